#pragma once

#include <QObject>
#include <QThreadPool>

#include <utility>

namespace vitrine {

/// Does `work()` on a thread of the pool and hands what it gives to `then` in the owner's thread. The owner must
/// outlive the pool's work.
template <typename Work, typename Then>
void workAside(QObject *owner, QThreadPool &pool, Work work, Then then)
{
    pool.start([owner, work = std::move(work), then = std::move(then)]() mutable {
        QMetaObject::invokeMethod(
            owner, [outcome = work(), then = std::move(then)] { then(outcome); }, Qt::QueuedConnection);
    });
}

} // namespace vitrine
