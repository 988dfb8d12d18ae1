#pragma once

#include "core/training/compare/TrainGroup.h"
#include "core/training/landscape/RunPath.h"
#include "widgets/optimizers/networks/NetRaceStart.h"
#include "widgets/training/TrainStart.h"

#include <QElapsedTimer>

#include <atomic>
#include <memory>

namespace vitrine {

/// Where a race is.
struct NetRaceProgress {
    enum class Phase { Searching, Racing, Done };

    Phase phase = Phase::Racing;
    int seedIndex = 0; ///< of the race that is on
    int seeds = 1;
    double epochs = 0; ///< that everybody has done in it
    int epochsInAll = 1;
    std::int64_t steps = 0; ///< in it, of those that take a step a batch
    std::int64_t stepsInAll = 1;
    int searching = 0; ///< competitor whose rate is being looked for
    double share = 0; ///< of all that there is to do, 0 … 1
};

/// The way that a competitor's weights took, in the first race.
struct NetRacePath {
    Competitor competitor;
    RunPath::Points points; ///< the first at the start
};

struct NetRacePaths {
    TrainSetup setup; ///< of all members: the network, its data and their split
    std::vector<NetRacePath> paths;
};

/// A race on the compute thread: first the searches for rates, then a race for each seed, a slice of work at a time.
/// Not a QObject, knows no thread. Collects what the GUI thread shows.
class NetRaceRun {
public:
    static Result<std::unique_ptr<NetRaceRun>> make(NetRaceJob job);

    const NetRaceJob &job() const { return m_job; }
    NetRaceProgress progress() const;
    bool isDone() const { return m_isDone; }

    /// What work() is to reach.
    void aim(TrainGoal goal);
    /// Works on for about so long, a batch at least; true when the goal is reached. `stop` is asked after each batch.
    Result<bool> work(qint64 milliseconds, const std::atomic<bool> &stop);
    /// Lets those that are behind catch up, so that all rest at the same place; for so long at most, and not where one
    /// takes all data in a step, which would make whoever paused wait.
    Result<void> level(qint64 milliseconds);

    /// Whose layers are noted from now on, and of which tensor there are histograms.
    void watch(int competitor, std::size_t tensor);
    /// What is new since the last call.
    NetRaceUpdate take();
    std::shared_ptr<const NetRacePaths> paths() const;
    /// The race that is on; null while rates are looked for.
    const TrainGroup *group() const { return m_group.get(); }
    int seedIndex() const { return m_seedIndex; }

private:
    explicit NetRaceRun(NetRaceJob job) : m_job(std::move(job)) { }
    Result<bool> advance();
    Result<void> search();
    void endSearch();
    Result<void> beginRace();
    void advanceRace();
    void note(const TrainGroup::Advance &advance);
    void notePaths(std::size_t member, bool isEnd);
    void askLayers();
    bool isEpochEnding() const;
    RaceLayers layersOf(std::size_t member) const;
    void noteLayers();
    bool isAimReached() const;
    std::size_t epochsOfAll() const;
    std::optional<std::size_t> watched() const;

    NetRaceJob m_job;
    std::unique_ptr<RateSearch> m_search;
    std::unique_ptr<TrainGroup> m_group;
    int m_seedIndex = 0;
    int m_searched = 0;
    bool m_isDone = false;
    TrainGoal m_goal = TrainGoal::End;
    double m_aimEpochs = 0; ///< where everybody stood when the goal was set
    std::size_t m_aimFinished = 0; ///< epochs that everybody had ended then
    int m_aimSeed = 0;
    std::vector<std::unique_ptr<RunPath>> m_paths;
    int m_watchedId = 0;
    std::size_t m_tensor = 0;
    bool m_asksLayers = false; ///< the watched one's next step notes its norms
    QElapsedTimer m_sinceLayers, m_sinceSearch;
    NetRaceUpdate m_update;
};

} // namespace vitrine
