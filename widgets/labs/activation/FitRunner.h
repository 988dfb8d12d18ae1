#pragma once

#include "core/labs/ReluFit.h"
#include "widgets/common/LatestJob.h"

#include <QObject>

namespace vitrine {

/// Fits ReLUs to a curve off the GUI thread; only the newest fit counts. What it looks like meanwhile is told some 30
/// times a second.
class FitRunner : public QObject {
    Q_OBJECT

public:
    explicit FitRunner(QObject *parent = nullptr);

    void start(const FitRequest &request);
    /// The state it has reached stays.
    void cancel() { m_job.cancel(); }
    bool isRunning() const { return m_job.isBusy(); }

signals:
    void runningChanged(bool running);
    void progressed(const vitrine::FitState &state);
    void finished(const vitrine::FitState &state);

private:
    int m_number = 0;
    LatestJob m_job; ///< last: it waits for its thread, which speaks to this
};

} // namespace vitrine
