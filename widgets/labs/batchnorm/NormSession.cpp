#include "widgets/labs/batchnorm/NormSession.h"

#include "widgets/labs/batchnorm/NormPlace.h"
#include "widgets/session/Session.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

NormSession::NormSession(Session *session, QThread *compute, QObject *parent)
    : QObject(parent), m_session(session), m_worker(new NormWorker)
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
}

NormSession::~NormSession()
{
    for (const Cancel *cancel : {&m_cancelLook, &m_cancelFeed, &m_cancelProof})
        cancel->request();
    if (m_worker)
        m_worker->deleteLater();
}

void NormSession::connectWorker()
{
    connect(m_worker, &NormWorker::looked, this, [this](quint64 number, const std::shared_ptr<const NormLook> &look) {
        if (number != m_looking)
            return;
        m_look = look;
        emit lookChanged();
    });
    connect(m_worker, &NormWorker::fed, this,
            [this](quint64 number, const std::shared_ptr<const BatchStatistics> &batch) {
                if (number != m_feedingJob)
                    return;
                m_batches.push_back(batch);
                emit batchFed();
                if (m_batches.size() >= m_goal)
                    setFeeding(false);
            });
    connect(m_worker, &NormWorker::proved, this, [this](quint64 number, const std::shared_ptr<const FoldProof> &proof) {
        if (number != m_proving)
            return;
        m_proof = proof;
        emit proofChanged();
    });
    connect(m_worker, &NormWorker::failed, this, [this](quint64 number, const Error &error) {
        if (number == m_feedingJob)
            setFeeding(false);
        if (error.cancelled)
            return;
        if (number == m_proving) {
            m_proof.reset();
            emit proofFailed(error);
        } else if (number == m_looking || number == m_feedingJob) {
            emit failed(error);
        }
    });
}

NormJob NormSession::job(Cancel &cancel)
{
    cancel.request();
    cancel = Cancel();
    return {++m_number, m_outcome, m_path, m_batchSize, m_session->options(), cancel};
}

void NormSession::setSubject(std::shared_ptr<const Outcome> outcome, const std::string &path)
{
    const bool staysTheSame = m_outcome && path == m_path && feedAlike(*m_outcome, *outcome, path);
    const int wanted = std::max<int>(m_isFeeding ? static_cast<int>(m_goal) : 0, static_cast<int>(m_batches.size()));
    const bool isOther = path != m_path;
    m_outcome = std::move(outcome);
    m_path = path;
    if (isOther) {
        m_look.reset();
        emit lookChanged();
    }
    lookAgain();
    if (staysTheSame)
        return;
    startOver();
    if (wanted > 0)
        feed(wanted);
}

void NormSession::setBatchSize(std::int64_t size)
{
    if (std::exchange(m_batchSize, size) == size || !m_outcome)
        return;
    const int wanted = std::max<int>(m_isFeeding ? static_cast<int>(m_goal) : 0, static_cast<int>(m_batches.size()));
    lookAgain();
    startOver();
    if (wanted > 0)
        feed(wanted);
}

void NormSession::lookAgain()
{
    NormJob next = job(m_cancelLook);
    m_looking = next.number;
    if (m_worker)
        m_worker->look(std::move(next));
}

void NormSession::feed(int batches)
{
    if (!m_outcome || !m_worker)
        return;
    m_goal = std::min<std::size_t>(m_batches.size() + static_cast<std::size_t>(batches), mostBatches);
    if (m_goal <= m_batches.size())
        return;
    NormJob next = job(m_cancelFeed);
    m_feedingJob = next.number;
    m_worker->feed(std::move(next), static_cast<std::int64_t>(m_batches.size()), static_cast<std::int64_t>(m_goal));
    setFeeding(true);
}

void NormSession::pause()
{
    m_cancelFeed.request();
    m_feedingJob = 0;
    setFeeding(false);
}

void NormSession::startOver()
{
    pause();
    m_batches.clear();
    emit seriesCut();
}

void NormSession::prove(const BatchNormLayer &layer)
{
    if (!m_look || !m_look->feeding.valid() || !m_worker)
        return;
    NormJob next = job(m_cancelProof);
    m_proving = next.number;
    m_worker->prove(std::move(next), layer, m_look->feeding);
}

void NormSession::setFeeding(bool isFeeding)
{
    if (std::exchange(m_isFeeding, isFeeding) != isFeeding)
        emit feedingChanged(isFeeding);
}

} // namespace vitrine
