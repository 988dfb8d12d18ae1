#include "widgets/common/WatchedJob.h"

#include <utility>

namespace vitrine {

WatchedJob::WatchedJob(Prepare prepare, QObject *parent) : QObject(parent), m_prepare(std::move(prepare))
{
    connect(&m_job, &LatestJob::busyChanged, this, [this](bool busy) {
        if (!busy && m_isStale)
            QMetaObject::invokeMethod(this, &WatchedJob::begin, Qt::QueuedConnection); // the outcome is told first
    });
}

void WatchedJob::setWatched(bool watched)
{
    m_isWatched = watched;
    begin();
}

void WatchedJob::refresh()
{
    m_isStale = true;
    begin();
}

void WatchedJob::cancel()
{
    m_job.cancel();
}

bool WatchedJob::isBusy() const
{
    return m_job.isBusy() || (m_isWatched && m_isStale);
}

void WatchedJob::begin()
{
    if (!m_isStale || !m_isWatched || m_job.isBusy())
        return;
    LatestJob::Work work = m_prepare();
    if (!work)
        return;
    m_isStale = false;
    m_job.start(std::move(work));
}

} // namespace vitrine
