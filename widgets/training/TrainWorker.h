#pragma once

#include "core/runs/RunLog.h"
#include "widgets/training/TrainRun.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

class QTimer;

namespace vitrine {

/// The compute thread's side of TrainSession. Trains in slices of some milliseconds and posts itself the next one, so
/// that whatever else is asked of the thread comes in between. The functions above the signals may be called from any
/// thread.
class TrainWorker : public QObject {
    Q_OBJECT

public:
    struct Job {
        quint64 number = 0; ///< of the run
        std::shared_ptr<TrainSetup> setup;
        QString data; ///< as the settings say it; empty: what suits the network
        std::filesystem::path resumeFrom;
        std::shared_ptr<RunPath> path; ///< that the run leaves
        int threads = 0; ///< while it trains
        int usualThreads = 0; ///< while it doesn't
    };

    TrainWorker();
    ~TrainWorker() override;
    /// Runs that begin from now on are noted in this list of runs.
    void noteRuns(const std::filesystem::path &list);
    /// Takes the place of the run there is.
    void begin(Job job);
    void go(TrainGoal goal);
    void pause() { m_isStopped.store(true); } ///< after the batch that is being worked on
    void end(); ///< forgets the run
    void change(const TrainControls &controls); ///< the newest wins
    void setEpochs(int epochs);
    void restore(const TrainControls &controls);
    /// One weight, set by hand; the moment that comes next shows it.
    void setWeight(const std::string &tensor, std::size_t place, float value);
    /// Steps of the optimizer a second at most; 0: as many as there can be.
    void setPace(double stepsPerSecond) { m_pace.store(stepsPerSecond); }
    /// Whether updates carry the moment.
    void followMoments(bool on) { m_sendsMoments.store(on); }
    void save(const QString &folder);
    /// Everything since the last call; another updated() comes only after it.
    TrainUpdate take();

signals:
    void begun(quint64 number, std::vector<std::string> tensorNames,
               std::shared_ptr<const vitrine::PreparedItems> items, const vitrine::TrainRun::Progress &progress);
    void refused(quint64 number, const vitrine::Error &error); ///< it could not begin
    void updated(quint64 number, const vitrine::TrainRun::Progress &progress);
    /// The goal is reached, or pause() has been heard.
    void rested(quint64 number, const vitrine::TrainRun::Progress &progress,
                std::shared_ptr<const vitrine::TrainedWeights> weights);
    void failed(quint64 number, const vitrine::Error &error); ///< the run stands still; restore() leads back
    void restored(quint64 number, const vitrine::TrainRun::Progress &progress,
                  std::shared_ptr<const vitrine::TrainedWeights> weights);
    void saved(const QString &folder);
    void saveFailed(const vitrine::Error &error);

private:
    void post(std::function<void()> work);
    void beginNow(Job job);
    void slice();
    int pacedSteps();
    void applyControls();
    void hand(bool force);
    void rest();
    void setRunning(bool running);
    void noteBegin();
    void noteEnd(RunStatus status, const std::string &note = {});

    QMutex m_mutex; ///< guards what follows; never held while computing
    TrainUpdate m_outbox;
    std::optional<TrainControls> m_controls;
    std::atomic<bool> m_isStopped = false;
    std::atomic<double> m_pace = 0;
    std::atomic<bool> m_sendsMoments = false;
    std::atomic<bool> m_isTold = false; ///< updated() is on its way

    Job m_job; ///< of the run
    std::unique_ptr<TrainRun> m_run;
    std::unique_ptr<RunLog> m_log; ///< null: runs are not noted
    bool m_isNoted = false; ///< the list of runs says that the run goes on
    bool m_isFresh = false; ///< the list of runs does not know it yet
    TrainGoal m_goal = TrainGoal::End;
    bool m_isRunning = false;
    QElapsedTimer m_sinceHanded;
    QElapsedTimer m_sinceStep; ///< where there is a pace
    QTimer *m_tick; ///< likewise: looks whether a step is due
};

} // namespace vitrine
