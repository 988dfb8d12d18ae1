#pragma once

#include "core/base/Cancel.h"
#include "core/trace/Trace.h"
#include "widgets/labs/trial/TrialWorker.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

class QThread;

namespace vitrine {

/// The compute thread's side of BackboneRunner: a run at a time, so that others get their turn in between.
class BackboneWorker : public QObject {
    Q_OBJECT

public:
    struct Job {
        quint64 number = 0;
        std::vector<Trial> trials;
        int repetitions = 1;
        Cancel cancel;
    };
    void post(Job job); ///< from any thread

signals:
    void progressed(quint64 number, double share); ///< of everything, 0 … 1
    void ran(quint64 number, int trial, std::shared_ptr<const vitrine::Trace> fastest);
    void failed(quint64 number, const vitrine::Error &error);

private:
    void next(const std::shared_ptr<Job> &job, int done, const std::shared_ptr<const Trace> &best);
};

/// Runs whole networks forward, several times each, with progress; the newest request wins. In the GUI thread.
class BackboneRunner : public QObject {
    Q_OBJECT

public:
    BackboneRunner(QThread *computeThread, QObject *parent);
    ~BackboneRunner() override;

    /// `repetitions` runs of each; the fastest counts: what else the machine does only ever adds.
    void run(std::vector<Trial> trials, int repetitions);
    void cancel();
    bool isBusy() const { return m_isBusy; }

signals:
    void busyChanged(bool busy);
    void progressed(double share);
    void ran(int trial, std::shared_ptr<const vitrine::Trace> fastest);
    void failed(const vitrine::Error &error);

private:
    void setBusy(bool busy);

    QPointer<BackboneWorker> m_worker; ///< lives in, and dies with, the compute thread
    quint64 m_number = 0;
    int m_left = 0; ///< trials of the present request that are to come
    Cancel m_cancel;
    bool m_isBusy = false;
};

} // namespace vitrine
