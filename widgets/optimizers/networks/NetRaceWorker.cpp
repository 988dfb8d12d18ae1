#include "widgets/optimizers/networks/NetRaceWorker.h"

#include "core/tensor/Device.h"

#include <QMutexLocker>

#include <utility>

namespace vitrine {

namespace {

constexpr qint64 sliceLength = 10; // milliseconds
constexpr qint64 handInterval = 33; ///< updates a second: 30
constexpr qint64 levelling = 60; ///< that a pause may take, so that all rest at the same place

} // namespace

void NetRaceWorker::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void NetRaceWorker::noteRuns(const std::filesystem::path &list)
{
    post([this, list] {
        m_log = std::make_unique<NetRaceLog>(list, [this](const Error &error) { emit logFailed(error); });
    });
}

void NetRaceWorker::begin(Start start)
{
    m_isStopped.store(true);
    post([this, start = std::move(start)]() mutable { beginNow(std::move(start)); });
}

void NetRaceWorker::beginNow(Start start)
{
    setRunning(false);
    if (m_log)
        m_log->stop();
    m_run.reset();
    m_start = std::move(start);
    {
        const QMutexLocker lock(&m_mutex);
        m_outbox = {};
    }
    auto run = NetRaceRun::make(std::move(*std::exchange(m_start.job, nullptr)));
    if (!run) {
        emit refused(m_start.number, run.error());
        return;
    }
    m_run = *std::move(run);
    emit begun(m_start.number, m_run->progress());
}

void NetRaceWorker::go(TrainGoal goal)
{
    m_isStopped.store(false); // here, so that a pause() that follows at once is not lost
    post([this, goal] {
        if (!m_run)
            return;
        m_run->aim(goal);
        if (std::exchange(m_isRunning, true))
            return;
        setThreads(m_start.threads);
        slice();
    });
}

void NetRaceWorker::setRunning(bool running)
{
    if (std::exchange(m_isRunning, running) && !running)
        setThreads(m_start.usualThreads);
}

void NetRaceWorker::end()
{
    m_isStopped.store(true);
    post([this] {
        setRunning(false);
        if (m_log)
            m_log->stop();
        m_run.reset();
    });
}

void NetRaceWorker::watch(int competitor, std::size_t tensor)
{
    post([this, competitor, tensor] {
        if (!m_run)
            return;
        m_run->watch(competitor, tensor);
        if (!m_isRunning)
            hand(true);
    });
}

NetRaceUpdate NetRaceWorker::take()
{
    m_isTold.store(false);
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_outbox, {});
}

void NetRaceWorker::slice()
{
    if (!m_run || !m_isRunning)
        return;
    if (m_isStopped.load()) {
        if (const auto levelled = m_run->level(levelling); !levelled)
            return fail(levelled.error());
        return rest();
    }
    const auto reached = m_run->work(sliceLength, m_isStopped);
    if (!reached)
        return fail(reached.error());
    if (*reached)
        return rest();
    hand(false);
    // By way of the event loop: what the user asks for meanwhile comes first.
    post([this] { slice(); });
}

void NetRaceWorker::fail(const Error &error)
{
    setRunning(false);
    hand(true);
    m_run.reset();
    emit refused(m_start.number, error);
}

/// To the GUI thread, which takes it all at once when it comes to it.
void NetRaceWorker::hand(bool force)
{
    if (!force && m_sinceHanded.isValid() && m_sinceHanded.elapsed() < handInterval)
        return;
    m_sinceHanded.start();
    NetRaceUpdate update = m_run->take();
    if (m_log && m_run->group())
        m_log->add(*m_run, update);
    {
        const QMutexLocker lock(&m_mutex);
        m_outbox.append(std::move(update));
    }
    if (!m_isTold.exchange(true))
        emit updated(m_start.number, m_run->progress());
}

void NetRaceWorker::rest()
{
    setRunning(false);
    hand(true);
    emit rested(m_start.number, m_run->progress(), m_run->isDone() ? m_run->paths() : nullptr);
}

} // namespace vitrine
