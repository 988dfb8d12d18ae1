#include "widgets/labs/trial/TrialWorker.h"

#include "core/graph/AdoptWeights.h"
#include "core/trace/Executor.h"

#include <QMutexLocker>

#include <algorithm>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

constexpr int repetitions = 5;

Result<std::shared_ptr<const Trace>> compute(const Trial &trial, const Cancel &cancel)
{
    const std::int64_t batch = trial.inputs.empty() ? 1 : trial.inputs.begin()->second.shape().front();
    GraphResult graph = buildGraph(trial.network, batch);
    if (!graph.ok())
        return Error{graph.problems.front().message, {}, false};
    TraceRequest request;
    request.graph = *std::move(graph.graph);
    request.weights = adoptWeights(request.graph, trial.weights, trial.seed);
    request.inputs = trial.inputs;
    request.backward = false;
    request.cancel = cancel;
    return runTrace(request);
}

double milliseconds(const Trace &trace)
{
    double sum = 0;
    for (const NodeTrace &node : trace.nodes)
        sum += node.forwardMilliseconds;
    return sum;
}

/// The shortest of some runs, after one that warms up: what else the machine does only ever adds. Negative where it
/// can't run.
double shortestTime(const Trial &trial, const Cancel &cancel)
{
    double shortest = std::numeric_limits<double>::infinity();
    for (int i = 0; i <= repetitions; ++i) {
        const auto trace = compute(trial, cancel);
        if (!trace)
            return -1;
        if (i > 0)
            shortest = std::min(shortest, milliseconds(**trace));
    }
    return shortest;
}

} // namespace

void TrialWorker::postRun(quint64 number, Trial trial, Cancel cancel)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_run = Run{number, std::move(trial), std::move(cancel)};
    }
    QMetaObject::invokeMethod(this, &TrialWorker::runNext, Qt::QueuedConnection);
}

void TrialWorker::postTimes(quint64 number, std::vector<Trial> trials, Cancel cancel)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_times = Times{number, std::move(trials), std::move(cancel), 0};
    }
    QMetaObject::invokeMethod(this, &TrialWorker::timeNext, Qt::QueuedConnection);
}

void TrialWorker::runNext()
{
    std::optional<Run> run;
    {
        const QMutexLocker lock(&m_mutex);
        run = std::exchange(m_run, std::nullopt);
    }
    if (!run)
        return;
    const auto trace = compute(run->trial, run->cancel);
    if (trace)
        emit ran(run->number, *trace);
    else if (!trace.error().cancelled)
        emit failed(run->number, trace.error());
}

void TrialWorker::timeNext()
{
    std::optional<Times> times;
    {
        const QMutexLocker lock(&m_mutex);
        times = std::exchange(m_times, std::nullopt);
    }
    if (!times || times->cancel.requested() || times->next >= times->trials.size())
        return;
    const double result = shortestTime(times->trials[times->next], times->cancel);
    if (!times->cancel.requested())
        emit timed(times->number, static_cast<int>(times->next), result);
    ++times->next;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_times)
            m_times = std::move(times);
    }
    QMetaObject::invokeMethod(this, &TrialWorker::timeNext, Qt::QueuedConnection);
}

} // namespace vitrine
