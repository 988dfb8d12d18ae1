#pragma once

#include "core/health/Health.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <memory>
#include <vector>

class QThread;

namespace vitrine {

/// The compute thread's side of HealthSession.
class HealthWorker : public QObject {
    Q_OBJECT

public:
    /// From any thread. Of several that wait only the newest is judged.
    void judge(quint64 number, std::shared_ptr<const Trace> trace);

signals:
    void judged(quint64 number, const std::vector<vitrine::BlockHealth> &health);

private:
    std::atomic<quint64> m_newest = 0;
};

/// What ails the blocks of the newest run, in the GUI thread; worked out on the compute thread, where alone tensors may
/// be fetched from a GPU.
class HealthSession : public QObject {
    Q_OBJECT

public:
    explicit HealthSession(QThread *compute, QObject *parent = nullptr);
    ~HealthSession() override;

    /// Null: nothing is judged, and nothing shown.
    void setTrace(std::shared_ptr<const Trace> trace);
    const std::vector<BlockHealth> &health() const { return m_health; }
    /// Null where a block, or the part of one that a path names, is sound.
    const BlockHealth *of(const std::string &block) const;

signals:
    void changed();
    void judged(); ///< the newest run, even where nothing has changed

private:
    QPointer<HealthWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    std::vector<BlockHealth> m_health;
    quint64 m_number = 0;
};

} // namespace vitrine
