#include "widgets/yolox/filters/FiltersStation.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/AgnosticBox.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/FunnelStrip.h"
#include "widgets/detection/NmsStepper.h"
#include "widgets/detection/PicturePaint.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/ThresholdSlider.h"
#include "widgets/detection/WhyPanel.h"
#include "widgets/detection/truth/TruthLegend.h"
#include "widgets/detection/truth/TruthText.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/filters/FilterHistory.h"
#include "widgets/yolox/filters/FilterRun.h"
#include "widgets/yolox/filters/FilterSteps.h"
#include "widgets/yolox/filters/SceneTruth.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

namespace {

constexpr int sideWidth = 312; ///< six numbers of a row beside each other
constexpr std::size_t bestShown = 20; ///< boxes, where the threshold lets none pass

} // namespace

FiltersStation::FiltersStation(const StationTools &tools, QWidget *parent)
    : Station(parent), m_yolox(tools.state), m_state(new DetectionState(this)),
      m_truth(new SceneTruth(m_yolox, m_state, this)), m_steps(new FilterSteps(m_state, m_truth, this)),
      m_view(new PictureView), m_funnel(new FunnelStrip),
      m_confidence(new ThresholdSlider(ThresholdSlider::Kind::Confidence)),
      m_iou(new ThresholdSlider(ThresholdSlider::Kind::Iou)), m_level(new SegmentedControl(3)), m_hint(new QLabel),
      m_scores(new QLabel), m_lower(new QPushButton)
{
    new FilterHistory(m_state, m_yolox->undoStack(), this);
    auto *main = new QWidget;
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_funnel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *split = new QSplitter(this);
    split->addWidget(main);
    split->addWidget(makeSide());
    split->setStretchFactor(0, 1);
    split->setChildrenCollapsible(false);
    layout->addWidget(split);
    m_funnel->hideStage(FunnelStrip::Shown); // no class is switched off here
    m_funnel->stepper()->hide(); // the room's transport steps
    m_view->setState(m_state);
    m_view->setTruth(m_truth);
    m_funnel->setState(m_state);
    connectRoom();
    connectViews();
    translated(this, [this] { setTexts(); });
    showScores();
}

QWidget *FiltersStation::makeSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    auto *why = new WhyPanel;
    why->setState(m_state);
    why->setMinimumHeight(160);
    m_confidence->setState(m_state);
    m_iou->setState(m_state);
    m_hint->setWordWrap(true);
    m_scores->setWordWrap(true);
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_confidence, m_hint, m_lower, m_iou, new AgnosticBox(m_state), m_level,
                                          new TruthLegend(m_state, m_truth), m_scores})
        column->addWidget(each);
    column->addWidget(why, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(sideWidth);
    return scroll;
}

void FiltersStation::connectRoom()
{
    connect(m_yolox, &YoloxState::runChanged, this, &FiltersStation::refresh);
    connect(m_yolox, &YoloxState::cellSelected, this, &FiltersStation::followCell);
    connect(m_yolox, &YoloxState::boxSelected, this, &FiltersStation::followBox);
    connect(m_state, &DetectionState::selectionChanged, this, &FiltersStation::tellSelection);
    connect(m_state, &DetectionState::probeChanged, this, &FiltersStation::tellProbe);
}

void FiltersStation::connectViews()
{
    connect(m_truth, &TruthSource::pictureChanged, this, &FiltersStation::showScores);
    const std::pair<FunnelStrip::Stage, int> stages[] = {{FunnelStrip::Cells, FilterSteps::Decode},
                                                         {FunnelStrip::Confident, FilterSteps::Confidence}};
    for (const auto &[stage, step] : stages)
        connect(m_funnel->button(stage), &QToolButton::clicked, m_steps, [this, to = step] { m_steps->go(to); });
    for (const auto stage : {FunnelStrip::Unsuppressed, FunnelStrip::Result})
        connect(m_funnel->button(stage), &QToolButton::clicked, m_steps, &FilterSteps::endQuietly);
    connect(m_level, &SegmentedControl::chosen, this, [this](int level) {
        DetectionLayers layers = m_state->layers();
        layers.level = level;
        m_state->setLayers(layers);
    });
    const auto showLevel = [this] {
        m_level->setVisible(m_state->layers().map != DetectionLayers::Map::None);
        m_level->setCurrent(m_state->layers().level);
    };
    connect(m_state, &DetectionState::layersChanged, this, showLevel);
    showLevel();
    connect(m_lower, &QPushButton::clicked, this, [this] {
        if (m_state->run())
            m_state->setConfidence(scoreOfBest(*m_state->run(), bestShown));
    });
}

void FiltersStation::setTexts()
{
    m_view->setMessage(tr("The network has not seen the picture yet."));
    m_level->setTexts({tr("Stride 8"), QStringLiteral("16"), QStringLiteral("32")},
                      {tr("Objectness of the cells of 8 × 8 pixels"), tr("Objectness of the cells of 16 × 16 pixels"),
                       tr("Objectness of the cells of 32 × 32 pixels")});
    m_lower->setText(tr("Show the Best %1").arg(bestShown));
    m_lower->setToolTip(tr("Lowers the confidence threshold to the score of the %1th best box").arg(bestShown));
    m_scores->setToolTip(tr("Precision = found / (found + false alarms), recall = found / (found + missed). Found: the "
                            "box has the object's class and an IoU of at least %1 with it, each object once, best "
                            "score first.")
                             .arg(formatNumber(m_truth->iou())));
    m_steps->retranslate();
    showScores();
}

ExportSource FiltersStation::exportSource() const
{
    ExportSource source = m_view->exportSource();
    source.name = [] { return QStringLiteral("yolox-filters"); };
    source.csv = [this] {
        return m_state->run() ? filterCsv(*m_state->run(), m_state->result(), m_truth->picture()) : QString();
    };
    return source;
}

bool FiltersStation::climb()
{
    if (m_state->selectedCell() < 0 && !m_state->probe())
        return false;
    m_state->select(-1);
    m_state->setProbe({});
    return true;
}

StationSteps *FiltersStation::steps()
{
    return m_steps;
}

void FiltersStation::setWatched(bool watched)
{
    if (watched)
        refresh();
}

void FiltersStation::refresh()
{
    if (!isVisible())
        return;
    const auto run = m_yolox->run();
    const auto present = m_state->run();
    const bool isSame = run && present && &run->raw.values().front() == &present->raw.values().front()
        && present->picture.cacheKey() == m_yolox->scene().picture.cacheKey();
    if (isSame)
        return;
    m_isLinking = true; // another run begins without a selection; the room's stays
    m_state->setRun(run ? detectionRun(m_yolox->scene(), *run) : nullptr);
    m_state->select(m_yolox->selectedCell());
    m_isLinking = false;
}

void FiltersStation::showScores()
{
    const PictureTruth *truth = m_truth->picture();
    const auto share = [](double value) { return value < 0 ? QStringLiteral("–") : formatShare(value); };
    m_scores->setText(truth ? tr("Precision %1, recall %2 at IoU ≥ %3")
                                  .arg(share(truth->precision()), share(truth->recall()), formatNumber(m_truth->iou()))
                            : tr("No ground truth is marked in this picture."));
    showHint();
}

/// A network that has learned nothing is sure of nothing: an empty picture says why it is empty.
void FiltersStation::showHint()
{
    const auto run = m_state->run();
    const bool isEmpty = run && m_state->result().confident == 0;
    m_hint->setVisible(isEmpty);
    m_lower->setVisible(isEmpty);
    if (isEmpty)
        m_hint->setText(
            tr("No box passes: the best score is %1.").arg(formatNumber(static_cast<double>(scoreOfBest(*run, 1)))));
}

void FiltersStation::followCell(int cell)
{
    if (m_isLinking || !m_state->run())
        return;
    m_isLinking = true;
    m_state->select(cell);
    m_isLinking = false;
}

/// To the box that found the object; of a missed one the question why nothing is there.
void FiltersStation::followBox(int box)
{
    const int object = m_truth->objectOf(box);
    if (m_isLinking || object < 0)
        return;
    const TruthObject &what = m_truth->picture()->objects[static_cast<std::size_t>(object)];
    const QPointF middle(static_cast<double>(what.box.x1 + what.box.x2) / 2,
                         static_cast<double>(what.box.y1 + what.box.y2) / 2);
    m_isLinking = true;
    if (what.cell >= 0)
        m_state->select(what.cell);
    else
        m_state->setProbe(middle);
    m_yolox->selectCell(what.cell);
    m_isLinking = false;
}

void FiltersStation::tellSelection()
{
    if (m_isLinking)
        return;
    m_isLinking = true;
    const int cell = m_state->selectedCell();
    m_yolox->selectCell(cell);
    const PictureTruth *truth = m_truth->picture();
    if (truth && cell >= 0 && truth->kindOf(cell) == TruthKind::Matched)
        m_yolox->selectBox(truth->detections.at(cell).object);
    m_isLinking = false;
}

/// A place in a marked object is a question about that object.
void FiltersStation::tellProbe()
{
    const PictureTruth *truth = m_truth->shown();
    if (m_isLinking || !m_state->probe() || !truth)
        return;
    m_isLinking = true;
    m_yolox->selectBox(
        objectAt(*truth, *m_state->probe(), [this](TruthKind kind) { return isShown(m_state->layers(), kind); }));
    m_isLinking = false;
}

} // namespace vitrine
