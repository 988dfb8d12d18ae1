#include "widgets/common/LatestJob.h"

#include <utility>

namespace vitrine {

LatestJob::LatestJob(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

LatestJob::~LatestJob()
{
    m_cancel.request();
    m_pool.clear();
    m_pool.waitForDone();
}

void LatestJob::start(Work work)
{
    m_cancel.request();
    m_cancel = Cancel();
    m_pool.clear();
    const int number = ++m_number;
    setBusy(true);
    m_pool.start([this, number, work = std::move(work), cancel = m_cancel] {
        Deliver deliver = cancel.requested() ? Deliver() : work(cancel);
        // Waits for this thread before it goes, so that there is something to invoke on.
        QMetaObject::invokeMethod(
            this, [this, number, deliver = std::move(deliver)] { finish(number, deliver); }, Qt::QueuedConnection);
    });
}

void LatestJob::cancel()
{
    m_cancel.request();
    m_pool.clear();
    ++m_number;
    setBusy(false);
}

void LatestJob::finish(int number, const Deliver &deliver)
{
    if (number != m_number)
        return;
    setBusy(false);
    if (deliver)
        deliver();
}

void LatestJob::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        emit busyChanged(busy);
}

} // namespace vitrine
