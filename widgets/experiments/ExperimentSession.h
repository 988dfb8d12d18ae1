#pragma once

#include "core/experiments/ExperimentKind.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QThread;

namespace vitrine {

class ExperimentWorker;

/// One experiment at a time, in the GUI thread: commands return at once, the compute thread does the work.
class ExperimentSession : public QObject {
    Q_OBJECT

public:
    explicit ExperimentSession(QThread *compute, QObject *parent = nullptr);
    ~ExperimentSession() override;

    bool isRunning() const { return m_isRunning; }
    /// The request must be complete.
    void start(const ExperimentKind &kind, const ExperimentRequest &request);

public slots:
    void cancel();

signals:
    void runningChanged(bool running);
    void progress(double share);
    void finished(std::shared_ptr<const vitrine::ExperimentOutcome> outcome);
    void failed(const vitrine::Error &error);

private:
    void setRunning(bool running);

    QPointer<ExperimentWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    Cancel m_cancel;
    quint64 m_number = 0;
    bool m_isRunning = false;
};

} // namespace vitrine
