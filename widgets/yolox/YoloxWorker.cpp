#include "widgets/yolox/YoloxWorker.h"

#include <utility>

namespace vitrine {

void YoloxWorker::post(Wish wish)
{
    const QMutexLocker lock(&m_mutex);
    const bool isWaiting = m_wish.has_value();
    m_wish = std::move(wish);
    if (!isWaiting)
        QMetaObject::invokeMethod(this, &YoloxWorker::answerNext, Qt::QueuedConnection);
}

void YoloxWorker::answerNext()
{
    std::optional<Wish> wish;
    {
        const QMutexLocker lock(&m_mutex);
        wish = std::exchange(m_wish, std::nullopt);
    }
    if (!wish)
        return;
    const auto run = m_bench.run(wish->choice, wish->classNames, wish->picture, wish->cancel,
                                 [this](double share) { emit progress(share); });
    if (run)
        emit answered(wish->number, *run);
    else
        emit refused(wish->number, run.error());
}

} // namespace vitrine
