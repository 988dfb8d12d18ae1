#pragma once

#include "core/base/Cancel.h"
#include "widgets/training/TrainHistory.h"
#include "widgets/training/TrainRun.h"
#include "widgets/training/TrainStart.h"

#include <QElapsedTimer>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <vector>

class QThread;

namespace vitrine {

class TrainWorker;

enum class TrainStage {
    Idle, ///< no run
    Preparing, ///< data is read and measured
    Running,
    Paused,
    Done, ///< all epochs, or stopped early
    Failed ///< the numbers ran away; restore() leads back
};

/// One run of training and what it has left so far, in the GUI thread. Commands return at once; data is prepared by a
/// thread of its own, the compute thread trains, results come back as signals.
class TrainSession : public QObject {
    Q_OBJECT

public:
    explicit TrainSession(QThread *compute, QObject *parent = nullptr);
    ~TrainSession() override;

    TrainStage stage() const { return m_stage; }
    bool hasRun() const { return m_stage != TrainStage::Idle && m_stage != TrainStage::Preparing; }
    bool isRunning() const { return m_stage == TrainStage::Running; }
    const TrainHistory &history() const { return m_history; }
    const TrainRun::Progress &progress() const { return m_progress; }
    /// What the run began with.
    const TrainRequest &request() const { return m_request; }
    const TrainControls &controls() const { return m_controls; } ///< as they are now
    std::shared_ptr<const PreparedItems> items() const { return m_items; } ///< null before the run
    const DataSplit &split() const { return m_split; } ///< of the items
    /// The way of the run through the space of its weights; null before it. Grows while it runs.
    std::shared_ptr<const RunPath> path() const { return m_path; }
    const Error &error() const { return m_error; } ///< of Failed
    double samplesPerSecond() const { return m_speed; } ///< 0: not known yet
    double secondsLeft() const; ///< NaN: not known

    /// Runs that begin from now on are noted in this list of runs, by a thread of its own.
    void noteRuns(const std::filesystem::path &list);

public slots:
    /// A run from the start, in place of the one there is.
    void start(vitrine::TrainRequest request, vitrine::TrainGoal goal);
    void go(vitrine::TrainGoal goal); ///< on with the run
    void pause();
    void reset(); ///< forgets the run; also stops preparing
    /// From the next step on; marked on the curves.
    void setControls(const vitrine::TrainControls &controls);
    void setEpochs(int epochs);
    /// One weight, by hand; marked on the curves. Works while the run goes on.
    void setWeight(const QString &tensor, std::size_t place, float before, float after);
    /// Steps of the optimizer a second at most, from now on and for later runs; 0: as many as there can be.
    void setPace(double stepsPerSecond);
    /// Whether momentArrived() follows the run; costs a copy of a small network 30 times a second.
    void followMoments(bool on);
    /// Back to the end of the last epoch, with the learning rate times `factor`.
    void restore(double factor);
    void save(const QString &folder); ///< the whole run
    /// Answered by thumbnailsReady().
    void requestThumbnails(const std::vector<std::int64_t> &items);

signals:
    void stageChanged(vitrine::TrainStage stage);
    void runBegun(); ///< the history is empty and belongs to a new run
    void historyChanged(); ///< has grown; after going back it is shorter
    void historyCut();
    void readingsChanged();
    void marksChanged();
    void progressChanged();
    void preparing(double share);
    void weightsArrived(std::shared_ptr<const vitrine::TrainedWeights> weights); ///< while it runs
    void momentArrived(std::shared_ptr<const vitrine::TrainMoment> moment); ///< running or not
    void rested(std::shared_ptr<const vitrine::TrainedWeights> weights); ///< where it pauses or ends
    void controlsChanged(const vitrine::TrainControls &controls); ///< by restore()
    void failed(const vitrine::Error &error); ///< nothing has begun, or the run stands still
    void saved(const QString &folder);
    void thumbnailsReady(const QHash<qint64, QImage> &pictures);

private:
    void connectWorker();
    void begin(quint64 number, std::shared_ptr<TrainSetup> setup);
    void refuse(quint64 number, const Error &error);
    void take();
    void setStage(TrainStage stage);
    void setProgress(const TrainRun::Progress &progress);
    void measureSpeed();
    void mark(const TrainControls &before, const TrainControls &after);
    double epochNow() const;

    QPointer<TrainWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    QThreadPool m_pool; ///< reads data
    Cancel m_cancel; ///< of preparing
    quint64 m_number = 0; ///< of the run
    TrainStage m_stage = TrainStage::Idle;
    TrainRequest m_request;
    TrainControls m_controls;
    TrainGoal m_goal = TrainGoal::End;
    TrainHistory m_history;
    TrainRun::Progress m_progress;
    std::shared_ptr<const PreparedItems> m_items;
    DataSplit m_split;
    std::shared_ptr<RunPath> m_path;
    Error m_error;
    double m_speed = 0;
    QElapsedTimer m_sinceSpeed, m_sinceMark;
    std::int64_t m_speedStep = 0;
};

} // namespace vitrine
