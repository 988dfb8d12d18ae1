#pragma once

#include "widgets/labs/trial/TrialWorker.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

class QThread;

namespace vitrine {

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

    QPointer<TrialWorker> m_worker; ///< lives in, and dies with, the compute thread
    quint64 m_number = 0;
    int m_left = 0; ///< trials of the present request that are to come
    Cancel m_cancel;
    bool m_isBusy = false;
};

} // namespace vitrine
