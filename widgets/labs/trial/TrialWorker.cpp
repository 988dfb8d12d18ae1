#include "widgets/labs/trial/TrialWorker.h"

#include "core/graph/AdoptWeights.h"
#include "core/trace/Executor.h"
#include "core/trace/ForwardTime.h"

#include <functional>
#include <utility>

namespace vitrine {

/// How far a job is.
struct TrialWorker::State {
    TrialJob job;
    std::size_t trial = 0;
    int runs = 0; ///< of this trial, so far
    std::shared_ptr<const Trace> fastest; ///< of those that count

    int runsEach() const { return job.warmUps + job.repetitions; }
    /// Of everything, with `now` of the present run.
    double share(double now) const
    {
        const int done = static_cast<int>(trial) * runsEach() + runs;
        return (done + now) / (static_cast<int>(job.trials.size()) * runsEach());
    }
    void toNextTrial()
    {
        ++trial;
        runs = 0;
        fastest.reset();
    }
};

namespace {

Result<std::shared_ptr<const Trace>> compute(const Trial &trial, const Cancel &cancel,
                                             const std::function<void(double)> &progress)
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
    request.progress = progress;
    return runTrace(request);
}

} // namespace

void TrialWorker::post(TrialJob job)
{
    auto state = std::make_shared<State>();
    state->job = std::move(job);
    post(state);
}

void TrialWorker::post(const std::shared_ptr<State> &state)
{
    QMetaObject::invokeMethod(
        this, [this, state] { next(state); }, Qt::QueuedConnection);
}

void TrialWorker::next(const std::shared_ptr<State> &state)
{
    const TrialJob &job = state->job;
    if (job.cancel.requested() || state->trial == job.trials.size())
        return;
    const auto number = static_cast<int>(state->trial);
    const auto trace = compute(job.trials[state->trial], job.cancel, [this, &state](double share) {
        emit progressed(state->job.number, state->share(share));
    });
    if (!trace) {
        if (trace.error().cancelled)
            return;
        emit failed(job.number, number, trace.error());
        if (!job.goesOn)
            return;
        state->toNextTrial();
        return post(state);
    }
    const bool counts = state->runs++ >= job.warmUps;
    if (counts && (!state->fastest || forwardMilliseconds(**trace) < forwardMilliseconds(*state->fastest)))
        state->fastest = *trace;
    if (state->runs == state->runsEach()) {
        emit ran(job.number, number, state->fastest);
        state->toNextTrial();
    }
    post(state);
}

} // namespace vitrine
