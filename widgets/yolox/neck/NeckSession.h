#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "widgets/yolox/neck/NeckSet.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

class QThread;

namespace vitrine {

class NeckWorker;
struct YoloxRun;

/// The three necks on the run's features, computed on the compute thread; the newest wish wins. In the GUI thread.
class NeckSession : public QObject {
    Q_OBJECT

public:
    struct Place {
        int level = 0, row = 0, column = 0;
        bool operator==(const Place &) const = default;
    };
    struct Cost {
        double milliseconds = 0; ///< the shortest of five forward passes
        NeckReach reach{};
    };

    explicit NeckSession(QThread *computeThread, QObject *parent = nullptr);
    ~NeckSession() override;

    /// Null: nothing to show. The same as before: nothing happens.
    void setRun(std::shared_ptr<const YoloxRun> run);
    std::shared_ptr<const YoloxRun> run() const { return m_run; }
    /// Null until they are computed.
    std::shared_ptr<const NeckSet> necks() const { return m_necks; }
    const std::optional<Cost> &cost(NeckKind kind) const { return m_costs[static_cast<std::size_t>(kind)]; }
    /// Of the place that was asked about; null until it is known.
    std::shared_ptr<const NeckInfluences> influences() const { return m_influences; }
    const std::optional<Place> &place() const { return m_place; }

    /// Computing and measuring: `done` of `steps`.
    bool isBusy() const { return m_isBusy; }
    bool isStopped() const { return m_isStopped; } ///< by stop(), before all of it was known
    int done() const { return m_done; }
    static constexpr int steps = 2 * neckKinds;
    void stop();
    void restart(); ///< what was stopped

    /// What does this place of the backbone's map at `level` change? To the nearest that there is.
    void ask(Place place);

signals:
    void necksChanged();
    void progressed(); ///< or began, ended, was stopped
    void costChanged(int kind);
    void placeChanged(); ///< another place was asked about
    void influencesChanged();
    void failed(const vitrine::Error &error);

private:
    void connectWorker();
    void sendQuestion();
    void begin();
    void setProgress(bool busy, int done);

    QPointer<NeckWorker> m_worker; ///< lives in, and dies with, the compute thread
    std::shared_ptr<const YoloxRun> m_run;
    std::shared_ptr<const NeckSet> m_necks;
    std::shared_ptr<const NeckInfluences> m_influences;
    std::array<std::optional<Cost>, neckKinds> m_costs;
    std::optional<Place> m_place;
    quint64 m_number = 0, m_question = 0;
    Cancel m_cancel, m_questionCancel;
    bool m_isBusy = false, m_isStopped = false;
    int m_done = 0;
};

} // namespace vitrine
