#include "widgets/compare/NetCompareSession.h"

#include "widgets/session/Session.h"

#include <utility>

namespace vitrine {

NetCompareSession::NetCompareSession(Session *session, QObject *parent)
    : QObject(parent), m_session(session), m_worker(new NetCompareWorker)
{
    m_worker->moveToThread(session->computeThread());
    connect(session->computeThread(), &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &NetCompareWorker::compared, this, &NetCompareSession::accept);
    connect(m_worker, &NetCompareWorker::refused, this, &NetCompareSession::refuse);
    connect(m_worker, &NetCompareWorker::progress, this, [this](quint64 number, double share) {
        if (number >= m_oldest && m_isBusy)
            emit progress(share);
    });
    connect(session, &Session::outcomeChanged, this, &NetCompareSession::ask);
}

NetCompareSession::~NetCompareSession()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void NetCompareSession::setOn(bool on)
{
    if (std::exchange(m_isOn, on) == on)
        return;
    if (on)
        return ask();
    m_cancel.request();
    m_oldest = ++m_number;
    m_comparison.reset();
    if (m_worker)
        m_worker->postForget();
    setBusy(false);
    emit changed();
}

void NetCompareSession::choose(const NetCompareChoice &choice)
{
    m_choice = choice;
    m_cancel.request();
    m_oldest = m_number + 1;
    ask();
}

/// Where the other side has no weights of its own, it has the very ones that were run: an iteration that was stepped to
/// has others than its question says.
Question NetCompareSession::otherQuestion(const Outcome &open) const
{
    Question other = m_choice.applied(open.question);
    if (other == open.question || m_choice.network || m_choice.weights)
        return other;
    TrainedWeights run;
    run.network = std::make_shared<const Network>(open.network);
    run.tensors = open.trace->weights;
    other.weights = {WeightsSource::Kind::Edited,
                     {},
                     open.question.weights.seed,
                     std::make_shared<const TrainedWeights>(std::move(run))};
    return other;
}

void NetCompareSession::ask()
{
    const auto open = m_session->outcome();
    if (!m_isOn || !open || !m_worker)
        return;
    // While what is open changes, what has begun is brought to its end, so that there is always something to see.
    if (!m_isBusy || m_cancel.requested())
        m_cancel = Cancel();
    m_worker->post({++m_number, open, otherQuestion(*open), m_session->options(), m_cancel});
    setBusy(true);
}

void NetCompareSession::accept(quint64 number, std::shared_ptr<const NetComparison> comparison)
{
    if (number < m_oldest || !m_isOn)
        return;
    m_comparison = std::move(comparison);
    const bool isNew = m_shown != m_choice;
    m_shown = m_choice;
    if (number == m_number)
        setBusy(false);
    emit changed();
    if (isNew)
        emit chosen();
}

/// The side before is still there, unless it was refused itself.
void NetCompareSession::refuse(quint64 number, const Error &error)
{
    if (number != m_number)
        return;
    setBusy(false);
    if (!error.cancelled)
        emit failed(error);
    if (m_comparison && m_choice != m_shown)
        choose(NetCompareChoice(m_shown));
    else
        emit changed();
}

void NetCompareSession::cancel()
{
    m_cancel.request();
}

void NetCompareSession::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        emit busyChanged(busy);
}

} // namespace vitrine
