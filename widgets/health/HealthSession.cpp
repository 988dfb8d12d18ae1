#include "widgets/health/HealthSession.h"

#include <QThread>

#include <algorithm>
#include <iterator>
#include <utility>

namespace vitrine {

void HealthWorker::judge(quint64 number, std::shared_ptr<const Trace> trace)
{
    m_newest = number;
    const auto work = [this, number, trace = std::move(trace)] {
        if (number != m_newest)
            return;
        std::vector<BlockHealth> health = judgeHealth(*trace), parts = judgeParts(*trace);
        std::move(parts.begin(), parts.end(), std::back_inserter(health));
        emit judged(number, health);
    };
    QMetaObject::invokeMethod(this, work, Qt::QueuedConnection);
}

HealthSession::HealthSession(QThread *compute, QObject *parent) : QObject(parent), m_worker(new HealthWorker)
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &HealthWorker::judged, this, [this](quint64 number, const std::vector<BlockHealth> &health) {
        if (number != m_number)
            return;
        if (health != m_health) {
            m_health = health;
            emit changed();
        }
        emit judged();
    });
}

HealthSession::~HealthSession()
{
    if (m_worker)
        m_worker->deleteLater();
}

void HealthSession::setTrace(std::shared_ptr<const Trace> trace)
{
    ++m_number;
    if (trace && m_worker)
        return m_worker->judge(m_number, std::move(trace));
    if (!std::exchange(m_health, {}).empty())
        emit changed();
}

const BlockHealth *HealthSession::of(const std::string &block) const
{
    const auto found = std::find_if(m_health.begin(), m_health.end(),
                                    [&block](const BlockHealth &each) { return each.block == block; });
    return found == m_health.end() ? nullptr : &*found;
}

} // namespace vitrine
