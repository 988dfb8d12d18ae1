#include "widgets/yolox/head/AnchorsPage.h"

#include "core/yolox/HeadCost.h"
#include "widgets/common/ChangeCommand.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/head/AnchorPlot.h"
#include "widgets/yolox/head/TargetsTable.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// Of steps of undo on the room's stack.
enum StepKind { AnchorStep = 512 };

} // namespace

AnchorsPage::AnchorsPage(YoloxState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_picturesName(new QLabel), m_aLevelName(new QLabel), m_seedName(new QLabel),
      m_summary(new QLabel), m_costs(new QLabel), m_pictures(new QSpinBox), m_aLevel(new QSpinBox),
      m_seed(new QSpinBox), m_plot(new AnchorPlot), m_scene(new SceneView(state)), m_table(new TargetsTable),
      m_fitting(this), m_assigning(this)
{
    build();
    for (QSpinBox *box : {m_pictures, m_aLevel, m_seed})
        connect(box, &QSpinBox::valueChanged, this, [this] {
            edit({m_pictures->value(), m_aLevel->value(), m_seed->value()});
        });
    for (const auto signal : {&YoloxState::runChanged, &YoloxState::boxesChanged, &YoloxState::sceneChanged,
                              &YoloxState::assignSettingsChanged})
        connect(state, signal, this, &AnchorsPage::refresh);
    connect(state, &YoloxState::boxSelected, this, &AnchorsPage::assignObject);
    connect(m_scene, &SceneView::clicked, this, &AnchorsPage::choose);
    connect(m_table, &QTableWidget::cellEntered, this, [this](int row) {
        m_hoveredCell = m_table->cellOf(row);
        m_scene->update();
    });
    connect(m_table, &QTableWidget::cellClicked, this, [this](int row) { m_state->selectCell(m_table->cellOf(row)); });
    m_scene->setOverlay(
        [this](QPainter &painter, const PictureTransform &transform) { paintOverlay(painter, transform); });
    translated(this, [this] { setTexts(); });
}

void AnchorsPage::build()
{
    m_pictures->setRange(1, 5000);
    m_aLevel->setRange(1, 5);
    m_seed->setRange(0, 9999);
    m_pictures->setKeyboardTracking(false);
    for (QSpinBox *box : {m_pictures, m_aLevel, m_seed})
        passWheel(box);
    showOptions(m_options);
    m_scene->setEditable(true);
    m_costs->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_picturesName, m_pictures, m_aLevelName, m_aLevel, m_seedName, m_seed})
        bar->addWidget(each);
    bar->addStretch();
    auto *middle = new QHBoxLayout;
    middle->setSpacing(8);
    middle->addWidget(m_plot, 6);
    middle->addWidget(m_scene, 5);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addWidget(m_summary);
    column->addLayout(middle, 3);
    column->addWidget(m_table, 2);
    column->addWidget(m_costs);
}

void AnchorsPage::setTexts()
{
    m_picturesName->setText(tr("Pictures"));
    m_pictures->setAccessibleName(m_picturesName->text());
    m_pictures->setToolTip(tr("How many pictures of the set are counted, evenly taken from all of it"));
    m_aLevelName->setText(tr("Anchors a map"));
    m_aLevel->setAccessibleName(m_aLevelName->text());
    m_aLevel->setToolTip(tr("k of k-means is three times as many; YOLOv3 has 3 a map"));
    m_seedName->setText(tr("Seed"));
    m_seed->setAccessibleName(m_seedName->text());
    m_seed->setToolTip(tr("Chooses the starts of k-means; the same seed gives the same anchors"));
    m_summary->setToolTip(tr("k-means with the distance 1 − IoU of the shapes: each object joins the anchor that it "
                             "overlaps most, each anchor becomes the mean of its objects"));
    showCosts();
    showObject();
}

void AnchorsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void AnchorsPage::refresh()
{
    if (!isVisible())
        return;
    const auto run = m_state->run();
    if (run && (m_asked.lock() != m_state->scene().pool || m_askedSide != run->size()))
        fitPool();
    showCosts();
    assignObject();
}

void AnchorsPage::fitPool()
{
    const auto run = m_state->run();
    if (!run || !m_state->scene().pool)
        return;
    m_asked = m_state->scene().pool;
    m_askedSide = run->size();
    m_plot->setMessage(tr("Counting the objects of the set…"));
    const bool isKnown = m_shapes && m_pool.lock() == m_state->scene().pool && m_side == run->size();
    m_fitting.start([this, pool = m_state->scene().pool, side = run->size(), options = m_options,
                     known = isKnown ? m_shapes : nullptr](const Cancel &cancel) -> LatestJob::Deliver {
        const auto shapes = known ? known : countShapes(*pool, options.pictures, side, cancel);
        const AnchorFit fit = fitAnchors(shapes->shapes, CellGrid::levels * options.aLevel,
                                         static_cast<std::uint64_t>(options.seed), 5, cancel);
        return [this, pool, side, shapes, fit] {
            m_pool = pool;
            showFit(shapes, fit, side);
        };
    });
}

/// Not in the GUI thread, but tells it how far it is.
std::shared_ptr<const PoolShapes> AnchorsPage::countShapes(const YoloxPool &pool, int pictures, int side,
                                                           const Cancel &cancel)
{
    const auto tell = [this](int done, int count) {
        const auto show = [this, done, count] {
            m_plot->setMessage(tr("Counting the objects of the set: picture %1 of %2").arg(done + 1).arg(count));
        };
        QMetaObject::invokeMethod(m_plot, show, Qt::QueuedConnection);
    };
    return std::make_shared<const PoolShapes>(poolShapes(pool, pictures, side, cancel, tell));
}

void AnchorsPage::showFit(const std::shared_ptr<const PoolShapes> &shapes, AnchorFit fit, int side)
{
    m_shapes = shapes;
    m_side = side;
    m_plot->setFit(shapes->shapes, std::move(fit), side);
    if (shapes->shapes.empty())
        m_plot->setMessage(tr("This set has no marked objects. Open annotations, or take the generated scenes."));
    showObject();
}

void AnchorsPage::showSummary()
{
    if (!m_shapes)
        return m_summary->clear();
    const QString hint = object() < 0 ? tr(" · Draw a box around an object in the picture.") : QString();
    const AnchorFit &fit = m_plot->fit();
    m_summary->setText(
        tr("%1 objects of %2 pictures, %3 anchors: mean IoU %4 after %5 rounds")
            .arg(formatCount(static_cast<std::int64_t>(m_shapes->shapes.size())), formatCount(m_shapes->pictures))
            .arg(fit.anchors.size())
            .arg(formatNumber(fit.meanIou))
            .arg(fit.rounds)
        + hint);
}

void AnchorsPage::showCosts()
{
    const auto run = m_state->run();
    if (!run)
        return m_costs->clear();
    const auto with = coupledCost(run->spec, run->size(), {1, m_options.aLevel});
    const auto without = coupledCost(run->spec, run->size(), {1, 1});
    if (!with || !without)
        return m_costs->clear();
    m_costs->setText(
        tr("Boxes a picture: %1 with %2 anchors a cell, %3 without.\nParameters of a coupled head's output "
           "layers: %4 with, %5 without.")
            .arg(formatCount(with->predictions))
            .arg(m_options.aLevel)
            .arg(formatCount(without->predictions), formatCount(with->outputParameters()),
                 formatCount(without->outputParameters())));
}

int AnchorsPage::object() const
{
    const auto count = static_cast<int>(m_state->scene().boxes.size());
    return m_state->selectedBox() >= 0 ? m_state->selectedBox() : (count > 0 ? 0 : -1);
}

std::optional<CenterBox> AnchorsPage::truth() const
{
    const auto run = m_state->run();
    if (!run || object() < 0)
        return {};
    return CenterBox::of(run->geometry.toInput(m_state->scene().boxes[static_cast<std::size_t>(object())].box));
}

void AnchorsPage::assignObject()
{
    m_positives.clear();
    m_assigning.cancel();
    const auto run = m_state->run();
    if (run && object() >= 0 && isVisible()) {
        m_assigning.start([this, run, scene = m_state->scene(), settings = m_state->assignSettings(),
                           object = object()](const Cancel &) -> LatestJob::Deliver {
            const YoloxTruths truths = truthsFor(scene, *run);
            std::vector<Positive> positives;
            for (const Positive &each : assign(run->decoded->predictions(), truths.boxes, settings).positives)
                if (truths.sources[static_cast<std::size_t>(each.truth)] == object)
                    positives.push_back(each);
            return [this, positives] {
                m_positives = positives;
                showObject();
            };
        });
    }
    showObject();
}

void AnchorsPage::showObject()
{
    const auto run = m_state->run();
    const auto box = truth();
    showSummary();
    m_anchored.reset();
    m_hoveredCell = -1;
    m_table->clearTargets();
    m_plot->setObject({}, -1);
    m_scene->update();
    if (!run || !box)
        return;
    const CellGrid grid{run->raw.width(), run->raw.height()};
    m_anchored = anchorTargets(grid, m_plot->fit().anchors, *box);
    m_table->setTargets(run, *box, m_anchored, m_positives);
    m_plot->setObject(BoxShape{static_cast<double>(box->width), static_cast<double>(box->height)},
                      m_anchored ? m_anchored->anchor : -1);
}

void AnchorsPage::choose(const QPointF &place)
{
    const auto run = m_state->run();
    if (!run)
        return;
    // Of those that hold the place the smallest.
    int best = -1;
    double area = 0;
    const auto &boxes = m_state->scene().boxes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const QRectF rect = SceneView::toRect(run->geometry.toInput(boxes[i].box));
        if (rect.contains(place) && (best < 0 || rect.width() * rect.height() < area)) {
            best = static_cast<int>(i);
            area = rect.width() * rect.height();
        }
    }
    if (best >= 0)
        m_state->selectBox(best);
}

void AnchorsPage::edit(const AnchorOptions &options)
{
    if (options == m_options)
        return;
    m_state->undoStack()->push(
        new ChangeCommand<AnchorOptions>(tr("Anchors"), AnchorStep, m_options, options, false,
                                         [this](const AnchorOptions &, const AnchorOptions &to) { showOptions(to); }));
    showOptions(options);
}

void AnchorsPage::showOptions(const AnchorOptions &options)
{
    if (options.pictures != m_options.pictures)
        m_shapes.reset();
    m_options = options;
    const QSignalBlocker quietPictures(m_pictures), quietLevel(m_aLevel), quietSeed(m_seed);
    m_pictures->setValue(options.pictures);
    m_aLevel->setValue(options.aLevel);
    m_seed->setValue(options.seed);
    m_asked.reset();
    refresh();
}

void AnchorsPage::paintOverlay(QPainter &painter, const PictureTransform &transform) const
{
    const auto run = m_state->run();
    const auto box = truth();
    if (!run || !box)
        return;
    const Theme &theme = Theme::instance();
    const auto frame = [&](const QRectF &rect, const QColor &colour, double line, Qt::PenStyle style) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::textOn(colour), line + 2));
        painter.drawRect(transform.map(rect));
        painter.setPen(QPen(colour, line, style));
        painter.drawRect(transform.map(rect));
    };
    for (const Positive &positive : m_positives)
        frame(SceneView::toRect(run->raw.cell(positive.cell).square()), theme.color(Theme::Role::Accent), 1.5,
              Qt::SolidLine);
    if (m_anchored) {
        const BoxShape &shape = m_plot->fit().anchors[static_cast<std::size_t>(m_anchored->anchor)];
        const QPointF centre(static_cast<double>(box->x), static_cast<double>(box->y));
        const QPointF half(shape.width / 2, shape.height / 2);
        frame({centre - half, centre + half}, theme.color(Theme::Role::Receptive), 2, Qt::DashLine);
        frame(SceneView::toRect(m_anchored->cell.square()), theme.color(Theme::Role::Lit), 2, Qt::SolidLine);
    }
    if (m_hoveredCell >= 0 && m_hoveredCell < run->raw.cells())
        frame(SceneView::toRect(run->raw.cell(m_hoveredCell).square()), theme.color(Theme::Role::Text), 3,
              Qt::SolidLine);
}

QString AnchorsPage::summary() const
{
    return m_summary->text();
}

QString AnchorsPage::costs() const
{
    return m_costs->text();
}

ExportSource AnchorsPage::exportSource() const
{
    ExportSource source = m_plot->exportSource();
    source.csv = [this, shapes = source.csv] { return m_table->csv() + shapes(); };
    return source;
}

} // namespace vitrine
