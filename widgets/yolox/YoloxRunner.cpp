#include "widgets/yolox/YoloxRunner.h"

#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/YoloxWorker.h"

#include <QThread>

#include <utility>

namespace vitrine {

YoloxRunner::YoloxRunner(YoloxState *state, QThread *compute, QObject *parent)
    : QObject(parent), m_state(state), m_worker(new YoloxWorker)
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &YoloxWorker::answered, this, &YoloxRunner::accept);
    connect(m_worker, &YoloxWorker::refused, this, &YoloxRunner::refuse);
    connect(m_worker, &YoloxWorker::progress, this, &YoloxRunner::progress);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &YoloxRunner::ask);
    const auto soon = [this] { m_soon.start(); };
    connect(state, &YoloxState::sceneChanged, this, soon);
    connect(state, &YoloxState::choiceChanged, this, soon);
}

YoloxRunner::~YoloxRunner()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void YoloxRunner::cancel()
{
    m_cancel.request();
}

void YoloxRunner::ask()
{
    if (m_state->run() || m_state->scene().picture.isNull() || !m_worker)
        return;
    m_cancel.request();
    m_cancel = Cancel();
    setBusy(true);
    m_worker->post({++m_number, m_state->choice(), m_state->scene().classNames, m_state->scene().picture, m_cancel});
}

void YoloxRunner::accept(quint64 number, std::shared_ptr<const YoloxRun> run)
{
    if (number != m_number)
        return;
    setBusy(false);
    m_state->setRun(std::move(run));
}

void YoloxRunner::refuse(quint64 number, const Error &error)
{
    if (number != m_number)
        return;
    setBusy(false);
    if (!error.cancelled)
        emit failed(error);
}

void YoloxRunner::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        emit busyChanged(busy);
}

} // namespace vitrine
