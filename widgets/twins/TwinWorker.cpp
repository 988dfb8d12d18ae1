#include "widgets/twins/TwinWorker.h"

#include "core/tensor/Device.h"

#include <QMutexLocker>

#include <utility>

namespace vitrine {

namespace {

constexpr qint64 sliceLength = 10; // milliseconds
constexpr qint64 handInterval = 33; ///< updates a second: 30

} // namespace

TwinWorker::~TwinWorker()
{
    noteEnd(RunStatus::Stopped);
}

void TwinWorker::noteRuns(const std::filesystem::path &list)
{
    post([this, list] {
        m_list = list;
        m_logs.clear();
    });
}

void TwinWorker::noteBegin()
{
    const std::size_t runs = m_list.empty() ? 0 : m_run->group().size();
    while (m_logs.size() < runs)
        m_logs.push_back(std::make_unique<RunLog>(m_list, [this](const Error &error) { emit noteFailed(error); }));
    m_isNoted.assign(runs, true);
    for (std::size_t i = 0; i < runs; ++i) {
        const TrainGroup::Run &run = m_run->group().run(i);
        RunDescription description = describeRun(*run.trainer, m_job.data, {});
        description.name += " · " + run.name;
        m_logs[i]->begin(std::move(description), {});
    }
}

void TwinWorker::note(const TwinUpdate &update)
{
    for (std::size_t i = 0; i < m_isNoted.size(); ++i) {
        if (!m_isNoted[i])
            continue;
        m_logs[i]->add(update.members[i].steps, update.members[i].epochs);
        const TrainGroup::Run &run = m_run->group().run(i);
        if (run.failure)
            m_logs[i]->end(RunStatus::Failed, run.failure->message.text());
        else if (run.isOver())
            m_logs[i]->end(RunStatus::Done);
        m_isNoted[i] = !run.isOver();
    }
}

/// Of the runs that have not ended by themselves.
void TwinWorker::noteEnd(RunStatus status)
{
    for (std::size_t i = 0; i < m_isNoted.size(); ++i)
        if (m_isNoted[i])
            m_logs[i]->end(status);
    m_isNoted.clear();
}

void TwinWorker::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void TwinWorker::begin(Job job)
{
    m_isStopped.store(true);
    post([this, job = std::move(job)]() mutable { beginNow(std::move(job)); });
}

void TwinWorker::beginNow(Job job)
{
    setRunning(false);
    noteEnd(RunStatus::Stopped);
    m_run.reset();
    m_job = std::move(job);
    {
        const QMutexLocker lock(&m_mutex);
        m_outbox = {};
    }
    auto run = TwinRun::make(std::move(*std::exchange(m_job.members, nullptr)), m_job.isEnsemble);
    if (!run) {
        emit refused(m_job.number, run.error());
        return;
    }
    m_run = *std::move(run);
    noteBegin();
    std::vector<qint64> stepsPerEpoch;
    for (std::size_t i = 0; i < m_run->group().size(); ++i)
        stepsPerEpoch.push_back(m_run->group().run(i).trainer->stepsPerEpoch());
    emit begun(m_job.number, stepsPerEpoch, m_run->progress());
}

void TwinWorker::go(TrainGoal goal)
{
    m_isStopped.store(false); // here, so that a pause() that follows at once is not lost
    post([this, goal] {
        m_goal = goal;
        if (!m_run)
            return;
        m_run->beginGoal();
        if (std::exchange(m_isRunning, true))
            return;
        setThreads(m_job.threads);
        slice();
    });
}

void TwinWorker::setRunning(bool running)
{
    if (std::exchange(m_isRunning, running) && !running)
        setThreads(m_job.usualThreads);
}

void TwinWorker::end()
{
    m_isStopped.store(true);
    post([this] {
        setRunning(false);
        noteEnd(RunStatus::Stopped);
        m_run.reset();
    });
}

void TwinWorker::show(std::size_t member)
{
    post([this, member] {
        if (!m_run)
            return;
        m_run->show(member);
        if (!m_isRunning)
            emit shown(m_job.number, m_run->weightsOf(m_run->shown()));
    });
}

TwinUpdate TwinWorker::take()
{
    m_isTold.store(false);
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_outbox, {});
}

void TwinWorker::slice()
{
    if (!m_run || !m_isRunning)
        return;
    if (m_isStopped.load())
        return rest();
    if (m_run->work(m_goal, sliceLength, m_isStopped))
        return rest();
    hand(false);
    // By way of the event loop: what the user asks for meanwhile comes first.
    post([this] { slice(); });
}

/// To the GUI thread, which takes it all at once when it comes to it.
void TwinWorker::hand(bool force)
{
    if (!force && m_sinceHanded.isValid() && m_sinceHanded.elapsed() < handInterval)
        return;
    m_sinceHanded.start();
    TwinUpdate update = m_run->take(!force);
    note(update);
    {
        const QMutexLocker lock(&m_mutex);
        m_outbox.append(std::move(update));
    }
    if (!m_isTold.exchange(true))
        emit updated(m_job.number, m_run->progress());
}

void TwinWorker::rest()
{
    setRunning(false);
    hand(true);
    emit rested(m_job.number, m_run->progress(), m_run->weightsOf(m_run->shown()));
}

} // namespace vitrine
