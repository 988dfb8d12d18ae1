#include "widgets/labs/activation/ChainSession.h"

#include <QThread>

#include <utility>

namespace vitrine {

void ChainWorker::start(quint64 number, std::vector<ChainKind> kinds, const ChainRequest &request, const Cancel &cancel)
{
    Job job{number, std::move(kinds), request, cancel, std::make_shared<std::vector<ChainGradients>>()};
    QMetaObject::invokeMethod(
        this, [this, job = std::move(job)]() mutable { next(std::move(job)); }, Qt::QueuedConnection);
}

void ChainWorker::next(Job job)
{
    if (job.cancel.requested())
        return;
    if (job.done->size() == job.kinds.size()) {
        emit finished(job.number, std::move(job.done));
        return;
    }
    auto one = chainGradients({job.kinds[job.done->size()]}, job.request, job.cancel);
    if (!one) {
        if (!one.error().cancelled)
            emit failed(job.number, one.error());
        return;
    }
    job.done->push_back(std::move(one->front()));
    emit advanced(job.number, static_cast<double>(job.done->size()) / static_cast<double>(job.kinds.size()));
    QMetaObject::invokeMethod(
        this, [this, job = std::move(job)]() mutable { next(std::move(job)); }, Qt::QueuedConnection);
}

ChainSession::ChainSession(QThread *compute, QObject *parent) : QObject(parent), m_worker(new ChainWorker)
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &ChainWorker::advanced, this, [this](quint64 number, double share) {
        if (number == m_number)
            emit advanced(share);
    });
    connect(m_worker, &ChainWorker::finished, this,
            [this](quint64 number, const std::shared_ptr<const std::vector<ChainGradients>> &gradients) {
                if (number != m_number)
                    return;
                setRunning(false);
                emit finished(gradients);
            });
    connect(m_worker, &ChainWorker::failed, this, [this](quint64 number, const Error &error) {
        if (number != m_number)
            return;
        setRunning(false);
        emit failed(error);
    });
}

ChainSession::~ChainSession()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void ChainSession::start(const std::vector<ChainKind> &kinds, const ChainRequest &request)
{
    if (!m_worker)
        return;
    m_cancel.request();
    m_cancel = Cancel();
    setRunning(true);
    m_worker->start(++m_number, kinds, request, m_cancel);
}

void ChainSession::cancel()
{
    m_cancel.request();
    ++m_number; // what is on its way is dropped
    setRunning(false);
}

void ChainSession::setRunning(bool running)
{
    if (std::exchange(m_isRunning, running) != running)
        emit runningChanged(running);
}

} // namespace vitrine
