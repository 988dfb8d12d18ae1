#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace vitrine {

/// Threads to train with while a window is open: all cores but one, which it keeps. `wanted` 0: as many as there are.
inline int trainingThreads(int wanted)
{
    return std::max(1, (wanted > 0 ? wanted : QThread::idealThreadCount()) - 1);
}

/// Reads and measures what a run needs on a thread of the pool: `prepare(tell)` gives a Result. What comes of it is
/// handed on in the owner's thread: tell(share) to `progress`, the job to `begin` as a shared pointer, an error to
/// `refuse`. The owner must outlive the pool's work, and tells by a number whether a result is still wanted.
template <typename Prepare, typename Begin>
void prepareAside(QObject *owner, QThreadPool &pool, Prepare prepare, std::function<void(double)> progress, Begin begin,
                  std::function<void(const Error &)> refuse)
{
    pool.start([owner, prepare = std::move(prepare), progress = std::move(progress), begin = std::move(begin),
                refuse = std::move(refuse)] {
        const auto post = [owner](std::function<void()> work) {
            QMetaObject::invokeMethod(owner, std::move(work), Qt::QueuedConnection);
        };
        auto prepared = prepare([post, progress](double share) { post([progress, share] { progress(share); }); });
        if (!prepared)
            return post([refuse, error = prepared.error()] { refuse(error); });
        auto job = std::make_shared<std::remove_cvref_t<decltype(*prepared)>>(*std::move(prepared));
        post([begin, job] { begin(job); });
    });
}

} // namespace vitrine
