#include "widgets/training/RunMapsWorker.h"

#include <QMutexLocker>

#include <utility>

namespace vitrine {

void RunMapsWorker::post(MapWish wish)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_wish = std::move(wish);
    }
    QMetaObject::invokeMethod(this, &RunMapsWorker::answer, Qt::QueuedConnection);
}

void RunMapsWorker::drop()
{
    const QMutexLocker lock(&m_mutex);
    m_wish.reset();
}

void RunMapsWorker::answer()
{
    std::optional<MapWish> wish;
    {
        const QMutexLocker lock(&m_mutex);
        wish = std::exchange(m_wish, std::nullopt);
    }
    if (!wish)
        return;
    if (auto maps = makeRunMaps(*wish); maps)
        emit made(std::make_shared<const RunMaps>(*std::move(maps)));
    else
        emit refused(wish->number, maps.error());
}

} // namespace vitrine
