#include "widgets/stepping/JourneySession.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

JourneySession::JourneySession(QThread *compute, QObject *parent) : QObject(parent), m_worker(new JourneyWorker)
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &JourneyWorker::arrived, this, &JourneySession::take);
    connect(m_worker, &JourneyWorker::stood, this,
            [this](quint64 journey, const auto &stand) { note(journey, *stand); });
    connect(m_worker, &JourneyWorker::failed, this, [this](quint64 errand, const Error &error) {
        if (errand != m_errand)
            return;
        setBusy(false);
        emit failed(error);
    });
}

JourneySession::~JourneySession()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void JourneySession::begin(JourneyOrder order)
{
    m_cancel.request();
    if (walked() > 0 && m_worker)
        m_worker->postEnd();
    ++m_journey;
    ++m_errand;
    const Trace &trace = *order.outcome->trace;
    m_isPossible = trace.hasBackward && !trace.weightGradients.empty();
    order.budget = m_budget;
    m_order = std::make_shared<const JourneyOrder>(std::move(order));
    m_notes.clear();
    m_kept.clear();
    m_memory = {};
    m_memory.budget = m_budget;
    m_shown = 0;
    setBusy(false);
    emit begun();
    emit changed();
}

bool JourneySession::isKept(std::int64_t number) const
{
    return std::binary_search(m_kept.begin(), m_kept.end(), number);
}

void JourneySession::visit(std::int64_t number, const Conditions &conditions)
{
    send(number, number, conditions, false);
}

void JourneySession::run(std::int64_t last, const Conditions &conditions)
{
    send(m_shown + 1, std::max(last, m_shown + 1), conditions, true);
}

void JourneySession::send(std::int64_t from, std::int64_t to, const Conditions &conditions, bool runs)
{
    if (!m_order || !m_isPossible || !m_worker)
        return;
    m_cancel.request();
    m_cancel = Cancel();
    m_isRunning = runs;
    setBusy(true);
    m_worker->post({m_journey, ++m_errand, m_order, from, to, conditions, runs, m_cancel});
}

void JourneySession::stop()
{
    m_cancel.request();
}

void JourneySession::setBudget(std::int64_t bytes)
{
    if (std::exchange(m_budget, bytes) == bytes)
        return;
    m_memory.budget = bytes;
    if (m_order) { // one that has not begun yet, too
        JourneyOrder order = *m_order;
        order.budget = bytes;
        m_order = std::make_shared<const JourneyOrder>(std::move(order));
    }
    if (m_worker)
        m_worker->postBudget(bytes);
    emit changed();
}

void JourneySession::setBusy(bool busy)
{
    if (!busy)
        m_isRunning = false;
    if (std::exchange(m_isBusy, busy) != busy)
        emit busyChanged(busy);
}

void JourneySession::take(quint64 errand, std::shared_ptr<const JourneyMoment> moment, bool isLast)
{
    if (errand != m_errand)
        return;
    m_shown = moment->iteration->number;
    if (isLast)
        setBusy(false);
    emit arrived(std::move(moment), isLast);
}

void JourneySession::note(quint64 journey, const JourneyStand &stand)
{
    if (journey != m_journey)
        return;
    m_notes.insert(m_notes.end(), stand.news.begin(), stand.news.end());
    m_kept = stand.kept;
    m_memory = stand.memory;
    m_batches = stand.batches;
    emit changed();
}

} // namespace vitrine
