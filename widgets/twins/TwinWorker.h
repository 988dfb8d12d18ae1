#pragma once

#include "core/runs/RunLog.h"
#include "widgets/twins/TwinRun.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace vitrine {

/// The compute thread's side of TwinSession, built as TrainWorker is: slices of some milliseconds, so that whatever
/// else is asked of the thread comes in between. The functions above the signals may be called from any thread.
class TwinWorker : public QObject {
    Q_OBJECT

public:
    struct Job {
        quint64 number = 0; ///< of the comparison
        std::shared_ptr<std::vector<GroupMember>> members;
        bool isEnsemble = false;
        std::string data; ///< as the list of runs calls it
        int threads = 0; ///< while it trains
        int usualThreads = 0; ///< while it doesn't
    };

    ~TwinWorker() override;
    /// Runs that begin from now on are noted in this list of runs.
    void noteRuns(const std::filesystem::path &list);
    /// Takes the place of the comparison there is.
    void begin(Job job);
    void go(TrainGoal goal);
    void pause() { m_isStopped.store(true); } ///< after the batch that is being worked on
    void end(); ///< forgets the comparison
    void show(std::size_t member); ///< whose weights come along; also answered while it rests
    /// Everything since the last call; another updated() comes only after it.
    TwinUpdate take();

signals:
    void begun(quint64 number, const std::vector<qint64> &stepsPerEpoch, const vitrine::TwinRun::Progress &progress);
    void refused(quint64 number, const vitrine::Error &error); ///< it could not begin
    void updated(quint64 number, const vitrine::TwinRun::Progress &progress);
    /// The goal is reached, or pause() has been heard.
    void rested(quint64 number, const vitrine::TwinRun::Progress &progress,
                std::shared_ptr<const vitrine::TrainedWeights> weights);
    void shown(quint64 number, std::shared_ptr<const vitrine::TrainedWeights> weights); ///< answers show() at rest
    void noteFailed(const vitrine::Error &error);

private:
    void post(std::function<void()> work);
    void beginNow(Job job);
    void slice();
    void hand(bool force);
    void rest();
    void setRunning(bool running);
    void noteBegin();
    void note(const TwinUpdate &update);
    void noteEnd(RunStatus status);

    QMutex m_mutex; ///< guards m_outbox; never held while computing
    TwinUpdate m_outbox;
    std::atomic<bool> m_isStopped = false;
    std::atomic<bool> m_isTold = false; ///< updated() is on its way

    Job m_job;
    std::unique_ptr<TwinRun> m_run;
    std::filesystem::path m_list; ///< of runs; empty: they are not noted
    std::vector<std::unique_ptr<RunLog>> m_logs; ///< one a run, kept for the next ones: ending one waits for the disk
    std::vector<bool> m_isNoted; ///< the list of runs says that this run goes on
    TrainGoal m_goal = TrainGoal::End;
    bool m_isRunning = false;
    QElapsedTimer m_sinceHanded;
};

} // namespace vitrine
