#pragma once

#include "core/detection/loss/DetectionLoss.h"
#include "core/detection/loss/LossDetail.h"
#include "widgets/common/WatchedJob.h"
#include "widgets/yolox/YoloxRun.h"

#include <QObject>
#include <QString>

#include <algorithm>
#include <memory>

namespace vitrine {

class YoloxState;

/// The loss of the room's picture with all shares of it. Immutable.
struct PictureLoss {
    std::shared_ptr<const YoloxRun> run;
    YoloxTruths truths;
    std::vector<std::vector<TruthBox>> batchTruths; ///< of the batch, which is this picture
    DetectionLossSettings settings;
    std::vector<Assignment> assignments; ///< one
    DetectionLoss loss;

    DetectionBatch batch() const;
    const Assignment &assignment() const { return assignments.front(); }
    const DetectionLossTerms &share(int cell) const { return loss.shares[static_cast<std::size_t>(cell)]; }
    CellLoss detail(int cell) const { return cellLoss(batch(), 0, assignment(), cell, settings.box); }
    /// What everything is divided by.
    int divisor() const { return std::max(loss.positives, 1); }
    QString truthName(int truth) const;
};

/// Computes it off the GUI thread while somebody looks, whenever the picture, the network, the ground truth, the
/// assignment or the weights of the terms change.
class LossSession : public QObject {
    Q_OBJECT

public:
    explicit LossSession(YoloxState *state, QObject *parent = nullptr);

    YoloxState *state() const { return m_state; }
    const DetectionLossSettings &settings() const { return m_settings; }
    std::shared_ptr<const PictureLoss> shown() const { return m_shown; } ///< null while the network is at work
    bool isBusy() const;
    void setActive(bool active);

public slots:
    void setSettings(const vitrine::DetectionLossSettings &settings); ///< a step of undo

signals:
    void settingsChanged();
    void shownChanged();

private:
    void refresh();
    LatestJob::Work work();
    void show(const DetectionLossSettings &settings);

    YoloxState *m_state;
    WatchedJob *m_job;
    DetectionLossSettings m_settings;
    std::shared_ptr<const PictureLoss> m_shown;
};

} // namespace vitrine
