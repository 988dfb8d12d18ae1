#include "widgets/landscape/LandscapeWorker.h"

#include <utility>

namespace vitrine {

namespace {

constexpr qint64 sliceLength = 10; // milliseconds
constexpr qint64 handInterval = 100;

} // namespace

void LandscapeWorker::begin(Job job)
{
    QMetaObject::invokeMethod(
        this, [this, job = std::move(job)]() mutable { beginNow(std::move(job)); }, Qt::QueuedConnection);
}

void LandscapeWorker::beginNow(Job job)
{
    stop();
    m_job = std::move(job);
    auto model = makeTrainingModel(m_job.plan->model);
    if (!model) {
        emit failed(m_job.number, model.error());
        return;
    }
    m_model = *std::move(model);
    m_scan = std::make_unique<LandscapeScan>(*m_model, m_job.plan->request);
    m_sinceHanded.start();
    slice();
}

void LandscapeWorker::slice()
{
    if (!m_scan)
        return;
    QElapsedTimer since;
    since.start();
    do {
        auto done = m_job.cancel.requested() ? Result<void>(Cancel::error()) : m_scan->advance();
        if (!done) {
            stop();
            emit failed(m_job.number, done.error());
            return;
        }
    } while (!m_scan->isDone() && since.elapsed() < sliceLength);
    if (m_scan->isDone() || m_sinceHanded.elapsed() >= handInterval)
        hand();
    if (m_scan->isDone())
        return stop();
    // By way of the event loop: what the user asks for meanwhile comes first.
    QMetaObject::invokeMethod(
        this,
        [this, number = m_job.number] {
            if (number == m_job.number)
                slice();
        },
        Qt::QueuedConnection);
}

void LandscapeWorker::hand()
{
    m_sinceHanded.start();
    emit updated(m_job.number, std::make_shared<const Landscape>(m_scan->landscape()), m_scan->progress());
}

void LandscapeWorker::stop()
{
    m_scan.reset();
    m_model.reset();
}

} // namespace vitrine
