#include "app/studio/optimizers/NetRaceRoom.h"

#include "app/studio/network/desks/DataDesk.h"
#include "app/studio/optimizers/HalfSwitch.h"
#include "app/studio/optimizers/NetRaceSettings.h"
#include "app/studio/optimizers/NetRaceUndo.h"
#include "app/studio/optimizers/OptimizersPlace.h"
#include "app/studio/optimizers/RaceLandscape.h"
#include "app/studio/room/Docks.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/room/StageFiles.h"
#include "app/studio/room/StatusArea.h"
#include "app/studio/settings/Preferences.h"
#include "core/runs/RunStore.h"
#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Translated.h"
#include "widgets/film/FilmReel.h"
#include "widgets/film/FilmShot.h"
#include "widgets/landscape/LandscapePanel.h"
#include "widgets/landscape/LandscapeSession.h"
#include "widgets/optimizers/CompetitorForm.h"
#include "widgets/optimizers/CompetitorList.h"
#include "widgets/optimizers/LineUps.h"
#include "widgets/optimizers/networks/NetLayersView.h"
#include "widgets/optimizers/networks/NetRaceBar.h"
#include "widgets/optimizers/networks/NetRaceLookBar.h"
#include "widgets/optimizers/networks/NetRacePanel.h"
#include "widgets/optimizers/networks/NetRacePlot.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/optimizers/networks/NetRaceText.h"
#include "widgets/optimizers/networks/NetRankingTable.h"
#include "widgets/optimizers/networks/RateSearchPlot.h"
#include "widgets/session/FileKind.h"
#include "widgets/session/Session.h"
#include "widgets/training/DataForm.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr Panel setupPanel{"netRaceSetupDock", QT_TRANSLATE_NOOP("Docks", "Network and Data"), Qt::LeftDockWidgetArea,
                           288, 3};
constexpr Panel competitorsPanel{"netRaceCompetitorsDock", QT_TRANSLATE_NOOP("Docks", "Competitors"),
                                 Qt::LeftDockWidgetArea, 288, 2};
constexpr Panel rankingPanel{"netRaceRankingDock", QT_TRANSLATE_NOOP("Docks", "Ranking"), Qt::RightDockWidgetArea, 360,
                             2};
constexpr Panel layersPanel{"netRaceLayersDock", QT_TRANSLATE_NOOP("Docks", "State by Layer"), Qt::RightDockWidgetArea,
                            360, 3};
constexpr Panel landscapePanel{"netRaceLandscapeDock",
                               QT_TRANSLATE_NOOP("Docks", "Loss Landscape"),
                               Qt::BottomDockWidgetArea,
                               480,
                               2,
                               nullptr,
                               true};
constexpr Panel searchPanel{
    "netRaceSearchDock", QT_TRANSLATE_NOOP("Docks", "Learning Rates"), Qt::RightDockWidgetArea, 360, 3,
    "netRaceLayersDock"};

} // namespace

NetRaceRoom::NetRaceRoom(OptimizersPlace *place, Session *session, const Preferences &preferences, QWidget *parent)
    : Room(QStringLiteral("netRace"), parent), m_place(place), m_session(session), m_state(new NetRaceState(this)),
      m_race(new NetRaceSession(session->computeThread(), this)),
      m_files(new StageFiles([this] { return stageSource(); }, this)), m_panel(new NetRacePanel(m_state, this)),
      m_competitors(new CompetitorList(m_state, this)), m_form(new CompetitorForm(m_state, this)),
      m_look(new NetRaceLookBar(m_state, this)), m_plot(new NetRacePlot(m_race, m_state, this)),
      m_bar(new NetRaceBar(m_race, this)), m_ranking(new NetRankingTable(m_race, m_state, this)),
      m_layers(new NetLayersView(m_race, m_state, this)), m_searches(new RateSearchPlot(m_race, m_state, this)),
      m_landscape(new RaceLandscape(m_race, session, this)), m_showLandscape(new QPushButton(this)),
      m_folder(preferences.exportFolder)
{
    m_files->setFolder(preferences.exportFolder);
    if (RunStore::isAvailable())
        m_race->noteRuns(RunStore::usualFile());
    build();
    addPanels();
    connectTransport();
    connectFiles();
    connectEdits();
    connectLandscape();
    const NetRaceSettings last = NetRaceSettings::load();
    m_state->setSetup(last.race);
    m_state->setLook(last.look);
    new NetRaceUndo(m_state, place->stack(), this); // what is set now is where undo ends
    showStage();
    showFacts();
}

void NetRaceRoom::build()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QWidget(page);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(8, 8, 8, 4);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(new HalfSwitch(m_place, top));
    row->addWidget(m_look->switches(), 1);
    row->addWidget(m_showLandscape);
    column->addLayout(row);
    column->addWidget(m_look);
    layout->addWidget(top);
    layout->addWidget(m_plot, 1);
    setStage(page, m_bar);
}

void NetRaceRoom::addPanels()
{
    m_panel->setContentsMargins(16, 8, 16, 16);
    m_panel->data()->setLinksShown(false); // samples and downloads are the Network room's
    auto *line = new QWidget(this);
    auto *layout = new QVBoxLayout(line);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(m_competitors);
    layout->addWidget(m_form);
    layout->addStretch(1);
    docks()->add(setupPanel, m_panel, true);
    docks()->add(competitorsPanel, line, true);
    docks()->add(rankingPanel, m_ranking, false);
    docks()->add(layersPanel, m_layers, false);
    docks()->add(searchPanel, m_searches, false);
    docks()->add(landscapePanel, m_landscape->panel(), false);
    docks()->retranslate();
}

void NetRaceRoom::connectTransport()
{
    connect(m_bar->playAction(), &QAction::triggered, this, &NetRaceRoom::play);
    connect(m_bar->batchAction(), &QAction::triggered, this, [this] { advance(TrainGoal::Batch); });
    connect(m_bar->epochAction(), &QAction::triggered, this, [this] { advance(TrainGoal::Epoch); });
    connect(m_bar->resetAction(), &QAction::triggered, m_race, &NetRaceSession::reset);
    const std::pair<Command, QAction *> commands[] = {
        {Command::Play, m_bar->playAction()},         {Command::TrainRun, m_bar->playAction()},
        {Command::StepForward, m_bar->batchAction()}, {Command::TrainBatch, m_bar->batchAction()},
        {Command::TrainEpoch, m_bar->epochAction()},  {Command::TrainReset, m_bar->resetAction()}};
    for (const auto &[command, action] : commands)
        handle(command, action);
    handle(Command::Cancel, [this](bool) { m_race->pause(); });
    connect(m_race, &NetRaceSession::stageChanged, this, &NetRaceRoom::showStage);
    connect(m_race, &NetRaceSession::failed, banner(), &ErrorBanner::showError);
    connect(m_race, &NetRaceSession::rateFound, m_state, &NetRaceState::setRate);
    connect(m_race, &NetRaceSession::raceBegun, this, [this] {
        showFacts();
        const bool isSearching = m_race->progress().phase == NetRaceProgress::Phase::Searching;
        if (m_race->stage() == NetRaceStage::Paused && isSearching)
            docks()->raise(searchPanel.name);
    });
    connect(m_race, &NetRaceSession::raceDone, this, [this] { emit said(tr("The race is over")); });
}

void NetRaceRoom::connectFiles()
{
    handle(Command::Open, [this](bool) { askNetwork(); });
    handle(Command::FitView, [this](bool) { m_plot->fit(); });
    handleExports(m_files);
    connect(m_panel, &NetRacePanel::networkWanted, this, &NetRaceRoom::askNetwork);
    connect(m_panel->data(), &DataForm::pathWanted, this, &NetRaceRoom::askData);
}

void NetRaceRoom::connectEdits()
{
    handleUndo(m_place->stack());
    handle(Command::DuplicateCompetitor, [this](bool) { m_state->duplicateSelected(); });
    handle(Command::RemoveCompetitor, [this](bool) { m_state->removeSelected(); });
    handle(Command::NotesFive, [this](bool) { useLineUp(*m_state, LineUp::NotesFive); });
    handle(Command::NetworkRaces,
           [this](bool on) { m_place->choose(on ? OptimizersPlace::Networks : OptimizersPlace::Surfaces); });
    check(Command::NetworkRaces, true);
    connect(m_place, &OptimizersPlace::halfChanged, this, [this] { check(Command::NetworkRaces, true); });
    connect(m_state, &NetRaceState::setupChanged, this, &NetRaceRoom::showFacts);
    const auto showCanvas = [this] {
        if (const auto outcome = m_session->outcome())
            m_panel->setCanvas(outcome->trace->graph);
    };
    connect(m_session, &Session::outcomeChanged, this, showCanvas);
    showCanvas();
}

void NetRaceRoom::connectLandscape()
{
    LandscapePanel *panel = m_landscape->panel();
    handle(Command::Landscape, [this](bool) { showLandscape(); });
    handle(Command::LandscapeCompute, [this, panel](bool) {
        docks()->raise(landscapePanel.name);
        panel->computeOrCancel();
    });
    handle(Command::SolidSurface, [panel](bool on) { panel->setSolid(on); });
    handle(Command::LogHeights, [panel](bool on) { panel->setLogarithmic(on); });
    connect(m_showLandscape, &QPushButton::clicked, this, &NetRaceRoom::showLandscape);
    connect(m_state, &NetRaceState::momentChanged, panel,
            [this, panel] { panel->setStep(m_state->moment().value_or(-1)); });
    connect(m_landscape, &RaceLandscape::stateChanged, this, &NetRaceRoom::showLandscapeState);
    connect(m_landscape, &RaceLandscape::failed, banner(), &ErrorBanner::showError);
    translated(m_showLandscape, [this] {
        m_showLandscape->setText(tr("Loss landscape"));
        m_showLandscape->setToolTip(
            tr("Show the ways of all competitors in the loss landscape, on the plane that they lie on best"));
    });
    showLandscapeState();
}

/// Opens to something: the landscape is computed where it has not been.
void NetRaceRoom::showLandscape()
{
    docks()->raise(landscapePanel.name);
    if (!m_landscape->landscape()->landscape() && !m_landscape->landscape()->isBusy() && m_landscape->hasPaths())
        m_landscape->compute();
}

void NetRaceRoom::showLandscapeState()
{
    const LandscapePanel *panel = m_landscape->panel();
    m_showLandscape->setEnabled(m_landscape->hasPaths());
    check(Command::SolidSurface, panel->isSolid());
    check(Command::LogHeights, panel->isLogarithmic());
    for (const Command command : {Command::SolidSurface, Command::LogHeights})
        enable(command, m_landscape->landscape()->landscape() != nullptr);
    enable(Command::LandscapeCompute, m_landscape->hasPaths());
}

void NetRaceRoom::play()
{
    if (m_race->isRunning() || m_race->stage() == NetRaceStage::Preparing)
        m_race->pause();
    else
        advance(TrainGoal::End);
}

/// Whether the race was begun with other settings than those that are shown now; rates that it found itself, looks and
/// what it is judged by aside.
bool NetRaceRoom::isOutdated() const
{
    NetRaceSetup begun = m_race->request().setup, now = m_state->setup();
    begun.measure = now.measure;
    begun.goal = now.goal;
    for (Competitor &competitor : begun.competitors) {
        if (const auto member = m_race->history().member(competitor.id))
            competitor.settings["lr"] = m_race->history().members[*member].rate();
        if (const Competitor *shown = now.find(competitor.id)) {
            competitor.colour = shown->colour;
            competitor.line = shown->line;
        }
    }
    return begun != now;
}

void NetRaceRoom::advance(TrainGoal goal)
{
    if (m_race->stage() == NetRaceStage::Paused && !isOutdated())
        return m_race->go(goal);
    NetRaceRequest request;
    request.setup = m_state->setup();
    if (const auto outcome = m_session->outcome())
        request.canvas = std::make_shared<const Network>(outcome->network);
    request.device = m_session->options().device;
    request.threads = m_session->options().threads;
    m_race->start(std::move(request), goal);
}

void NetRaceRoom::showStage()
{
    const NetRaceStage stage = m_race->stage();
    const bool isBusy = stage == NetRaceStage::Running || stage == NetRaceStage::Preparing;
    status()->setBusy(isBusy);
    check(Command::Play, isBusy);
    m_bar->setOutdated(m_race->hasRace() && isOutdated());
    enable(Command::Cancel, isBusy);
}

void NetRaceRoom::showFacts()
{
    const NetRaceSetup &setup = m_state->setup();
    const auto on = std::count_if(setup.competitors.begin(), setup.competitors.end(),
                                  [](const Competitor &competitor) { return competitor.isOn; });
    status()->setFacts(
        tr("%1   ·   competitors: %2   ·   epochs: %3")
            .arg(networkTitle(setup.network), formatCount(static_cast<qint64>(on)), formatCount(setup.epochs)),
        tr("Network, who takes part, and how long the race is"));
    m_bar->setOutdated(m_race->hasRace() && isOutdated());
    emit titleChanged();
}

void NetRaceRoom::askNetwork()
{
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Network to Race on"), m_folder, tr("Network (*.vitrine.json *.json)"));
    if (!file.isEmpty())
        open({file});
}

void NetRaceRoom::askData(const QString &kind, bool isFolder)
{
    const QString path = isFolder
        ? QFileDialog::getExistingDirectory(this, tr("Folder with the Set %1").arg(kind), m_folder)
        : QFileDialog::getOpenFileName(this, tr("File with the Set %1").arg(kind), m_folder);
    if (!path.isEmpty())
        m_state->edit([&](NetRaceSetup &setup) { setup.data = kind + QLatin1Char(':') + path; });
}

QString NetRaceRoom::promise(const QStringList &files) const
{
    const bool isNetwork = files.size() == 1 && fileKind(files.first()) == FileKind::Network;
    const bool isMnist = files.size() == 1 && fileKind(files.first()) == FileKind::MnistFolder;
    const QString name = files.isEmpty() ? QString() : QFileInfo(files.first()).fileName();
    return isNetwork ? tr("Race on %1").arg(name) : isMnist ? tr("Race on the digits of %1").arg(name) : QString();
}

void NetRaceRoom::open(const QStringList &files)
{
    if (files.isEmpty() || promise(files).isEmpty())
        return;
    const QString file = QFileInfo(files.first()).absoluteFilePath();
    m_folder = QFileInfo(file).absolutePath();
    const bool isNetwork = fileKind(file) == FileKind::Network;
    m_state->edit([&](NetRaceSetup &setup) {
        if (isNetwork)
            setup.network = file;
        else
            setup.data = QStringLiteral("mnist:") + file;
    });
}

ExportSource NetRaceRoom::stageSource() const
{
    return plotSource(m_plot->plot(), QStringLiteral("optimizers"),
                      [this] { return netRaceCsv(m_race->request().setup, m_race->history()); });
}

std::vector<FilmReel> NetRaceRoom::filmReels()
{
    std::int64_t steps = 0;
    for (const auto &race : m_race->history().races)
        for (const RaceLane &lane : race)
            if (const auto points = lane.steps.points(); !points.empty())
                steps = std::max(steps, points.back().step);
    if (steps < 2 || m_race->isRunning())
        return {};
    FilmReel reel;
    reel.name = tr("The race, step by step");
    reel.file = QStringLiteral("race-networks");
    reel.count = static_cast<int>(std::min<std::int64_t>(steps, std::numeric_limits<int>::max()));
    reel.seconds = 0.05;
    reel.label = [](int step) { return tr("Step %1").arg(step + 1); };
    reel.show = [this](int step) {
        m_state->setMoment(step + 1);
        m_plot->showUntil(step + 1);
    };
    reel.putBack = [this, before = m_state->moment()] {
        m_state->setMoment(before);
        m_plot->showUntil(std::nullopt);
    };
    return {reel};
}

std::vector<FilmShot> NetRaceRoom::filmShots()
{
    return {{tr("Curves alone"), nullptr, [this] { return stageSource(); }}};
}

QString NetRaceRoom::title() const
{
    return tr("Optimizers on %1").arg(networkTitle(m_state->setup().network));
}

bool NetRaceRoom::climb()
{
    if (!m_race->isRunning() && m_race->stage() != NetRaceStage::Preparing)
        return false;
    m_race->pause();
    return true;
}

/// Public sets may have been fetched in the Network room meanwhile.
void NetRaceRoom::showEvent(QShowEvent *event)
{
    Room::showEvent(event);
    std::vector<PublicSetChoice> sets = publicSetChoices();
    std::erase_if(sets, [](const PublicSetChoice &set) { return set.spec.isEmpty(); });
    m_panel->data()->setPublicSets(sets);
}

void NetRaceRoom::setPreferences(const Preferences &preferences)
{
    m_files->setFolder(preferences.exportFolder);
}

void NetRaceRoom::save()
{
    Room::save();
    NetRaceSettings{m_state->setup(), m_state->look()}.save();
}

} // namespace vitrine
