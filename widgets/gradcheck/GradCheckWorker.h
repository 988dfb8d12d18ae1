#pragma once

#include "core/trace/GradientCheck.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace vitrine {

/// What is checked: numbers of some tensors of a run.
struct GradCheckOrder {
    std::shared_ptr<const Trace> trace;
    QStringList tensors; ///< parameters ("conv1.weight") and inputs ("image")
    int count = 20; ///< numbers of each, all where it has no more
    quint64 seed = 1; ///< of dropout's masks, and of the choice of the numbers
};

/// Holds gradients against finite differences on the compute thread, a few numbers at a time: what else is asked of the
/// thread comes in between.
class GradCheckWorker : public QObject {
    Q_OBJECT

public:
    struct Job {
        quint64 number = 0;
        GradCheckOrder order;
        Cancel cancel;
    };
    /// From any thread; takes the place of the job there is.
    void begin(Job job);

signals:
    /// Numbers of one tensor that were checked since the last time, and the share of the whole that is done.
    void checked(quint64 number, const QString &tensor, const std::vector<vitrine::CheckedGradient> &gradients,
                 double share);
    void finished(quint64 number);
    void failed(quint64 number, const vitrine::Error &error); ///< a cancel too

private:
    void beginNow(Job job);
    void slice();
    Result<bool> advance(); ///< false: all is done
    void hand();

    Job m_job;
    TraceRequest m_request;
    qsizetype m_next = 0; ///< tensor
    std::size_t m_handed = 0; ///< numbers of the present one
    std::unique_ptr<GradientChecker> m_checker;
};

/// The run again, as a request: its network, weights, inputs and targets.
TraceRequest requestOf(const Trace &trace);

} // namespace vitrine
