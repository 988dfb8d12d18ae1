#pragma once

#include "core/base/Cancel.h"
#include "widgets/common/LatestJob.h"
#include "widgets/landscape/LandscapeStart.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <optional>

class QThread;

namespace vitrine {

class LandscapeWorker;

enum class LandscapeStage {
    Idle, ///< nothing asked, or it was cancelled before there was anything
    Preparing, ///< data is read, directions are made
    Computing, ///< from coarse to fine
    Done
};

/// One landscape at a time and the paths on it, in the GUI thread. Commands return at once; results come back as
/// signals.
class LandscapeSession : public QObject {
    Q_OBJECT

public:
    explicit LandscapeSession(QThread *compute, QObject *parent = nullptr);
    ~LandscapeSession() override;

    LandscapeStage stage() const { return m_stage; }
    bool isBusy() const { return m_stage == LandscapeStage::Preparing || m_stage == LandscapeStage::Computing; }
    /// As far as it is; null until every eighth place is known.
    std::shared_ptr<const Landscape> landscape() const { return m_landscape; }
    /// What the landscape is of; null where there is none.
    std::shared_ptr<const LandscapePlan> plan() const { return m_plan; }
    const LandscapeOrder &order() const { return m_order; }
    /// Beside order().paths.
    const std::vector<PlacedPath> &paths() const { return m_paths; }
    /// Where the weights that are shown elsewhere are; nothing where they are of another network, or not known.
    std::optional<PlacedPoint> present() const { return m_present; }
    double progress() const { return m_progress; }

public slots:
    void start(vitrine::LandscapeOrder order); ///< in place of the one there is
    void cancel(); ///< what has been computed stays
    void clear();

public:
    /// The paths have grown since. Only of the paths that the order had.
    void follow(const std::vector<LandscapePath> &paths);
    /// The weights that are shown now.
    void follow(const Network &network, const TensorMap &tensors, std::int64_t step);
    void forgetPresent(); ///< what is shown now is of another network
    /// The weights at a place of the plane, in a moment: `deliver` hears them in the GUI thread.
    void weightsAt(Point2 place, std::function<void(const TensorMap &tensors)> deliver);

signals:
    void stageChanged();
    void landscapeChanged(); ///< another one, or finer, or none
    void pathsChanged();
    void presentChanged();
    void progressChanged(double share);
    void failed(const vitrine::Error &error);

private:
    void connectWorker();
    void begin(quint64 number, std::shared_ptr<const LandscapePlan> plan);
    void refuse(quint64 number, const Error &error);
    void setStage(LandscapeStage stage);
    void setProgress(double share);

    QPointer<LandscapeWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    QThreadPool m_pool; ///< prepares
    LatestJob m_grow, m_place, m_weights;
    Cancel m_cancel;
    quint64 m_number = 0; ///< of the landscape
    LandscapeStage m_stage = LandscapeStage::Idle;
    LandscapeOrder m_order;
    std::shared_ptr<const LandscapePlan> m_plan;
    std::shared_ptr<const Landscape> m_landscape;
    std::vector<PlacedPath> m_paths;
    std::optional<PlacedPoint> m_present;
    double m_progress = 0;
};

} // namespace vitrine
