#include "widgets/yolox/assignment/AssignmentPage.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/assignment/AssignBar.h"
#include "widgets/yolox/assignment/AssignOverlay.h"
#include "widgets/yolox/assignment/AssignRunsPanel.h"
#include "widgets/yolox/assignment/CostMatrixView.h"
#include "widgets/yolox/assignment/EpochPlot.h"
#include "widgets/yolox/assignment/PairText.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QCheckBox>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

QIcon dotIcon(const QColor &colour, int stride)
{
    QPixmap pixmap(16, 16);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour);
    const double radius = std::min(7.0, AssignOverlay::dotRadius(stride) * 1.3);
    painter.drawEllipse(QPointF(8, 8), radius, radius);
    return QIcon(pixmap);
}

/// A text in a place that asks for no more height than it needs at least: the station fits a small window.
QWidget *lowly(QTextBrowser *text)
{
    text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    auto *place = new QWidget;
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text);
    return place;
}

} // namespace

AssignmentPage::AssignmentPage(const StationTools &tools)
    : m_state(tools.state), m_session(new AssignSession(tools.state, this)),
      m_runs(new AssignRuns(m_session, tools.computeThread, this)), m_steps(new StationSteps(this)),
      m_bar(new AssignBar(m_session)), m_note(makeNote(this)), m_scene(new SceneView(tools.state)),
      m_tabs(new QTabWidget), m_terms(new SegmentedControl(4)), m_sort(new QCheckBox), m_legend(new ColourLegend),
      m_matrix(new CostMatrixView(m_session)), m_runsPanel(new AssignRunsPanel(m_session, m_runs)),
      m_card(new QTextBrowser)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_bar);
    auto *split = new QSplitter;
    split->addWidget(makePictureSide());
    split->addWidget(makeNumbersSide());
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    column->addWidget(split, 1);

    connectScene();
    connect(m_session, &AssignSession::pictureChanged, this, &AssignmentPage::showPicture);
    connect(m_session, &AssignSession::chosenChanged, this, &AssignmentPage::showSentences);
    connect(m_session, &AssignSession::chosenChanged, this, &AssignmentPage::showCard);
    connect(m_session, &AssignSession::termChanged, this, [this] { m_terms->setCurrent(int(m_session->term())); });
    connect(m_session, &AssignSession::said, this, &Station::said);
    connect(m_runs, &AssignRuns::said, this, &Station::said);
    connect(m_runs, &AssignRuns::shownChanged, this, &AssignmentPage::showNote);
    connect(m_runs, &AssignRuns::seriesOpened, this, [this] {
        m_tabs->setCurrentWidget(m_runsPanel);
        m_seeksResult = true; // that changes with training; where candidates lie does not
        showSentences();
    });
    connect(m_steps, &StationSteps::currentChanged, this, &AssignmentPage::showStep);
    connect(m_terms, &SegmentedControl::chosen, this,
            [this](int index) { m_session->setTerm(static_cast<AssignTerm>(index)); });
    connect(m_sort, &QCheckBox::toggled, m_matrix, &CostMatrixView::setSorted);
    connect(m_matrix, &CostMatrixView::scaleChanged, this, &AssignmentPage::showScale);
    connect(m_tabs, &QTabWidget::currentChanged, this, &AssignmentPage::activate);
    translated(this, [this] { setTexts(); });
}

QWidget *AssignmentPage::makePictureSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_scene, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (int level = 0; level < CellGrid::levels; ++level) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setChecked(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(dotIcon(levelColour(level), CellGrid::stride(level)));
        connect(button, &QToolButton::toggled, this, [this, level](bool on) {
            m_levels[static_cast<std::size_t>(level)] = on;
            m_scene->update();
        });
        row->addWidget(button);
        m_levelButtons[static_cast<std::size_t>(level)] = button;
    }
    row->addStretch();
    column->addLayout(row);
    return side;
}

QWidget *AssignmentPage::makeNumbersSide()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_terms);
    column->addWidget(m_sort);
    column->addWidget(m_matrix, 1);
    column->addWidget(m_legend);
    m_tabs->addTab(page, {});
    m_tabs->addTab(m_runsPanel, {});
    m_tabs->setDocumentMode(true);
    m_terms->setCurrent(static_cast<int>(m_session->term()));

    m_card->setOpenLinks(false);
    m_card->setMinimumHeight(96);
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_tabs);
    split->addWidget(lowly(m_card));
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    // Here and not above the picture, which must not move while a box in it is dragged.
    auto *side = new QWidget;
    auto *whole = new QVBoxLayout(side);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(8);
    whole->addWidget(m_note);
    whole->addWidget(split, 1);
    return side;
}

void AssignmentPage::connectScene()
{
    m_scene->setEditable(true);
    m_scene->setOverlay(
        [this](QPainter &painter, const PictureTransform &transform) { paintOverlay(painter, transform); });
    m_scene->setToolTips([this](const QPointF &place) -> QString {
        const auto picture = m_session->picture();
        const int cell = cellAt(place), row = m_session->chosen().row;
        if (cell < 0 || row < 0)
            return {};
        return AssignText::ofPair(*picture, static_cast<std::size_t>(row), *picture->study.columnOf(cell));
    });
    connect(m_scene, &SceneView::clicked, this, &AssignmentPage::click);
    connect(m_scene, &SceneView::hovered, this, [this](const QPointF &place) {
        const int cell = cellAt(place);
        m_session->hover(cell < 0 ? AssignPair{} : AssignPair{m_session->chosen().row, cell});
    });
    connect(m_scene, &SceneView::left, this, [this] { m_session->hover({}); });
    for (const auto signal :
         {&AssignSession::pictureChanged, &AssignSession::chosenChanged, &AssignSession::hoveredChanged})
        connect(m_session, signal, m_scene, qOverload<>(&QWidget::update));
}

void AssignmentPage::setTexts()
{
    m_scene->setAccessibleName(tr("Picture with ground truth and cells"));
    m_tabs->setTabText(0, tr("Cost matrix"));
    m_tabs->setTabToolTip(0, tr("What it costs to give each candidate to each ground truth"));
    m_tabs->setTabText(1, tr("Over training"));
    m_tabs->setTabToolTip(1, tr("How the assignment changes from fresh weights to trained ones"));
    m_terms->setTexts({tr("IoU"), tr("−log IoU"), tr("Class"), tr("Cost")},
                      {tr("Intersection over union of the predicted box with the ground truth, 0 to 1"),
                       tr("IoU cost: −log(IoU + 1e-8), 0 to 18.4; not yet times λ"),
                       tr("Class cost: binary cross-entropy of √(p_cls · p_obj) over all classes"),
                       tr("Class cost + λ · IoU cost; the colour leaves out what a wrong place adds, such pairs are "
                          "paler")});
    m_terms->setAccessibleName(tr("What the matrix shows"));
    m_sort->setText(tr("Cheapest of the chosen row first"));
    m_sort->setToolTip(
        tr("Sorts the columns by their cost for the chosen ground truth; else by level, row and column"));
    for (int level = 0; level < CellGrid::levels; ++level) {
        QToolButton *button = m_levelButtons[static_cast<std::size_t>(level)];
        button->setText(tr("Stride %1").arg(CellGrid::stride(level)));
        button->setToolTip(tr("Shows and hides the cells of stride %1: one for every %1 × %1 pixels of the input")
                               .arg(CellGrid::stride(level)));
    }
    m_card->setAccessibleName(tr("The chosen pair worked out"));
    m_session->refresh();
    showPicture();
}

AssignStep AssignmentPage::step() const
{
    return static_cast<AssignStep>(std::max(0, m_steps->current()));
}

void AssignmentPage::paintOverlay(QPainter &painter, const PictureTransform &transform) const
{
    const auto picture = m_session->picture();
    if (!picture)
        return;
    AssignOverlay overlay(*picture, step(), m_session->chosen(), m_session->hovered());
    overlay.setLevels(m_levels);
    overlay.paint(painter, transform);
}

int AssignmentPage::cellAt(const QPointF &place) const
{
    const auto picture = m_session->picture();
    if (!picture)
        return -1;
    constexpr double reach = 4; // painted pixels
    return AssignOverlay::cellAt(picture->study, place, reach / m_scene->transform().scale, m_levels);
}

void AssignmentPage::click(const QPointF &place)
{
    m_session->choose({m_session->chosen().row, cellAt(place)});
}

void AssignmentPage::showPicture()
{
    showSentences();
    showNote();
    showCard();
}

void AssignmentPage::showSentences()
{
    const auto picture = m_session->picture();
    const int row = m_session->chosen().row;
    const bool hasRow = picture && row >= 0 && row < static_cast<int>(picture->study.rows());
    m_steps->setSentences(hasRow ? AssignText::sentences(*picture, row) : QStringList());
    if (hasRow && std::exchange(m_seeksResult, false))
        m_steps->go(m_steps->count() - 1);
}

void AssignmentPage::showNote()
{
    const auto picture = m_session->picture();
    QStringList lines;
    const AssignRuns::Entry &shown = m_runs->entries()[static_cast<std::size_t>(m_runs->shown())];
    if (shown.epoch >= 0)
        lines += tr("The network after epoch %1 of \"%2\" is shown. Esc goes back to the room's network.")
                     .arg(shown.epoch)
                     .arg(shown.name);
    else if (m_session->showsOther())
        lines += tr("Other weights are shown: \"Over training\", row %1. Esc goes back to the room's network.")
                     .arg(m_runs->shown() + 1);
    if (picture)
        if (const QString remarks = AssignText::remarks(*picture); !remarks.isEmpty())
            lines += remarks;
    m_note->setText(lines.join(QLatin1Char('\n')));
    m_note->setVisible(!lines.isEmpty());
}

void AssignmentPage::showCard()
{
    const auto picture = m_session->picture();
    const AssignPair chosen = m_session->chosen();
    const bool hasRow = picture && chosen.row < static_cast<int>(picture->study.rows());
    const QString text = hasRow ? PairText::of(*picture, chosen) : QString();
    const int place = m_card->verticalScrollBar()->value();
    m_card->setHtml(text);
    m_card->verticalScrollBar()->setValue(place); // while a box is dragged one goes on reading
}

void AssignmentPage::showStep(int step)
{
    switch (static_cast<AssignStep>(step)) {
    case AssignStep::Ious:
        m_session->setTerm(AssignTerm::Iou);
        break;
    case AssignStep::IouCosts:
        m_session->setTerm(AssignTerm::IouCost);
        break;
    case AssignStep::ClassCosts:
        m_session->setTerm(AssignTerm::ClassCost);
        break;
    case AssignStep::DynamicK:
        m_session->setTerm(AssignTerm::Iou);
        break;
    default:
        m_session->setTerm(AssignTerm::Cost);
    }
    m_scene->update();
}

void AssignmentPage::showScale()
{
    const auto picture = m_session->picture();
    if (picture && picture->study.rows() > 0 && picture->study.columns() > 0)
        m_legend->setScale(m_matrix->scale(), false);
    else
        m_legend->clear();
}

bool AssignmentPage::climb()
{
    if (m_session->chosen().cell >= 0) {
        m_session->choose({m_session->chosen().row, -1});
        return true;
    }
    if (m_session->showsOther()) {
        m_runs->show(0);
        return true;
    }
    return false;
}

void AssignmentPage::activate()
{
    m_session->setActive(isVisible());
    m_runs->setActive(isVisible(), m_tabs->currentWidget() == m_runsPanel);
}

bool AssignmentPage::open(const QStringList &files)
{
    if (files.size() != 1 || seriesIn(files.front().toStdString()).size() < 2)
        return false;
    m_runs->addFolder(files.front());
    return true;
}

std::vector<FilmReel> AssignmentPage::reels()
{
    std::vector<int> shots;
    const AssignRuns::Span span = m_runs->span();
    for (int i = span.first; i <= span.last(); ++i)
        if (m_runs->entries()[static_cast<std::size_t>(i)].error.isEmpty())
            shots.push_back(i);
    if (!m_runs->hasSeries() || shots.size() < 2)
        return {};
    FilmReel reel;
    reel.name = tr("From epoch to epoch");
    reel.file = QStringLiteral("label-assignment-over-training");
    reel.count = static_cast<int>(shots.size());
    const auto entryOf = [shots](int step) { return shots[static_cast<std::size_t>(step)]; };
    reel.label = [this, entryOf](int step) {
        return tr("Epoch %1").arg(m_runs->entries()[static_cast<std::size_t>(entryOf(step))].epoch);
    };
    reel.show = [this, entryOf](int step) { m_runs->show(entryOf(step), true); };
    reel.isBusy = [this] {
        const auto picture = m_session->picture();
        if (!m_runs->entries()[static_cast<std::size_t>(m_runs->wanted())].error.isEmpty())
            return false; // it never comes
        return m_runs->shown() != m_runs->wanted() || !picture
            || picture->run != m_runs->entries()[static_cast<std::size_t>(m_runs->shown())].run;
    };
    reel.putBack = [this, before = m_runs->wanted()] { m_runs->show(before, true); };
    return {reel};
}

ExportSource AssignmentPage::exportSource() const
{
    const bool isOverEpochs = m_tabs->currentWidget() == m_runsPanel && m_runs->hasSeries();
    const ExportSource picture = m_scene->exportSource(),
                       numbers = isOverEpochs ? m_runsPanel->plot()->exportSource() : m_matrix->exportSource();
    const auto size = [picture, numbers] {
        return QSize(std::max(picture.size().width(), numbers.size().width()),
                     picture.size().height() + numbers.size().height());
    };
    return {[] { return QStringLiteral("label-assignment"); }, size,
            [picture, numbers, size](QPainter &painter) {
                painter.fillRect(QRect(QPoint(), size()), Theme::instance().color(Theme::Role::Panel));
                painter.save();
                picture.paint(painter);
                painter.restore();
                painter.translate(0, picture.size().height());
                numbers.paint(painter);
            },
            [this] { return m_tabs->currentWidget() == m_runsPanel ? m_runsPanel->csv() : m_matrix->csv(); }};
}

} // namespace vitrine
