#include "widgets/training/TrainWorker.h"

#include "core/graph/Graph.h"
#include "core/tensor/Device.h"

#include <QMutexLocker>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr qint64 sliceLength = 10; // milliseconds
constexpr qint64 handInterval = 33; ///< updates a second: 30
constexpr int paceInterval = 16; ///< milliseconds between looks at whether a step is due

} // namespace

TrainWorker::TrainWorker() : m_tick(new QTimer(this))
{
    m_tick->setSingleShot(true);
    m_tick->setInterval(paceInterval);
    connect(m_tick, &QTimer::timeout, this, &TrainWorker::slice);
}

TrainWorker::~TrainWorker()
{
    noteEnd(RunStatus::Stopped);
}

void TrainWorker::noteRuns(const std::filesystem::path &list)
{
    post([this, list] {
        m_log = std::make_unique<RunLog>(list, [this](const Error &error) { emit saveFailed(error); });
    });
}

void TrainWorker::noteBegin()
{
    if (!m_log)
        return;
    QString data = m_job.data;
    if (data.isEmpty())
        if (const GraphResult built = buildGraph(*m_run->network(), 1); built.ok())
            data = suitableSet(*built.graph);
    m_log->begin(describeRun(m_run->trainer(), data.toStdString(), m_job.resumeFrom.string()),
                 m_run->trainer().epochs());
    m_isNoted = true;
}

void TrainWorker::noteEnd(RunStatus status, const std::string &note)
{
    if (std::exchange(m_isNoted, false))
        m_log->end(status, note);
}

void TrainWorker::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void TrainWorker::begin(Job job)
{
    m_isStopped.store(true);
    post([this, job = std::move(job)]() mutable { beginNow(std::move(job)); });
}

void TrainWorker::beginNow(Job job)
{
    setRunning(false);
    noteEnd(RunStatus::Stopped);
    m_run.reset();
    m_job = std::move(job);
    {
        const QMutexLocker lock(&m_mutex);
        m_outbox = {};
        m_controls.reset();
    }
    auto run = TrainRun::make(std::move(*std::exchange(m_job.setup, nullptr)), m_job.resumeFrom);
    if (!run) {
        emit refused(m_job.number, run.error());
        return;
    }
    m_run = *std::move(run);
    m_run->recordPath(m_job.path);
    m_isFresh = true;
    std::vector<std::string> names;
    for (const TensorRange &range : m_run->trainer().model().ranges())
        names.push_back(range.name);
    emit begun(m_job.number, std::move(names), m_run->items(), m_run->progress());
    hand(true);
}

void TrainWorker::go(TrainGoal goal)
{
    m_isStopped.store(false); // here, so that a pause() that follows at once is not lost
    post([this, goal] {
        m_goal = goal;
        if (!m_run || std::exchange(m_isRunning, true))
            return;
        m_sinceStep.invalidate();
        if (std::exchange(m_isFresh, false))
            noteBegin(); // a run that was only made ready is none to remember
        m_isNoted = m_log != nullptr;
        setThreads(m_job.threads);
        slice();
    });
}

void TrainWorker::setRunning(bool running)
{
    if (!std::exchange(m_isRunning, running) || running)
        return;
    m_tick->stop();
    setThreads(m_job.usualThreads);
}

void TrainWorker::end()
{
    m_isStopped.store(true);
    post([this] {
        setRunning(false);
        noteEnd(RunStatus::Stopped);
        m_run.reset();
    });
}

void TrainWorker::change(const TrainControls &controls)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_controls = controls;
    }
    post([this] { applyControls(); });
}

void TrainWorker::applyControls()
{
    std::optional<TrainControls> controls;
    {
        const QMutexLocker lock(&m_mutex);
        controls = std::exchange(m_controls, std::nullopt);
    }
    if (!controls || !m_run)
        return;
    if (const auto changed = m_run->change(*controls); !changed)
        emit saveFailed(changed.error());
    else
        emit updated(m_job.number, m_run->progress());
}

void TrainWorker::setEpochs(int epochs)
{
    post([this, epochs] {
        if (!m_run)
            return;
        m_run->setEpochs(epochs);
        emit updated(m_job.number, m_run->progress());
    });
}

void TrainWorker::restore(const TrainControls &controls)
{
    post([this, controls] {
        if (!m_run)
            return;
        setRunning(false);
        auto restored = m_run->restoreLastGood();
        if (restored)
            restored = m_run->change(controls);
        if (!restored)
            emit failed(m_job.number, restored.error());
        else
            emit this->restored(m_job.number, m_run->progress(), m_run->restingWeights());
    });
}

void TrainWorker::save(const QString &folder)
{
    post([this, folder] {
        if (!m_run)
            return;
        if (const auto kept = m_run->save(folder.toStdString()); !kept)
            emit saveFailed(kept.error());
        else
            emit saved(folder);
    });
}

TrainUpdate TrainWorker::take()
{
    m_isTold.store(false);
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_outbox, {});
}

void TrainWorker::slice()
{
    if (!m_run || !m_isRunning)
        return;
    if (m_isStopped.load())
        return rest();
    applyControls();
    const int due = pacedSteps();
    if (due == 0) {
        m_tick->start();
        return;
    }
    Result<bool> reached = false;
    if (due < 0)
        reached = m_run->work(m_goal, sliceLength, m_isStopped);
    for (int i = 0; i < due && reached && !*reached; ++i)
        reached = m_run->work(m_goal, 0, m_isStopped);
    if (!reached) {
        setRunning(false);
        hand(true);
        noteEnd(RunStatus::Failed, reached.error().message.text());
        emit failed(m_job.number, reached.error());
        return;
    }
    if (*reached)
        return rest();
    hand(false);
    // By way of the event loop: what the user asks for meanwhile comes first.
    post([this] { slice(); });
}

/// How many batches are due now where there is a pace; −1 where there is none.
int TrainWorker::pacedSteps()
{
    const double pace = m_pace.load();
    if (pace <= 0 || m_goal != TrainGoal::End)
        return -1;
    if (!m_sinceStep.isValid()) {
        m_sinceStep.start();
        return 1;
    }
    const double due = static_cast<double>(m_sinceStep.elapsed()) * pace / 1000;
    if (due < 1)
        return 0;
    m_sinceStep.start();
    return static_cast<int>(std::min(due, 1e6));
}

void TrainWorker::setWeight(const std::string &tensor, std::size_t place, float value)
{
    post([this, tensor, place, value] {
        if (!m_run)
            return;
        if (const auto set = m_run->setWeight(tensor, place, value); !set)
            emit saveFailed(set.error());
        hand(true);
    });
}

/// To the GUI thread, which takes it all at once when it comes to it.
void TrainWorker::hand(bool force)
{
    if (!force && m_sinceHanded.isValid() && m_sinceHanded.elapsed() < handInterval)
        return;
    m_sinceHanded.start();
    TrainUpdate update = m_run->take(!force);
    if (m_sendsMoments.load())
        update.moment = m_run->moment();
    if (m_isNoted)
        m_log->add(update.steps, update.epochs);
    {
        const QMutexLocker lock(&m_mutex);
        m_outbox.append(std::move(update));
    }
    if (!m_isTold.exchange(true))
        emit updated(m_job.number, m_run->progress());
}

void TrainWorker::rest()
{
    setRunning(false);
    m_run->endPath();
    hand(true);
    if (m_run->progress().isDone)
        noteEnd(RunStatus::Done);
    emit rested(m_job.number, m_run->progress(), m_run->restingWeights());
}

} // namespace vitrine
