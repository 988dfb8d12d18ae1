// The part of NetworkRoom that wires what trains: single runs, comparisons, data, landscape, playground.

#include "app/studio/NetworkRoom.h"

#include "app/studio/DataDesk.h"
#include "app/studio/ErrorBanner.h"
#include "app/studio/LandscapeDesk.h"
#include "app/studio/NetworkPanels.h"
#include "app/studio/PlaygroundDesk.h"
#include "app/studio/TrainDesk.h"
#include "app/studio/TwinDesk.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/experiments/SceneSetups.h"
#include "widgets/landscape/LandscapePanel.h"
#include "widgets/landscape/LandscapeSession.h"
#include "widgets/playground/PlaygroundView.h"
#include "widgets/session/Session.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"
#include "widgets/transport/TransportBar.h"
#include "widgets/twins/TrainPages.h"
#include "widgets/twins/TwinPanel.h"

#include <QSettings>
#include <QStackedWidget>

#include <utility>

namespace vitrine {

namespace {

const QString neuronsKey = QStringLiteral("playground/neurons");

} // namespace

void NetworkRoom::connectTraining()
{
    const std::pair<Command, void (TrainDesk::*)()> commands[] = {
        {Command::TrainRun, &TrainDesk::play},          {Command::TrainBatch, &TrainDesk::trainBatch},
        {Command::TrainEpoch, &TrainDesk::trainEpoch},  {Command::TrainReset, &TrainDesk::reset},
        {Command::WeightsBefore, &TrainDesk::goBack},   {Command::SaveWeights, &TrainDesk::askWeights},
        {Command::SaveNetwork, &TrainDesk::askNetwork}, {Command::SaveRun, &TrainDesk::askRun},
        {Command::ResumeRun, &TrainDesk::askResume},    {Command::SaveCurves, &TrainDesk::askCurves}};
    for (const auto &[command, run] : commands)
        handle(command, [this, run = run](bool) { (m_training->*run)(); });
    handle(Command::TrainPanel, [this](bool) { showTrainPage(false); });
    connect(m_training, &TrainDesk::begun, this, [this] { docks()->raise(trainingPanel.name); });
    connect(m_training, &TrainDesk::stageChanged, this, &NetworkRoom::showTrainingStage);
    connect(m_training, &TrainDesk::said, this, &Room::said);
    connect(m_training, &TrainDesk::failed, this, [this](const Error &error) {
        banner()->showError(error);
        m_keepsBanner = true;
    });
    showTrainingStage();
}

void NetworkRoom::connectData()
{
    const auto look = [this] { docks()->raise(dataPanel.name); };
    handle(Command::LookAtData, [look](bool) { look(); });
    handle(Command::PublicSets, [this](bool) { m_data->showSets(); });
    connect(m_data, &DataDesk::lookWanted, this, look);
    connect(m_data, &DataDesk::said, this, &Room::said);
}

void NetworkRoom::connectLandscape()
{
    LandscapePanel *panel = m_landscape->panel();
    handle(Command::Landscape, [this](bool) { docks()->raise(landscapePanel.name); });
    handle(Command::LandscapeCompute, [this, panel](bool) {
        docks()->raise(landscapePanel.name);
        panel->computeOrCancel();
    });
    handle(Command::SolidSurface, [panel](bool on) { panel->setSolid(on); });
    handle(Command::LogHeights, [panel](bool on) { panel->setLogarithmic(on); });
    connect(m_landscape, &LandscapeDesk::stateChanged, this, &NetworkRoom::showLandscapeState);
    connect(m_landscape, &LandscapeDesk::said, this, &Room::said);
    connect(m_landscape, &LandscapeDesk::failed, banner(), &ErrorBanner::showError);
    showLandscapeState();
}

void NetworkRoom::showLandscapeState()
{
    const LandscapePanel *panel = m_landscape->panel();
    check(Command::SolidSurface, panel->isSolid());
    check(Command::LogHeights, panel->isLogarithmic());
    for (const Command command : {Command::SolidSurface, Command::LogHeights})
        enable(command, m_landscape->landscape()->landscape() != nullptr);
}

void NetworkRoom::connectPlayground()
{
    m_wantsNeurons = QSettings().value(neuronsKey, true).toBool();
    handle(Command::Playground, [this](bool on) {
        showNeurons(on);
        if (on && !m_playground->isPossible())
            m_session->openPreset(QStringLiteral("playground"));
    });
    connect(m_stage, &SegmentedControl::chosen, this, [this](int index) { showNeurons(index == 1); });
    connect(m_playground, &PlaygroundDesk::possibleChanged, this, &NetworkRoom::showStages);
    connect(m_playground, &PlaygroundDesk::said, this, &Room::said);
    connect(m_playground, &PlaygroundDesk::failed, banner(), &ErrorBanner::showError);
    translated(this, [this] {
        m_stage->setTexts({tr("Blocks"), tr("Neurons")},
                          {tr("The network as blocks"), tr("The network neuron by neuron, over the plane")});
    });
}

bool NetworkRoom::showsNeurons() const
{
    return m_stages->currentWidget() == m_playground->view();
}

void NetworkRoom::showNeurons(bool on)
{
    m_wantsNeurons = on;
    QSettings().setValue(neuronsKey, on);
    showStages();
}

/// What panels say of blocks is put away while neurons are on the stage; what training is set by comes to the front.
void NetworkRoom::showStages()
{
    const bool isPossible = m_playground->isPossible();
    const bool neurons = isPossible && m_wantsNeurons;
    m_stage->setVisible(isPossible);
    m_stage->setCurrent(neurons ? 1 : 0);
    check(Command::Playground, neurons);
    if (neurons == showsNeurons())
        return;
    const auto showPanels = [this, neurons] {
        for (const char *name : {inspectorPanel.name, explanationPanel.name}) {
            if (neurons && docks()->isShown(name))
                m_hidden += QString::fromLatin1(name);
            if (neurons || m_hidden.contains(QLatin1String(name)))
                docks()->setShown(name, !neurons);
        }
    };
    // One after the other, so that the window need never be wide enough for both.
    if (neurons)
        showPanels();
    const auto policy = neurons ? QSizePolicy::Preferred : QSizePolicy::Ignored;
    m_playground->view()->setSizePolicy(policy, policy);
    m_stages->setCurrentWidget(neurons ? static_cast<QWidget *>(m_playground->view()) : m_canvas);
    m_transport->setVisible(!neurons);
    if (!neurons)
        showPanels();
    if (neurons)
        docks()->raise(trainPanel.name);
    else
        m_hidden.clear();
    m_playground->setShown(neurons);
}

void NetworkRoom::showTrainingStage()
{
    const TrainSession *training = m_training->training();
    const bool rests = training->stage() == TrainStage::Idle || training->stage() == TrainStage::Paused;
    enable(Command::TrainBatch, rests);
    enable(Command::TrainEpoch, rests);
    enable(Command::TrainReset, training->stage() != TrainStage::Idle);
    for (const Command command : {Command::WeightsBefore, Command::SaveRun, Command::SaveCurves})
        enable(command, training->hasRun());
}

void NetworkRoom::connectTwins()
{
    const std::pair<Command, void (TwinDesk::*)()> commands[] = {{Command::TwinRun, &TwinDesk::play},
                                                                 {Command::TwinBatch, &TwinDesk::trainBatch},
                                                                 {Command::TwinEpoch, &TwinDesk::trainEpoch},
                                                                 {Command::TwinReset, &TwinDesk::reset},
                                                                 {Command::SaveTwins, &TwinDesk::askCurves}};
    for (const auto &[command, run] : commands)
        handle(command, [this, run = run](bool) { (m_twins->*run)(); });
    handle(Command::TwinPanel, [this](bool) { showTrainPage(true); });
    connect(m_training->panel(), &TrainPanel::compareWanted, this, [this] { showTrainPage(true); });
    connect(m_twins, &TwinDesk::begun, this, [this] { docks()->raise(trainingPanel.name); });
    connect(m_twins, &TwinDesk::stageChanged, this, &NetworkRoom::showTwinStage);
    connect(m_twins, &TwinDesk::said, this, &Room::said);
    connect(m_twins, &TwinDesk::failed, this, [this](const Error &error) {
        banner()->showError(error);
        m_keepsBanner = true;
    });
    showTwinStage();
}

void NetworkRoom::showTrainPage(bool isComparison)
{
    m_trainPages->showComparison(isComparison);
    docks()->raise(trainPanel.name);
}

void NetworkRoom::showTwinStage()
{
    const TwinSession *twins = m_twins->twins();
    const bool rests = twins->stage() == TrainStage::Idle || twins->stage() == TrainStage::Paused;
    enable(Command::TwinBatch, rests);
    enable(Command::TwinEpoch, rests);
    enable(Command::TwinReset, twins->stage() != TrainStage::Idle);
    enable(Command::SaveTwins, twins->hasRun());
}

void NetworkRoom::prepareTraining(const QString &file, const NetworkScene &scene, quint64 seed)
{
    m_session->openNetwork(file);
    m_training->state()->edit([&](TrainSettings &settings) { useScene(settings, scene, seed); });
    docks()->raise(trainPanel.name);
}

} // namespace vitrine
