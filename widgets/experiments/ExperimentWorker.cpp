#include "widgets/experiments/ExperimentWorker.h"

#include "core/tensor/SingleThread.h"

#include <QElapsedTimer>

#include <utility>

namespace vitrine {

namespace {

constexpr qint64 sliceLength = 10; // milliseconds

} // namespace

void ExperimentWorker::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void ExperimentWorker::start(Job job)
{
    post([this, job = std::move(job)]() mutable { begin(std::move(job)); });
}

void ExperimentWorker::begin(Job job)
{
    const bool isSliced = m_run != nullptr; // its next slice is on its way, and takes up the new one
    m_job = std::move(job);
    auto run = m_job.kind->begin(m_job.request);
    if (!run) {
        m_run.reset();
        emit failed(m_job.number, run.error());
        return;
    }
    m_run = *std::move(run);
    if (!isSliced)
        slice();
}

void ExperimentWorker::slice()
{
    if (!m_run)
        return;
    const auto worked = work();
    if (!worked) {
        m_run.reset();
        if (!worked.error().cancelled)
            emit failed(m_job.number, worked.error());
        return;
    }
    if (!m_run->isDone()) {
        emit progress(m_job.number, m_run->share());
        // By way of the event loop: what the user asks for meanwhile comes first.
        return post([this] { slice(); });
    }
    auto outcome = std::make_shared<const ExperimentOutcome>(m_run->outcome());
    m_run.reset();
    emit finished(m_job.number, std::move(outcome));
}

Result<void> ExperimentWorker::work()
{
    const SingleThread single;
    QElapsedTimer spent;
    spent.start();
    while (!m_run->isDone() && spent.elapsed() < sliceLength) {
        if (m_job.cancel.requested())
            return Cancel::error();
        if (auto advanced = m_run->advance(); !advanced)
            return advanced;
    }
    return {};
}

} // namespace vitrine
