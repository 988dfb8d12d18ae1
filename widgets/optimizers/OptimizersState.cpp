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

OptimizersState::OptimizersState(QObject *parent) : QObject(parent), m_setup(firstRace())
{
    m_selected = m_setup.competitors.back().id;
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
    const int before = m_selected;
    if (!m_setup.find(m_selected))
        m_selected = m_setup.competitors.empty() ? 0 : m_setup.competitors.back().id;
    emit setupChanged();
    makeRaceAgain();
    if (before != m_selected)
        emit selectionChanged();
}

void OptimizersState::edit(const std::function<void(RaceSetup &)> &change)
{
    RaceSetup next = m_setup;
    change(next);
    setSetup(next);
}

void OptimizersState::editSelected(const std::function<void(Competitor &)> &change)
{
    edit([this, &change](RaceSetup &setup) {
        for (Competitor &competitor : setup.competitors)
            if (competitor.id == m_selected)
                change(competitor);
    });
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

void OptimizersState::add(const OptimizerKind &optimizer)
{
    if (m_setup.competitors.size() >= mostCompetitors)
        return;
    edit([&](RaceSetup &setup) { addCompetitor(setup, makeCompetitor(setup, optimizer)); });
    select(m_setup.competitors.back().id);
}

void OptimizersState::duplicateSelected()
{
    const Competitor *original = selectedCompetitor();
    if (!original || m_setup.competitors.size() >= mostCompetitors)
        return;
    edit([&copy = *original](RaceSetup &setup) { addCompetitor(setup, Competitor(copy)); });
    select(m_setup.competitors.back().id);
}

void OptimizersState::removeSelected()
{
    edit([this](RaceSetup &setup) {
        std::erase_if(setup.competitors, [this](const Competitor &one) { return one.id == m_selected; });
    });
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

void OptimizersState::select(int id)
{
    if (id == m_selected || !m_setup.find(id))
        return;
    m_selected = id;
    emit selectionChanged();
    if (m_layers.fan)
        makeRaceAgain();
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
