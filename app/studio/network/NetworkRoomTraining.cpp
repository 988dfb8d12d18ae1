// The part of NetworkRoom that wires what trains: single runs, comparisons, data, landscape.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/network/NetworkPanels.h"
#include "app/studio/network/desks/DataDesk.h"
#include "app/studio/network/desks/LandscapeDesk.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "app/studio/network/desks/TwinDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "widgets/experiments/SceneSetups.h"
#include "widgets/landscape/LandscapePanel.h"
#include "widgets/landscape/LandscapeSession.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/training/MapsView.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"
#include "widgets/training/TrainViews.h"
#include "widgets/twins/TrainPages.h"
#include "widgets/twins/TwinPanel.h"

#include <memory>
#include <utility>

namespace vitrine {

void NetworkRoom::connectTraining()
{
    const std::pair<Command, void (TrainDesk::*)()> commands[] = {
        {Command::TrainRun, &TrainDesk::play},         {Command::TrainBatch, &TrainDesk::trainBatch},
        {Command::TrainEpoch, &TrainDesk::trainEpoch}, {Command::TrainReset, &TrainDesk::reset},
        {Command::WeightsBefore, &TrainDesk::goBack},  {Command::SaveWeights, &TrainDesk::askWeights},
        {Command::SaveRun, &TrainDesk::askRun},        {Command::ResumeRun, &TrainDesk::askResume},
        {Command::SaveCurves, &TrainDesk::askCurves}};
    for (const auto &[command, run] : commands)
        handle(command, [this, run = run](bool) { (m_training->*run)(); });
    handle(Command::TrainPanel, [this](bool) { showTrainPage(false); });
    connect(m_training, &TrainDesk::begun, this, [this] {
        docks()->raise(trainingPanel.name);
        banner()->dropNotice(); // "is untrained"
    });
    connect(m_training, &TrainDesk::stageChanged, this, &NetworkRoom::showTrainingStage);
    connect(m_training, &TrainDesk::said, this, &Room::said);
    connect(m_training, &TrainDesk::failed, this, [this](const Error &error) {
        banner()->showError(error);
        m_keepsBanner = true;
    });
    connect(m_selection, &Selection::pathChanged, m_training->views()->maps(), &MapsView::showPlace);
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
    // Each kind of network has settings of its own, which come with it: the scene's follow when it is there.
    const auto arrived = std::make_shared<QMetaObject::Connection>();
    *arrived = connect(m_session, &Session::outcomeChanged, this, [this, arrived, file, scene, seed] {
        if (m_session->outcome()->question.network.file == file)
            m_training->state()->edit([&](TrainSettings &settings) { useScene(settings, scene, seed); });
        disconnect(*arrived); // whatever has come in its place
    });
    m_session->openNetwork(file);
    docks()->raise(trainPanel.name);
}

} // namespace vitrine
