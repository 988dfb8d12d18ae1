#include "widgets/experiments/ExperimentSession.h"

#include "widgets/experiments/ExperimentWorker.h"

#include <QThread>

#include <utility>

namespace vitrine {

ExperimentSession::ExperimentSession(QThread *compute, QObject *parent)
    : QObject(parent), m_worker(new ExperimentWorker)
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &ExperimentWorker::progress, this, [this](quint64 number, double share) {
        if (number == m_number)
            emit progress(share);
    });
    connect(m_worker, &ExperimentWorker::finished, this,
            [this](quint64 number, const std::shared_ptr<const ExperimentOutcome> &outcome) {
                if (number != m_number)
                    return;
                setRunning(false);
                emit finished(outcome);
            });
    connect(m_worker, &ExperimentWorker::failed, this, [this](quint64 number, const Error &error) {
        if (number != m_number)
            return;
        setRunning(false);
        emit failed(error);
    });
}

ExperimentSession::~ExperimentSession()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void ExperimentSession::start(const ExperimentKind &kind, const ExperimentRequest &request)
{
    if (!m_worker)
        return;
    m_cancel.request();
    m_cancel = Cancel();
    setRunning(true);
    m_worker->start({++m_number, &kind, request, m_cancel});
}

void ExperimentSession::cancel()
{
    m_cancel.request();
    ++m_number; // what is on its way is dropped
    setRunning(false);
}

void ExperimentSession::setRunning(bool running)
{
    if (std::exchange(m_isRunning, running) != running)
        emit runningChanged(running);
}

} // namespace vitrine
