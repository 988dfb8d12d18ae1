#include "widgets/yolox/backbone/BackboneRunner.h"

#include <QThread>

#include <utility>

namespace vitrine {

BackboneRunner::BackboneRunner(QThread *computeThread, QObject *parent) : QObject(parent), m_worker(new TrialWorker)
{
    m_worker->moveToThread(computeThread);
    connect(computeThread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &TrialWorker::progressed, this, [this](quint64 number, double share) {
        if (number == m_number)
            emit progressed(share);
    });
    connect(m_worker, &TrialWorker::ran, this,
            [this](quint64 number, int trial, const std::shared_ptr<const Trace> &fastest) {
                if (number != m_number)
                    return;
                emit ran(trial, fastest);
                if (--m_left == 0)
                    setBusy(false);
            });
    connect(m_worker, &TrialWorker::failed, this, [this](quint64 number, int, const Error &error) {
        if (number != m_number)
            return;
        setBusy(false);
        emit failed(error);
    });
}

BackboneRunner::~BackboneRunner()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void BackboneRunner::run(std::vector<Trial> trials, int repetitions)
{
    m_cancel.request();
    m_cancel = Cancel();
    m_left = static_cast<int>(trials.size());
    TrialJob job;
    job.number = ++m_number;
    job.trials = std::move(trials);
    job.repetitions = repetitions;
    job.cancel = m_cancel;
    if (m_worker)
        m_worker->post(std::move(job));
    setBusy(true);
}

void BackboneRunner::cancel()
{
    m_cancel.request();
    ++m_number;
    setBusy(false);
}

void BackboneRunner::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        emit busyChanged(busy);
}

} // namespace vitrine
