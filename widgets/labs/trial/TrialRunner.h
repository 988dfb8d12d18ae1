#pragma once

#include "widgets/labs/trial/TrialWorker.h"

#include <QObject>
#include <QPointer>

class QThread;

namespace vitrine {

/// Runs what is tried in a laboratory, in the GUI thread: requests return at once, the newest wins.
class TrialRunner : public QObject {
    Q_OBJECT

public:
    TrialRunner(QThread *computeThread, QObject *parent);
    ~TrialRunner() override;

    void run(Trial trial);
    /// Forward times of several trials, as they are measured.
    void measure(std::vector<Trial> trials);
    void cancel();

signals:
    void ran(std::shared_ptr<const vitrine::Trace> trace);
    void failed(const vitrine::Error &error);
    void timed(int trial, double milliseconds); ///< negative: it can't run

private:
    /// Of one of the two kinds of request, the newest.
    struct Request {
        quint64 number = 0;
        Cancel cancel;
    };
    void post(Request &request, TrialJob job);

    QPointer<TrialWorker> m_worker; ///< lives in, and dies with, the compute thread
    quint64 m_last = 0; ///< number
    Request m_run, m_times;
};

} // namespace vitrine
