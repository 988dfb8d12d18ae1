#include "widgets/playground/PlaneWorker.h"

#include <QMutexLocker>

#include <utility>

namespace vitrine {

void PlaneWorker::post(Request request)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_request = std::move(request);
    }
    QMetaObject::invokeMethod(this, &PlaneWorker::lookNext, Qt::QueuedConnection);
}

void PlaneWorker::lookNext()
{
    std::optional<Request> request;
    {
        const QMutexLocker lock(&m_mutex);
        request = std::exchange(m_request, std::nullopt);
    }
    if (!request)
        return;
    if (!m_probe || m_network != request->network || m_grid != request->grid) {
        m_probe.reset();
        auto made = PlaneProbe::make(*request->network, request->grid);
        if (!made) {
            emit failed(request->number, made.error());
            return;
        }
        m_probe = *std::move(made);
        m_network = request->network;
        m_grid = request->grid;
    }
    const auto maps = m_probe->look(request->weights);
    if (maps)
        emit looked(request->number, *maps);
    else
        emit failed(request->number, maps.error());
}

} // namespace vitrine
