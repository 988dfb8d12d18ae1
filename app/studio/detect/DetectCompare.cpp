#include "app/studio/detect/DetectCompare.h"

#include "app/studio/detect/ThresholdHistory.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/AgnosticBox.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectorPanel.h"
#include "widgets/detection/LayersPanel.h"
#include "widgets/detection/ThresholdSlider.h"
#include "widgets/detection/compare/CompareSettings.h"
#include "widgets/detection/compare/CompareStage.h"
#include "widgets/detection/compare/DifferencePanel.h"
#include "widgets/detection/compare/SideHeader.h"
#include "widgets/detection/compare/ThresholdLink.h"

#include <QCheckBox>
#include <QLabel>
#include <QStackedWidget>
#include <QUndoCommand>
#include <QVBoxLayout>

#include <functional>
#include <utility>

namespace vitrine {

namespace {

/// Its own inverse.
class SwapCommand : public QUndoCommand {
public:
    explicit SwapCommand(std::function<void()> swap) : QUndoCommand(DetectCompare::tr("Swap")), m_swap(std::move(swap))
    {
    }
    void undo() override { m_swap(); }
    void redo() override { m_swap(); }

private:
    std::function<void()> m_swap;
};

/// The picture of a run with nothing found in it yet.
std::shared_ptr<const DetectionRun> withoutBoxes(const DetectionRun &run, const DetectionRun *last)
{
    auto empty = std::make_shared<DetectionRun>();
    empty->picture = run.picture;
    empty->name = run.name;
    const DetectionRun &like = last ? *last : run;
    empty->model = like.model;
    empty->engine = like.engine;
    empty->classNames = like.classNames;
    empty->weightsFile = like.weightsFile;
    return empty;
}

bool isOfPicture(const DetectionRun &run, const DetectionRun &other)
{
    return run.picture.cacheKey() == other.picture.cacheKey();
}

} // namespace

DetectCompare::DetectCompare(DetectSession *session, DetectionState *state, PictureView *view, QWidget *window)
    : QObject(window), m_first(session), m_second(new DetectSession(session, this)), m_firstState(state),
      m_secondState(new DetectionState(this)), m_link(new ThresholdLink(state, m_secondState, this)),
      m_comparison(new ComparisonState(state, m_secondState, this)),
      m_stage(new CompareStage(view, m_comparison, m_link, window)), m_window(window)
{
    connectSecond();
    connect(m_stage->differences(), &DifferencePanel::swapWanted, this, &DetectCompare::swap);
    connect(m_stage->differences(), &DifferencePanel::closeWanted, this, [this] { setOn(false); });
    connect(m_stage->differences()->linkBox(), &QCheckBox::clicked, this, [this] { m_isLinkChosen = true; });
    connect(state, &DetectionState::layersChanged, m_secondState,
            [this] { m_secondState->setLayers(m_firstState->layers()); });
}

DetectCompare::~DetectCompare() = default;

void DetectCompare::connectSecond()
{
    connect(m_second, &DetectSession::outcomeChanged, this, &DetectCompare::showSecond);
    connect(m_second, &DetectSession::failed, this, &DetectCompare::refuse);
    connect(m_second, &DetectSession::busyChanged, this, [this](bool busy) {
        emit busyChanged();
        // Cancelled: the answer that waited for it is shown alone.
        if (!busy)
            release();
    });
}

QWidget *DetectCompare::makeSettings(QWidget *ofA, DetectorPanel *detector)
{
    m_firstPanel = detector;
    m_settings = new CompareSettings(ofA, makeSecondSettings(), m_window);
    connect(m_settings, &CompareSettings::compareWanted, this, [this] { setOn(true); });
    connect(m_settings, &CompareSettings::sideChanged, this, &DetectCompare::showSide);
    connect(m_stage, &CompareStage::sideChosen, m_settings, &CompareSettings::setSide);
    return m_settings;
}

QWidget *DetectCompare::makePanel(QWidget *ofA, std::function<QWidget *()> makeOfB)
{
    auto *panel = new QWidget(m_window);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *caption = new QLabel(panel);
    caption->setProperty("caption", true);
    caption->setContentsMargins(20, 0, 16, 4);
    auto *pages = new QStackedWidget(panel);
    pages->addWidget(ofA);
    column->addWidget(caption);
    column->addWidget(pages, 1);
    m_panels += {caption, pages, std::move(makeOfB)};
    translated(panel, [this] { showSide(); });
    return panel;
}

void DetectCompare::showSide()
{
    const CompareSide side = m_settings ? m_settings->side() : CompareSide::A;
    m_stage->setActive(side);
    for (const Panel &panel : m_panels) {
        if (isOn() && panel.pages->count() == 1)
            panel.pages->addWidget(panel.makeOfB());
        panel.pages->setCurrentIndex(static_cast<int>(side));
        panel.caption->setText(tr("Detector %1").arg(letterOf(side)));
        panel.caption->setVisible(isOn());
    }
    emit sideChanged();
}

QWidget *DetectCompare::makeSecondSettings()
{
    auto *page = new QWidget(m_window);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(12);
    m_secondPanel = new DetectorPanel(m_second, page);
    layout->addWidget(m_secondPanel);
    for (const auto kind : {ThresholdSlider::Kind::Confidence, ThresholdSlider::Kind::Iou}) {
        auto *slider = new ThresholdSlider(kind, page);
        slider->setState(m_secondState);
        layout->addWidget(slider);
    }
    layout->addWidget(new AgnosticBox(m_secondState, page));
    layout->addWidget(new LayersPanel(m_firstState, page)); // the same over both pictures
    layout->addWidget(new EngineNotes(m_second, page));
    layout->addStretch(1);
    connect(m_secondPanel, &DetectorPanel::openWanted, m_firstPanel, &DetectorPanel::openWanted);
    connect(m_first, &DetectSession::outcomeChanged, this,
            [this] { m_secondPanel->setRecent(m_firstPanel->recent()); });
    connect(m_second, &DetectSession::outcomeChanged, this,
            [this] { m_firstPanel->setRecent(m_secondPanel->recent()); });
    return page;
}

void DetectCompare::setOn(bool on)
{
    if (on == isOn())
        return;
    if (on && !std::exchange(m_hasSecond, true)) {
        ThresholdPair same = m_link->thresholds();
        same.second = same.first;
        m_history->apply(same);
    }
    m_firstState->setMove(-1);
    m_comparison->setOn(on);
    m_stage->setComparing(on);
    m_settings->setComparing(on);
    showSide();
    m_secondPanel->setRecent(m_firstPanel->recent());
    emit onChanged(on);
    if (on)
        show(m_firstState->run());
    else
        release();
}

bool DetectCompare::isBusy() const
{
    return isOn() && m_second->isBusy();
}

DetectSession *DetectCompare::edited() const
{
    return editedState() == m_secondState ? m_second : m_first;
}

DetectionState *DetectCompare::editedState() const
{
    return isOn() && m_settings && m_settings->side() == CompareSide::B ? m_secondState : m_firstState;
}

/// Pictures of one size that follow each other without a file are a video's: both sides change together.
bool DetectCompare::waitsForSecond(const DetectionRun &run) const
{
    const auto shown = m_firstState->run(), second = m_secondState->run();
    const auto outcome = m_second->outcome();
    return shown && second && m_first->question().picture.file.isEmpty() && shown->name == run.name
        && shown->picture.size() == run.picture.size() && isOfPicture(*shown, *second) && outcome
        && outcome->question.detector == m_second->question().detector && !isOfPicture(*shown, run);
}

void DetectCompare::show(std::shared_ptr<const DetectionRun> run)
{
    m_held.reset();
    if (!isOn() || !run) {
        if (run != m_firstState->run())
            m_firstState->setRun(std::move(run));
        if (isOn())
            m_secondState->setRun(nullptr);
        return;
    }
    if (waitsForSecond(*run)) {
        m_held = std::move(run);
    } else {
        if (run != m_firstState->run())
            m_firstState->setRun(run);
        if (!m_secondState->run() || !isOfPicture(*m_secondState->run(), *run))
            m_secondState->setRun(withoutBoxes(*run, m_secondState->run().get()));
    }
    if (!ask())
        release();
}

DetectorSource DetectCompare::wanted() const
{
    const DetectorSource asked = m_second->question().detector;
    return asked.file.isEmpty() ? m_restored : asked;
}

/// B's question about what A was asked about; false where its answer is there already.
bool DetectCompare::ask()
{
    const auto outcome = m_first->outcome();
    if (!outcome || !outcome->run)
        return false;
    DetectQuestion question{wanted(), outcome->question.picture};
    if (question.detector.file.isEmpty())
        question.detector = outcome->question.detector;
    question.detector.device = outcome->question.detector.device;
    const auto answered = m_second->outcome();
    if (answered && answered->question == question && answered->run && isOfPicture(*answered->run, *outcome->run)) {
        showSecond();
        return false;
    }
    m_second->ask(question);
    return true;
}

void DetectCompare::showSecond()
{
    const auto outcome = m_second->outcome();
    if (!std::exchange(m_isTryingAgain, false))
        emit answered();
    if (!isOn() || !outcome->run)
        return;
    if (m_held && isOfPicture(*m_held, *outcome->run))
        m_firstState->setRun(std::exchange(m_held, nullptr));
    const auto first = m_firstState->run();
    if (!first || !isOfPicture(*first, *outcome->run))
        return; // A is further
    if (outcome->run != m_secondState->run())
        m_secondState->setRun(outcome->run);
    linkOtherModels();
}

/// Nothing of B has changed; but A may be further meanwhile, and what B had can look at that.
void DetectCompare::refuse(const Error &error)
{
    m_restored = {};
    emit failed(error);
    if (!std::exchange(m_isTryingAgain, true) && isOn() && !ask())
        m_isTryingAgain = false;
}

void DetectCompare::release()
{
    if (m_held)
        m_firstState->setRun(std::exchange(m_held, nullptr));
    emit bothDone();
}

/// Of two models what differs is asked about; their thresholds stay alike from the start, unless they were set apart.
void DetectCompare::linkOtherModels()
{
    ThresholdPair pair = m_link->thresholds();
    NmsSettings first = pair.first;
    first.hiddenClasses.clear();
    const bool areAlike = first == pair.second;
    const bool areOthers = m_firstState->run()->weightsFile != m_secondState->run()->weightsFile;
    pair.linked = true;
    if (areOthers && areAlike && !m_link->isLinked() && !m_isLinkChosen)
        m_history->apply(pair);
}

void DetectCompare::swap()
{
    if (isOn() && m_second->outcome() && !m_second->question().detector.file.isEmpty())
        m_history->stack()->push(new SwapCommand([this] { swapSides(); }));
}

void DetectCompare::swapSides()
{
    ThresholdPair pair = m_link->thresholds();
    pair.second.hiddenClasses = std::exchange(pair.first.hiddenClasses, {});
    std::swap(pair.first, pair.second);
    m_history->apply(pair);
    const DetectQuestion first = m_first->question();
    const DetectQuestion second = m_second->question();
    m_second->ask({first.detector, second.picture});
    m_first->ask({second.detector, first.picture});
}

void DetectCompare::exportView(Command command)
{
    const ExportSource source = m_stage->exportSource();
    if (command == Command::CopyView)
        copyPicture(source);
    else
        command == Command::SaveView ? askAndSavePicture(m_window, source) : askAndSaveNumbers(m_window, source);
}

void DetectCompare::restore(const DetectSettings &last)
{
    m_hasSecond = !last.compared.file.isEmpty();
    m_isLinkChosen = m_hasSecond;
    m_link->setThresholds(
        {last.thresholds, m_hasSecond ? last.comparedThresholds : last.thresholds, m_hasSecond && last.linked});
    m_restored = last.compared;
    setOn(last.comparing && m_hasSecond);
}

void DetectCompare::save(DetectSettings &last) const
{
    last.comparing = isOn();
    last.compared = m_hasSecond ? wanted() : DetectorSource();
    last.comparedThresholds = m_link->thresholds().second;
    last.linked = m_link->isLinked();
}

} // namespace vitrine
