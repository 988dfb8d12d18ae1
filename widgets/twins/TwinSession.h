#pragma once

#include "core/base/Cancel.h"
#include "widgets/training/TrainSession.h"
#include "widgets/twins/TwinHistory.h"
#include "widgets/twins/TwinStart.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>

namespace vitrine {

class TwinWorker;

/// A comparison of several runs and what it has left so far, in the GUI thread. Commands return at once; data is
/// prepared by a thread of its own, the compute thread trains, results come back as signals. TrainStage::Failed does
/// not occur: a run whose numbers run away drops out, and the others go on.
class TwinSession : public QObject {
    Q_OBJECT

public:
    explicit TwinSession(QThread *compute, QObject *parent = nullptr);
    ~TwinSession() override;

    TrainStage stage() const { return m_stage; }
    bool hasRun() const { return m_stage != TrainStage::Idle && m_stage != TrainStage::Preparing; }
    bool isBusy() const { return m_stage == TrainStage::Running || m_stage == TrainStage::Preparing; }
    const TwinHistory &history() const { return m_history; }
    const TwinRun::Progress &progress() const { return m_progress; }
    /// What the comparison began with.
    const TwinRequest &request() const { return m_request; }
    int shown() const { return m_shown; } ///< the run whose weights are handed out

    /// Runs that begin from now on are noted in this list of runs, by threads of their own.
    void noteRuns(const std::filesystem::path &list);

public slots:
    /// A comparison from the start, in place of the one there is.
    void start(vitrine::TwinRequest request, vitrine::TrainGoal goal);
    void go(vitrine::TrainGoal goal); ///< on with it
    void pause();
    void reset(); ///< forgets it; also stops preparing
    void show(int member);

signals:
    void stageChanged(vitrine::TrainStage stage);
    void runBegun(); ///< the history is empty and belongs to a new comparison
    void historyChanged(); ///< has grown
    void historyCut(); ///< is empty
    void progressChanged();
    void preparing(double share);
    void shownChanged();
    void weightsArrived(std::shared_ptr<const vitrine::TrainedWeights> weights); ///< of the run shown, while it runs
    void rested(std::shared_ptr<const vitrine::TrainedWeights> weights); ///< of the run shown, where all rest
    void failed(const vitrine::Error &error); ///< nothing has begun

private:
    void connectWorker();
    void begin(quint64 number, std::shared_ptr<std::vector<GroupMember>> members);
    void refuse(quint64 number, const Error &error);
    void take();
    void setStage(TrainStage stage);
    void setProgress(const TwinRun::Progress &progress);

    QPointer<TwinWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    QThreadPool m_pool; ///< reads data
    Cancel m_cancel; ///< of preparing
    quint64 m_number = 0; ///< of the comparison
    TrainStage m_stage = TrainStage::Idle;
    TwinRequest m_request;
    TrainGoal m_goal = TrainGoal::End;
    TwinHistory m_history;
    TwinRun::Progress m_progress;
    int m_shown = 0;
};

} // namespace vitrine
