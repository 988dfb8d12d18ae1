#include "widgets/labs/trial/TrialRunner.h"

#include <QThread>

#include <utility>

namespace vitrine {

TrialRunner::TrialRunner(QThread *computeThread, QObject *parent) : QObject(parent), m_worker(new TrialWorker)
{
    m_worker->moveToThread(computeThread);
    connect(computeThread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &TrialWorker::ran, this, [this](quint64 number, const std::shared_ptr<const Trace> &trace) {
        if (number == m_runNumber)
            emit ran(trace);
    });
    connect(m_worker, &TrialWorker::failed, this, [this](quint64 number, const Error &error) {
        if (number == m_runNumber)
            emit failed(error);
    });
    connect(m_worker, &TrialWorker::timed, this, [this](quint64 number, int trial, double milliseconds) {
        if (number == m_timesNumber)
            emit timed(trial, milliseconds);
    });
}

TrialRunner::~TrialRunner()
{
    cancel();
    if (m_worker)
        m_worker->deleteLater();
}

void TrialRunner::run(Trial trial)
{
    m_runCancel.request();
    m_runCancel = Cancel();
    if (m_worker)
        m_worker->postRun(++m_runNumber, std::move(trial), m_runCancel);
}

void TrialRunner::measure(std::vector<Trial> trials)
{
    m_timesCancel.request();
    m_timesCancel = Cancel();
    if (m_worker)
        m_worker->postTimes(++m_timesNumber, std::move(trials), m_timesCancel);
}

void TrialRunner::cancel()
{
    m_runCancel.request();
    m_timesCancel.request();
    ++m_runNumber;
    ++m_timesNumber;
}

} // namespace vitrine
