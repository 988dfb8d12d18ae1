#pragma once

#include "core/experiments/ExperimentKind.h"

#include <QObject>

#include <functional>
#include <memory>

namespace vitrine {

/// The compute thread's side of ExperimentSession. Works in slices of some milliseconds and posts itself the next one,
/// so that whatever else is asked of the thread comes in between. start() may be called from any thread.
class ExperimentWorker : public QObject {
    Q_OBJECT

public:
    struct Job {
        quint64 number = 0;
        const ExperimentKind *kind = nullptr;
        ExperimentRequest request; ///< complete
        Cancel cancel;
    };

    /// Takes the place of the one that is running.
    void start(Job job);

signals:
    void progress(quint64 number, double share);
    void finished(quint64 number, std::shared_ptr<const vitrine::ExperimentOutcome> outcome);
    void failed(quint64 number, const vitrine::Error &error);

private:
    void post(std::function<void()> work);
    void begin(Job job);
    void slice();
    Result<void> work();

    Job m_job;
    std::unique_ptr<ExperimentRun> m_run;
};

} // namespace vitrine
