#include "app/studio/optimizers/OptimizersRoom.h"

#include "app/studio/optimizers/HalfSwitch.h"
#include "app/studio/optimizers/OptimizersPlace.h"
#include "app/studio/optimizers/OptimizersSettings.h"
#include "app/studio/optimizers/RaceHistory.h"
#include "app/studio/room/Docks.h"
#include "app/studio/room/StageFiles.h"
#include "app/studio/room/StatusArea.h"
#include "app/studio/settings/Preferences.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/film/FilmReel.h"
#include "widgets/film/FilmShot.h"
#include "widgets/optimizers/CompetitorForm.h"
#include "widgets/optimizers/CompetitorList.h"
#include "widgets/optimizers/LayersBar.h"
#include "widgets/optimizers/LineUps.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/RaceBar.h"
#include "widgets/optimizers/RacePlot.h"
#include "widgets/optimizers/RankingTable.h"
#include "widgets/optimizers/SolidView.h"
#include "widgets/optimizers/StabilityPanel.h"
#include "widgets/optimizers/StepNumbers.h"
#include "widgets/optimizers/SurfacePanel.h"
#include "widgets/optimizers/SurfaceView.h"

#include <QAction>
#include <QHideEvent>
#include <QShowEvent>
#include <QStackedWidget>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr Panel surfacePanel{"optimizersSurfaceDock", QT_TRANSLATE_NOOP("Docks", "Surface"), Qt::LeftDockWidgetArea,
                             288, 2};
constexpr Panel competitorsPanel{"optimizersCompetitorsDock", QT_TRANSLATE_NOOP("Docks", "Competitors"),
                                 Qt::LeftDockWidgetArea, 288, 3};
constexpr Panel rankingPanel{"optimizersRankingDock", QT_TRANSLATE_NOOP("Docks", "Ranking"), Qt::RightDockWidgetArea,
                             360, 2};
constexpr Panel numbersPanel{"optimizersNumbersDock", QT_TRANSLATE_NOOP("Docks", "The Step in Numbers"),
                             Qt::RightDockWidgetArea, 360, 3};
constexpr Panel stabilityPanel{
    "optimizersStabilityDock", QT_TRANSLATE_NOOP("Docks", "Rate and Momentum"), Qt::RightDockWidgetArea, 360, 3,
    "optimizersNumbersDock"};
constexpr Panel plotPanel{"optimizersPlotDock", QT_TRANSLATE_NOOP("Docks", "Height against Step"),
                          Qt::BottomDockWidgetArea, 480, 1};

} // namespace

OptimizersRoom::OptimizersRoom(OptimizersPlace *place, const Preferences &preferences, QWidget *parent)
    : Room(QStringLiteral("optimizers"), parent), m_place(place), m_state(new OptimizersState(this)),
      m_history(new RaceHistory(m_state, place->stack(), this)),
      m_files(new StageFiles([this] { return stageSource(); }, this)), m_stage(new QStackedWidget(this)),
      m_view(new SurfaceView(this)), m_solid(new SolidView(this)), m_bar(new RaceBar(this)),
      m_surface(new SurfacePanel(m_state, this)), m_competitors(new CompetitorList(m_state, this)),
      m_form(new CompetitorForm(m_state, this)), m_ranking(new RankingTable(m_state, this)),
      m_numbers(new StepNumbers(m_state, this)), m_plot(new RacePlot(m_state, this)),
      m_stability(new StabilityPanel(m_state, this))
{
    m_files->setFolder(preferences.exportFolder);
    build();
    addPanels();
    connectTransport();
    connectView();
    connectEdits();
    restore();
    showLayers();
    showFacts();
}

void OptimizersRoom::build()
{
    m_view->setState(m_state);
    m_solid->setState(m_state);
    m_bar->setState(m_state);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QWidget(page);
    auto *row = new QVBoxLayout(top);
    row->setContentsMargins(8, 8, 8, 0);
    row->addWidget(new HalfSwitch(m_place, top));
    layout->addWidget(top);
    layout->addWidget(new LayersBar(m_state, page));
    m_stage->addWidget(m_view);
    m_stage->addWidget(m_solid);
    layout->addWidget(m_stage, 1);
    setStage(page, m_bar);
}

void OptimizersRoom::addPanels()
{
    m_surface->setContentsMargins(16, 8, 16, 16);
    auto *line = new QWidget(this);
    auto *layout = new QVBoxLayout(line);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(m_competitors);
    layout->addWidget(m_form);
    layout->addStretch(1);
    docks()->add(surfacePanel, m_surface, true);
    docks()->add(competitorsPanel, line, true);
    docks()->add(rankingPanel, m_ranking, false);
    docks()->add(numbersPanel, m_numbers, true);
    docks()->add(stabilityPanel, m_stability, false);
    docks()->add(plotPanel, m_plot, false);
    docks()->retranslate();
}

void OptimizersRoom::connectTransport()
{
    handleTransport(
        {m_bar->firstAction(), m_bar->backAction(), m_bar->playAction(), m_bar->forwardAction(), m_bar->lastAction()});
    connect(m_state, &OptimizersState::restarted, m_bar, &RaceBar::playFromStart);
}

void OptimizersRoom::connectView()
{
    const auto isSolid = [this] { return m_state->layers().isSolid; };
    handle(Command::FitView, [this, isSolid](bool) { isSolid() ? m_solid->fit() : m_view->fit(); });
    handleExports(m_files);
    const std::pair<Command, bool SurfaceLayers::*> switches[] = {{Command::SolidSurface, &SurfaceLayers::isSolid},
                                                                  {Command::FanOfStarts, &SurfaceLayers::fan},
                                                                  {Command::LogHeights, &SurfaceLayers::logarithmic}};
    for (const auto &[command, layer] : switches)
        handle(command, [this, layer = layer](bool on) {
            SurfaceLayers layers = m_state->layers();
            layers.*layer = on;
            m_state->setLayers(layers);
        });
    connect(m_state, &OptimizersState::layersChanged, this, &OptimizersRoom::showLayers);
    connect(m_state, &OptimizersState::busyChanged, status(), &StatusArea::setBusy);
    connect(m_state, &OptimizersState::raceChanged, this, &OptimizersRoom::showFacts);
}

void OptimizersRoom::connectEdits()
{
    handleUndo(m_place->stack());
    handle(Command::NetworkRaces,
           [this](bool on) { m_place->choose(on ? OptimizersPlace::Networks : OptimizersPlace::Surfaces); });
    connect(m_place, &OptimizersPlace::halfChanged, this, [this] { check(Command::NetworkRaces, false); });
    handle(Command::DuplicateCompetitor, [this](bool) { m_state->duplicateSelected(); });
    handle(Command::RemoveCompetitor, [this](bool) { m_state->removeSelected(); });
    handle(Command::NotesFive, [this](bool) { useLineUp(*m_state, LineUp::NotesFive); });
    handle(Command::FreshRace, [this](bool) { m_state->setSetup(firstRace()); });
}

QUndoStack *OptimizersRoom::undoStack() const
{
    return m_place->stack();
}

void OptimizersRoom::setRace(const RaceSetup &race)
{
    m_state->setSetup(race);
    m_bar->playFromStart();
}

void OptimizersRoom::showLayers()
{
    const SurfaceLayers &layers = m_state->layers();
    m_stage->setCurrentWidget(layers.isSolid ? static_cast<QWidget *>(m_solid) : m_view);
    check(Command::SolidSurface, layers.isSolid);
    check(Command::FanOfStarts, layers.fan);
    check(Command::LogHeights, layers.logarithmic);
}

void OptimizersRoom::showFacts()
{
    const auto race = m_state->race();
    status()->setFacts(tr("%1   ·   competitors: %2   ·   steps: %3")
                           .arg(toText(race->surface->title()), formatCount(static_cast<qint64>(race->entries.size())),
                                formatCount(race->steps())),
                       tr("Surface, who takes part, and how long the race is"));
    emit titleChanged();
}

ExportSource OptimizersRoom::stageSource() const
{
    ExportSource source;
    source.name = [this] {
        const RaceSetup &setup = m_state->setup();
        return setup.isTyped ? QStringLiteral("surface") : QString::fromStdString(setup.surface);
    };
    source.size = [this] { return m_stage->size(); };
    source.paint = [this](QPainter &painter) {
        m_state->layers().isSolid ? m_solid->paintAll(painter) : m_view->paintAll(painter);
    };
    source.csv = [race = m_state->race()] { return raceCsv(*race); };
    return source;
}

std::vector<FilmReel> OptimizersRoom::filmReels()
{
    FilmReel reel;
    reel.name = tr("The race, step by step");
    reel.file = QStringLiteral("race-") + stageSource().name();
    reel.count = m_state->race()->steps() + 1;
    reel.seconds = 0.05;
    reel.label = [](int step) { return tr("Step %1").arg(step); };
    reel.show = [this](int step) {
        m_bar->playAction()->setChecked(false);
        m_state->setStep(step);
    };
    reel.isBusy = [this] { return m_state->isBusy(); };
    reel.putBack = [this, before = m_state->step()] { m_state->setStep(before); };
    return {reel};
}

std::vector<FilmShot> OptimizersRoom::filmShots()
{
    return {{tr("Surface alone"), nullptr, [this] { return stageSource(); }}};
}

QString OptimizersRoom::title() const
{
    return tr("Optimizers on %1").arg(toText(m_state->race()->surface->title()));
}

bool OptimizersRoom::climb()
{
    if (!m_bar->playAction()->isChecked())
        return false;
    m_bar->playAction()->setChecked(false);
    return true;
}

void OptimizersRoom::showEvent(QShowEvent *event)
{
    Room::showEvent(event);
    // Opens to something alive.
    if (!event->spontaneous() && !std::exchange(m_wasShown, true))
        m_bar->playFromStart();
}

void OptimizersRoom::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous())
        m_bar->playAction()->setChecked(false);
    Room::hideEvent(event);
}

void OptimizersRoom::restore()
{
    const OptimizersSettings last = OptimizersSettings::load();
    if (!last.race.isEmpty())
        m_state->setSetup(raceFromText(last.race));
    m_state->setLayers(last.layers);
    m_bar->setStepsPerSecond(last.speed);
    m_place->stack()->clear();
    m_history->restart();
}

void OptimizersRoom::save()
{
    Room::save();
    OptimizersSettings last;
    last.race = raceToText(m_state->setup());
    last.layers = m_state->layers();
    last.speed = m_bar->stepsPerSecond();
    last.save();
}

} // namespace vitrine
