#include "widgets/yolox/head/CellsPage.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/head/CellBoard.h"
#include "widgets/yolox/head/LevelMaps.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

using Kind = CellNumber::Kind;

constexpr std::array<Kind, 8> kinds{Kind::Score, Kind::Objectness, Kind::BestClass, Kind::Class,
                                    Kind::X,     Kind::Y,          Kind::Width,     Kind::Height};

const QString numberKey = QStringLiteral("yolox/head/number"), heatKey = QStringLiteral("yolox/head/heat");

} // namespace

CellsPage::CellsPage(YoloxState *state, StationSteps *steps, QWidget *parent)
    : QWidget(parent), m_state(state), m_steps(steps), m_levels(new SegmentedControl(3)),
      m_number(makeNarrowBox(nullptr)), m_class(makeNarrowBox(nullptr)), m_heat(new QCheckBox),
      m_stretch(new QCheckBox), m_best(new QPushButton), m_scene(new SceneView(state)), m_maps(new LevelMaps),
      m_legend(new ColourLegend), m_board(new CellBoard)
{
    build();
    connect(m_levels, &SegmentedControl::chosen, this, &CellsPage::setLevel);
    connect(m_maps, &LevelMaps::levelChosen, this, &CellsPage::setLevel);
    connect(m_number, &QComboBox::activated, this, [this](int number) {
        QSettings().setValue(numberKey, number);
        showNumber();
    });
    connect(m_class, &QComboBox::activated, this, &CellsPage::showNumber);
    connect(m_heat, &QCheckBox::toggled, this, [this](bool isOn) {
        QSettings().setValue(heatKey, isOn);
        m_scene->update();
    });
    connect(m_stretch, &QCheckBox::toggled, this, [this](bool isOn) {
        m_maps->setStretched(isOn);
        showNumber();
    });
    connect(m_best, &QPushButton::clicked, this, [this] {
        if (m_state->run())
            m_state->selectCell(bestCell(m_state->run()->raw));
    });
    connect(m_maps, &LevelMaps::hovered, this, &CellsPage::hoverCell);
    connect(m_maps, &LevelMaps::chosen, state, &YoloxState::selectCell);
    connect(m_scene, &SceneView::hovered, this, [this](const QPointF &place) { hoverCell(cellUnder(place)); });
    connect(m_scene, &SceneView::left, this, [this] { hoverCell(-1); });
    connect(m_scene, &SceneView::clicked, this, [this](const QPointF &place) {
        if (const int cell = cellUnder(place); cell >= 0)
            m_state->selectCell(cell);
    });
    connect(state, &YoloxState::runChanged, this, &CellsPage::showRun);
    connect(state, &YoloxState::cellSelected, this, &CellsPage::showCell);
    connect(steps, &StationSteps::currentChanged, this, &CellsPage::showStep);
    m_maps->setDescriber([this](int cell) { return describe(cell); });
    m_scene->setToolTips([this](const QPointF &place) { return describe(cellUnder(place)); });
    m_scene->setOverlay(
        [this](QPainter &painter, const PictureTransform &transform) { paintOverlay(painter, transform); });
    translated(this, [this] { setTexts(); });
    m_levels->setCurrent(m_maps->level());
    showRun();
}

void CellsPage::build()
{
    m_heat->setChecked(QSettings().value(heatKey, true).toBool());
    for (std::size_t i = 0; i < kinds.size(); ++i)
        m_number->addItem(QString());
    m_number->setCurrentIndex(std::clamp(QSettings().value(numberKey, 0).toInt(), 0, m_number->count() - 1));
    m_levels->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    for (QWidget *each : std::initializer_list<QWidget *>{m_number, m_class, m_levels, m_heat, m_stretch, m_best})
        bar->addWidget(each);
    bar->addStretch();
    bar->addWidget(m_legend);
    m_legend->setFixedWidth(112);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(8);
    middle->addWidget(m_scene, 5);
    middle->addWidget(m_maps, 6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addLayout(middle, 1);
    column->addWidget(m_board);
}

void CellsPage::setTexts()
{
    const QStringList names = {tr("Score"),        tr("Objectness"),   tr("Best class"),   tr("One class"),
                               tr("x, undecoded"), tr("y, undecoded"), tr("w, undecoded"), tr("h, undecoded")};
    for (int i = 0; i < m_number->count(); ++i)
        m_number->setItemText(i, names[i]);
    m_number->setAccessibleName(tr("What the maps show"));
    m_number->setToolTip(tr("What the maps show of each cell: probabilities behind their sigmoid, or the box's numbers "
                            "as the network gives them"));
    m_class->setAccessibleName(tr("Class on the maps"));
    m_class->setToolTip(tr("The class whose probability the maps show"));
    for (int i = 0; m_state->run() && i < m_class->count(); ++i)
        m_class->setItemText(i, shownClass(m_state->run()->classNames, i));
    QStringList texts, tips;
    for (const int stride : RawOutput::strides) {
        texts += QStringLiteral("÷%1").arg(stride);
        tips +=
            tr("The map in which a cell speaks for %1 × %1 pixels (key %2 on the maps)").arg(stride).arg(texts.size());
    }
    m_levels->setTexts(texts, tips);
    m_heat->setText(tr("On picture"));
    m_heat->setToolTip(tr("Lay the large map over the picture, each cell on its square"));
    m_stretch->setText(tr("Stretch"));
    m_stretch->setToolTip(tr("Colours of probabilities from 0 to the largest on the maps, in place of 0 to 1"));
    m_best->setText(tr("Best cell"));
    m_best->setToolTip(tr("Follow the cell with the highest score, object × class"));
    showCell();
}

void CellsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        showRun();
}

void CellsPage::showRun()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const auto run = m_state->run();
    m_hovered = -1;
    if (run) {
        const int before = m_class->currentIndex();
        m_class->clear();
        for (std::size_t i = 0; i < run->classNames.size(); ++i)
            m_class->addItem(shownClass(run->classNames, m_class->count()));
        m_class->setCurrentIndex(std::clamp(before, 0, m_class->count() - 1));
    }
    m_maps->setRun(run);
    showNumber();
    if (run && m_state->selectedCell() < 0)
        m_state->selectCell(bestCell(run->raw)); // something to look at from the start
    showCell();
}

void CellsPage::showNumber()
{
    const Kind kind = kinds[static_cast<std::size_t>(std::max(m_number->currentIndex(), 0))];
    m_class->setVisible(kind == Kind::Class);
    m_stretch->setEnabled(kind < Kind::X);
    m_maps->setNumber({kind, std::max(m_class->currentIndex(), 0)});
    m_legend->setScale(m_maps->scale(), false);
    for (int level = 0; level < 3; ++level)
        m_heats[static_cast<std::size_t>(level)] = m_state->run() ? m_maps->heat(level) : QImage();
    m_scene->update();
}

void CellsPage::setLevel(int level)
{
    m_levels->setCurrent(level);
    m_maps->setLevel(level);
    m_scene->update();
}

void CellsPage::hoverCell(int cell)
{
    if (std::exchange(m_hovered, cell) == cell)
        return;
    m_maps->setHovered(cell);
    m_scene->update();
}

int CellsPage::cellUnder(const QPointF &place) const
{
    const auto run = m_state->run();
    if (!run || place.x() < 0 || place.y() < 0 || place.x() >= run->raw.width() || place.y() >= run->raw.height())
        return -1;
    const int stride = RawOutput::strides[static_cast<std::size_t>(m_maps->level())];
    return run->raw.indexOf(
        {m_maps->level(), stride, static_cast<int>(place.x()) / stride, static_cast<int>(place.y()) / stride});
}

QString CellsPage::describe(int cell) const
{
    const auto run = m_state->run();
    if (!run || cell < 0)
        return {};
    const Box square = run->raw.cell(cell).square();
    return QStringLiteral("%1\n%2 = %3\n%4")
        .arg(cellText(run->raw, cell), m_number->currentText(),
             formatExact(static_cast<double>(cellNumber(run->raw, m_maps->number(), cell))),
             tr("Its square: %1 (input pixels)").arg(boxText(square)));
}

void CellsPage::showCell()
{
    if (m_isStale)
        return;
    const auto run = m_state->run();
    const int cell = m_state->selectedCell();
    m_path = run && run->trace && cell >= 0 ? cellPath(*run->trace, run->raw, run->geometry, cell) : std::nullopt;
    m_maps->setSelected(m_path ? cell : -1);
    m_texts = m_path ? cellSteps(*m_path, run->geometry, run->classNames) : std::vector<CellStep>();
    m_board->setPath(run, m_path);
    if (m_path && m_path->cell.level != m_maps->level())
        setLevel(m_path->cell.level);
    QStringList sentences;
    for (const CellStep &step : m_texts)
        sentences += step.sentence;
    m_steps->setSentences(sentences);
    showStep();
}

void CellsPage::showStep()
{
    const int step = m_steps->current();
    if (step >= 0 && step < static_cast<int>(m_texts.size()))
        m_board->setStep(m_texts[static_cast<std::size_t>(step)]);
    m_scene->update();
}

void CellsPage::paintOverlay(QPainter &painter, const PictureTransform &transform) const
{
    const auto run = m_state->run();
    if (!run || m_isStale)
        return;
    if (m_heat->isChecked())
        painter.drawImage(transform.map(QRectF(0, 0, run->raw.width(), run->raw.height())),
                          m_heats[static_cast<std::size_t>(m_maps->level())]);
    if (m_path)
        paintPath(painter, transform);
    if (m_hovered >= 0)
        paintCell(painter, transform, m_hovered, Theme::instance().color(Theme::Role::Accent));
}

void CellsPage::paintCell(QPainter &painter, const PictureTransform &transform, int cell, const QColor &colour) const
{
    const QRectF rect = transform.map(SceneView::toRect(m_state->run()->raw.cell(cell).square()));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::textOn(colour), 4));
    painter.drawRect(rect);
    painter.setPen(QPen(colour, 2));
    painter.drawRect(rect);
}

void CellsPage::paintPath(QPainter &painter, const PictureTransform &transform) const
{
    const Theme &theme = Theme::instance();
    const CellStep &step = m_board->step();
    if (step.lights(CellPart::Seen)) {
        // Two 3×3 convolutions: two cells to each side.
        const double stride = m_path->cell.stride;
        const QRectF seen((m_path->cell.column - 2) * stride, (m_path->cell.row - 2) * stride, 5 * stride, 5 * stride);
        painter.setPen(QPen(theme.color(Theme::Role::Receptive), 2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(transform.map(seen));
    }
    paintBox(painter, transform);
    paintCell(painter, transform, m_path->index, theme.color(Theme::Role::Lit));
}

void CellsPage::paintBox(QPainter &painter, const PictureTransform &transform) const
{
    const CellStep &step = m_board->step();
    const bool isLit = step.lights(CellPart::DecodedBox) || step.lights(CellPart::Centre);
    const QColor colour = classColour(m_path->bestClass);
    const QRectF rect = transform.map(SceneView::toRect(m_path->inInput));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(classOutline(m_path->bestClass), isLit ? 5 : 3));
    painter.drawRect(rect);
    painter.setPen(QPen(colour, isLit ? 3 : 1.5, isLit ? Qt::SolidLine : Qt::DashLine));
    painter.drawRect(rect);
    if (step.lights(CellPart::Centre)) {
        painter.setBrush(colour);
        painter.drawEllipse(rect.center(), 4, 4);
    }
    const QString name = QStringLiteral("%1 %2").arg(m_class->itemText(m_path->bestClass),
                                                     formatNumber(static_cast<double>(m_path->score)));
    const QFontMetricsF metrics(painter.font());
    QRectF label(rect.topLeft(), QSizeF(metrics.horizontalAdvance(name) + 8, metrics.height() + 2));
    // Inside of the picture, whatever the box; below it, for the ground truth's name stands above.
    const QRectF bounds = transform.map(QRectF(0, 0, m_state->run()->raw.width(), m_state->run()->raw.height()));
    label.moveTo(std::clamp(label.left(), bounds.left(), std::max(bounds.left(), bounds.right() - label.width())),
                 std::clamp(rect.bottom(), bounds.top(), bounds.bottom() - label.height()));
    painter.fillRect(label, colour);
    painter.setPen(Theme::textOn(colour));
    painter.drawText(label, Qt::AlignCenter, name);
}

ExportSource CellsPage::exportSource() const
{
    const QSize scene(m_scene->size()), maps(m_maps->size()), board(m_board->size());
    const auto source = std::make_shared<std::array<ExportSource, 3>>(
        std::array{m_scene->exportSource(), m_maps->exportSource(), m_board->exportSource()});
    constexpr int gap = 16;
    const auto size = [source] {
        const QSize a = (*source)[0].size(), b = (*source)[1].size(), c = (*source)[2].size();
        return QSize(std::max(a.width() + gap + b.width(), c.width()),
                     std::max(a.height(), b.height()) + gap + c.height());
    };
    const auto paint = [source](QPainter &painter) {
        const QSize a = (*source)[0].size(), b = (*source)[1].size();
        const QPoint places[] = {{0, 0}, {a.width() + gap, 0}, {0, std::max(a.height(), b.height()) + gap}};
        for (std::size_t i = 0; i < 3; ++i) {
            painter.save();
            painter.translate(places[i]);
            (*source)[i].paint(painter);
            painter.restore();
        }
    };
    const auto csv = [this, source] {
        QString text;
        for (int i = 0; i < m_steps->count(); ++i)
            text += QStringLiteral("# %1. %2\n").arg(i + 1).arg(m_steps->sentences()[i]);
        return text + (*source)[2].csv() + (*source)[1].csv();
    };
    return {[source] { return (*source)[2].name(); }, size, paint, csv};
}

} // namespace vitrine
