#include "widgets/yolox/neck/NeckSession.h"

#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/neck/NeckWorker.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

NeckSession::NeckSession(QThread *computeThread, QObject *parent) : QObject(parent), m_worker(new NeckWorker)
{
    m_worker->moveToThread(computeThread);
    connect(computeThread, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
}

NeckSession::~NeckSession()
{
    m_cancel.request();
    m_questionCancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void NeckSession::connectWorker()
{
    connect(m_worker, &NeckWorker::computed, this, [this](quint64 number, const std::shared_ptr<const NeckSet> &necks) {
        if (number != m_number)
            return;
        m_necks = necks;
        emit necksChanged();
        if (m_place)
            ask(*m_place); // the new maps may be smaller
    });
    connect(m_worker, &NeckWorker::advanced, this, [this](quint64 number, int done) {
        if (number == m_number)
            setProgress(true, done);
    });
    connect(m_worker, &NeckWorker::costKnown, this,
            [this](quint64 number, int kind, double milliseconds, const NeckReach &reach) {
                if (number != m_number)
                    return;
                m_costs[static_cast<std::size_t>(kind)] = Cost{milliseconds, reach};
                emit costChanged(kind);
                setProgress(kind + 1 < neckKinds, neckKinds + kind + 1);
            });
    connect(m_worker, &NeckWorker::influenced, this,
            [this](quint64 number, const std::shared_ptr<const NeckInfluences> &influences) {
                if (number != m_question)
                    return;
                m_influences = influences;
                emit influencesChanged();
            });
    connect(m_worker, &NeckWorker::failed, this, [this](quint64 number, const Error &error) {
        if (number == m_number)
            setProgress(false, m_done);
        if (number == m_number || number == m_question)
            emit failed(error);
    });
}

void NeckSession::setRun(std::shared_ptr<const YoloxRun> run)
{
    if (run == m_run)
        return;
    m_run = std::move(run);
    begin();
}

void NeckSession::stop()
{
    if (!m_isBusy)
        return;
    m_cancel.request();
    ++m_number; // what is on its way counts no more
    m_isStopped = true;
    setProgress(false, m_done);
}

void NeckSession::restart()
{
    if (m_isStopped)
        begin();
}

void NeckSession::setProgress(bool busy, int done)
{
    m_isBusy = busy;
    m_done = done;
    emit progressed();
}

void NeckSession::begin()
{
    m_cancel.request();
    m_questionCancel.request();
    m_cancel = Cancel();
    m_isStopped = false;
    m_number = std::max(m_number, m_question) + 1; // numbers of both kinds of wishes differ
    m_question = 0;
    m_costs = {};
    m_influences.reset();
    m_necks.reset();
    emit necksChanged();
    setProgress(m_run && m_worker, 0);
    if (!m_isBusy)
        return;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker.data(), number = m_number, run = m_run, cancel = m_cancel] {
            worker->compute(number, run, cancel);
        },
        Qt::QueuedConnection);
}

void NeckSession::ask(Place place)
{
    if (m_necks) {
        const Shape &shape = m_necks->necks[0].trace->output(neckInputs[static_cast<std::size_t>(place.level)]).shape();
        place.row = std::clamp(place.row, 0, static_cast<int>(shape[2]) - 1);
        place.column = std::clamp(place.column, 0, static_cast<int>(shape[3]) - 1);
    }
    const bool isOther = m_place != place;
    m_place = place;
    if (isOther)
        emit placeChanged();
    if (m_necks && (isOther || !m_influences))
        sendQuestion();
}

void NeckSession::sendQuestion()
{
    m_questionCancel.request();
    m_questionCancel = Cancel();
    m_question = std::max(m_number, m_question) + 1;
    if (!m_worker)
        return;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker.data(), number = m_question, necks = m_necks, place = *m_place, cancel = m_questionCancel] {
            worker->influence(number, necks, place.level, place.row, place.column, cancel);
        },
        Qt::QueuedConnection);
}

} // namespace vitrine
