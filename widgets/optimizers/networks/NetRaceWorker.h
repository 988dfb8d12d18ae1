#pragma once

#include "widgets/optimizers/networks/NetRaceLog.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace vitrine {

/// The compute thread's side of NetRaceSession. Races in slices of some milliseconds and posts itself the next one, so
/// that whatever else is asked of the thread comes in between. The functions above the signals may be called from any
/// thread.
class NetRaceWorker : public QObject {
    Q_OBJECT

public:
    struct Start {
        quint64 number = 0; ///< of the race
        std::shared_ptr<NetRaceJob> job;
        int threads = 0; ///< while it races
        int usualThreads = 0; ///< while it doesn't
    };

    /// Races that begin from now on are noted in this list of runs.
    void noteRuns(const std::filesystem::path &list);
    /// Takes the place of the race there is.
    void begin(Start start);
    void go(TrainGoal goal);
    void pause() { m_isStopped.store(true); } ///< after the batch that is being worked on
    void end(); ///< forgets the race
    void watch(int competitor, std::size_t tensor);
    /// Everything since the last call; another updated() comes only after it.
    NetRaceUpdate take();

signals:
    void begun(quint64 number, const vitrine::NetRaceProgress &progress);
    void refused(quint64 number, const vitrine::Error &error); ///< it could not begin, or not go on
    void updated(quint64 number, const vitrine::NetRaceProgress &progress);
    /// The goal is reached, or pause() has been heard. Paths come with the end.
    void rested(quint64 number, const vitrine::NetRaceProgress &progress,
                std::shared_ptr<const vitrine::NetRacePaths> paths);
    void logFailed(const vitrine::Error &error);

private:
    void post(std::function<void()> work);
    void beginNow(Start start);
    void slice();
    void hand(bool force);
    void rest();
    void fail(const Error &error);
    void setRunning(bool running);

    QMutex m_mutex; ///< guards m_outbox; never held while computing
    NetRaceUpdate m_outbox;
    std::atomic<bool> m_isStopped = false;
    std::atomic<bool> m_isTold = false; ///< updated() is on its way

    Start m_start; ///< of the race
    std::unique_ptr<NetRaceRun> m_run;
    std::unique_ptr<NetRaceLog> m_log; ///< null: races are not noted
    bool m_isRunning = false;
    QElapsedTimer m_sinceHanded;
};

} // namespace vitrine
