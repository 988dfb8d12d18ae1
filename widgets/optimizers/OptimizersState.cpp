#include "widgets/optimizers/OptimizersState.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// What takes longer is not done in the GUI thread.
constexpr double moment = 0.004; // seconds

double workOf(const RaceSetup &setup, bool hasFan)
{
    const auto on = std::count_if(setup.competitors.begin(), setup.competitors.end(),
                                  [](const Competitor &competitor) { return competitor.isOn; });
    return static_cast<double>(on + (hasFan ? fanSide * fanSide : 0)) * setup.steps;
}

bool isSameSurface(const RaceSetup &a, const RaceSetup &b)
{
    return a.surface == b.surface && a.isTyped == b.isTyped;
}

} // namespace

OptimizersState::OptimizersState(QObject *parent) : RosterState(parent), m_setup(firstRace())
{
    reselect();
    connect(this, &RosterState::selectionChanged, this, [this] {
        if (m_layers.fan)
            makeRaceAgain();
    });
    connect(&m_job, &LatestJob::busyChanged, this, &OptimizersState::busyChanged);
    makeRaceAgain();
}

void OptimizersState::setSetup(const RaceSetup &setup)
{
    if (setup == m_setup)
        return;
    const bool isElsewhere = !isSameSurface(setup, m_setup);
    m_setup = setup;
    if (isElsewhere)
        m_lastTry.reset();
    const bool isOther = reselect();
    emit setupChanged();
    makeRaceAgain();
    if (isOther)
        emit selectionChanged();
}

void OptimizersState::edit(const std::function<void(RaceSetup &)> &change)
{
    RaceSetup next = m_setup;
    change(next);
    setSetup(next);
}

void OptimizersState::editRoster(const std::function<void(Roster &)> &change)
{
    edit([&change](RaceSetup &setup) { change(setup); });
}

void OptimizersState::chooseSurface(const std::string &name)
{
    const SurfaceKind *surface = findSurfaceKind(name);
    if (!surface || (!m_setup.isTyped && m_setup.surface == name))
        return;
    edit([&](RaceSetup &setup) {
        setup.surface = name;
        setup.isTyped = false;
        useSurface(setup, *surface);
    });
}

Result<void> OptimizersState::chooseFormula(const std::string &formula)
{
    const auto surface = parseSurface(formula);
    if (!surface)
        return surface.error();
    edit([&](RaceSetup &setup) {
        // Another formula over the same part is a small change; from a built-in surface it is a new place.
        if (!setup.isTyped)
            useSurface(setup, **surface);
        setup.surface = formula;
        setup.isTyped = true;
    });
    return {};
}

void OptimizersState::beginRestart()
{
    m_isRestarting = true;
    m_lastTry = m_race;
    setStep(m_setup.steps); // while the start is dragged, the whole paths are seen
}

void OptimizersState::moveStart(Point2 start)
{
    edit([start](RaceSetup &setup) { setup.start = start; });
}

void OptimizersState::endRestart()
{
    if (std::exchange(m_isRestarting, false))
        emit restarted();
}

void OptimizersState::setLayers(const SurfaceLayers &layers)
{
    const SurfaceLayers before = std::exchange(m_layers, layers);
    if (before == layers)
        return;
    emit layersChanged();
    if (before.fan != layers.fan)
        makeRaceAgain();
}

void OptimizersState::setStep(int step)
{
    step = std::clamp(step, 0, m_setup.steps);
    if (std::exchange(m_step, step) != step)
        emit stepChanged(step);
}

void OptimizersState::makeRaceAgain()
{
    const double work = workOf(m_setup, m_layers.fan);
    const auto measured = [this, work](std::shared_ptr<const Race> race, qint64 nanoseconds) {
        // Tiny races say little about the speed, and one that was held up says too much.
        if (work > 500)
            m_secondsPerStep = (m_secondsPerStep + static_cast<double>(nanoseconds) * 1e-9 / work) / 2;
        show(std::move(race));
    };
    // There is always a race to show, from the first moment on.
    if (!m_race || work * m_secondsPerStep < moment) {
        m_job.cancel();
        QElapsedTimer timer;
        timer.start();
        auto race = makeRace(m_setup, fanOf(), {});
        const qint64 taken = timer.nsecsElapsed();
        return measured(std::move(race), taken);
    }
    m_job.start([setup = m_setup, fan = fanOf(), measured](const Cancel &cancel) -> LatestJob::Deliver {
        QElapsedTimer timer;
        timer.start();
        auto race = makeRace(setup, fan, cancel);
        const qint64 taken = timer.nsecsElapsed();
        if (!race)
            return {};
        return [race = std::move(race), taken, measured] { measured(race, taken); };
    });
}

void OptimizersState::show(std::shared_ptr<const Race> race)
{
    m_race = std::move(race);
    emit raceChanged();
    setStep(m_step);
}

} // namespace vitrine
