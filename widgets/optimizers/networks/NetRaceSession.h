#pragma once

#include "core/base/Cancel.h"
#include "widgets/optimizers/networks/NetRaceRun.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <filesystem>
#include <memory>

class QThread;

namespace vitrine {

class NetRaceWorker;

enum class NetRaceStage {
    Idle, ///< no race
    Preparing, ///< network and data are read
    Running, ///< rates are looked for, or it races
    Paused,
    Done
};

/// A race on networks and what it has left so far, in the GUI thread. Commands return at once; data is prepared by a
/// thread of its own, the compute thread races, results come back as signals.
class NetRaceSession : public QObject {
    Q_OBJECT

public:
    explicit NetRaceSession(QThread *compute, QObject *parent = nullptr);
    ~NetRaceSession() override;

    NetRaceStage stage() const { return m_stage; }
    bool isRunning() const { return m_stage == NetRaceStage::Running; }
    bool hasRace() const { return m_stage != NetRaceStage::Idle && m_stage != NetRaceStage::Preparing; }
    const NetRaceHistory &history() const { return m_history; }
    const NetRaceProgress &progress() const { return m_progress; }
    /// What the race began with; the rates that it found are in history().members.
    const NetRaceRequest &request() const { return m_request; }
    /// The name of its network, and its data as openDataset() takes it; empty before.
    const QString &network() const { return m_network; }
    const QString &data() const { return m_data; }
    /// The ways that the weights took in the first race, once all are done; null before.
    std::shared_ptr<const NetRacePaths> paths() const { return m_paths; }

    void noteRuns(const std::filesystem::path &list);

public slots:
    /// A race from the start, in place of the one there is. Searches for rates that still hold are not made again.
    void start(vitrine::NetRaceRequest request, vitrine::TrainGoal goal);
    void go(vitrine::TrainGoal goal);
    void pause();
    void reset(); ///< forgets the race, not the searches; also stops preparing
    /// Whose layers are shown, and of which tensor the histograms are.
    void watch(int competitor, std::size_t tensor);

signals:
    void stageChanged(vitrine::NetRaceStage stage);
    void raceBegun(); ///< the history belongs to a new race
    void historyChanged(); ///< it has grown
    void layersChanged();
    void searchesChanged();
    void rateFound(int competitor, double rate);
    void progressChanged();
    void preparing(double share);
    void raceDone(); ///< all seeds; paths() are there
    void failed(const vitrine::Error &error); ///< it could not begin, or not go on

private:
    void connectWorker();
    void begin(quint64 number, std::shared_ptr<NetRaceJob> job);
    void refuse(quint64 number, const Error &error);
    void take();
    void setStage(NetRaceStage stage);
    void setProgress(const NetRaceProgress &progress);
    void rest(const NetRaceProgress &progress, std::shared_ptr<const NetRacePaths> paths);

    QPointer<NetRaceWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    QThreadPool m_pool; ///< reads data
    Cancel m_cancel; ///< of preparing
    quint64 m_number = 0; ///< of the race
    NetRaceStage m_stage = NetRaceStage::Idle;
    NetRaceRequest m_request;
    TrainGoal m_goal = TrainGoal::End;
    NetRaceHistory m_history;
    NetRaceProgress m_progress;
    QString m_network, m_data;
    int m_watched = 0;
    std::size_t m_tensor = 0;
    std::shared_ptr<const NetRacePaths> m_paths;
};

} // namespace vitrine
