#include "core/stepping/IterationWalk.h"

#include "core/trace/LossRoots.h"
#include "core/training/GradientRow.h"
#include "core/training/models/RowLayout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

/// Multiply-accumulates that asking for the loss after each tensor may take: some tens of milliseconds.
constexpr std::int64_t affordable = 100'000'000;
constexpr std::uint64_t seedStride = 0x9E3779B97F4A7C15ULL;

/// The gradients of the loss in the places of their weights.
WeightRow gatherGradients(const Trace &trace, std::span<const TensorRange> ranges, std::size_t size)
{
    WeightRow row(size);
    for (const TensorRange &range : ranges) {
        const auto found = trace.weightGradients.find(range.name);
        if (found == trace.weightGradients.end())
            continue;
        const auto place = row.fresh().subspan(range.offset, range.count());
        if (found->second.isContiguous())
            std::ranges::copy(found->second.floats(), place.begin());
        else
            std::ranges::copy(found->second.toFloats(), place.begin());
    }
    return row;
}

/// What a run was fed with.
TensorMap inputsOf(const Trace &trace)
{
    TensorMap inputs = trace.targets;
    for (const GraphBlock &block : trace.graph.blocks)
        if (block.kind->category() == Category::Input)
            inputs.emplace(block.id, trace.output(block.id));
    return inputs;
}

double product(std::span<const float> gradients, std::span<const float> before, std::span<const float> after)
{
    double sum = 0;
    for (std::size_t i = 0; i < gradients.size(); ++i)
        sum += static_cast<double>(gradients[i]) * (static_cast<double>(after[i]) - before[i]);
    return sum;
}

double distance(std::span<const float> before, std::span<const float> after)
{
    double sum = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        sum += (static_cast<double>(after[i]) - before[i]) * (static_cast<double>(after[i]) - before[i]);
    return std::sqrt(sum);
}

} // namespace

double totalLoss(const Trace &trace)
{
    double sum = 0;
    for (const int root : lossRoots(trace.graph))
        if (const auto &outputs = trace.nodes[static_cast<std::size_t>(root)].outputs;
            !outputs.empty() && outputs[0].valid())
            sum += outputs[0].flat(0);
    return sum;
}

std::int64_t JourneyState::bytes() const
{
    std::int64_t bytes = weights.bytes();
    for (const WeightRow &row : optimizer)
        bytes += row.bytes();
    for (const auto &[name, buffer] : buffers)
        bytes += buffer.elementCount() * 4;
    return bytes;
}

Result<IterationWalk> IterationWalk::make(const JourneySetup &setup)
{
    IterationWalk walk(setup);
    walk.m_kind = findOptimizerKind(setup.optimizer);
    if (!walk.m_kind)
        return fail(VITRINE_TEXT("core", "There is no optimizer “%1”."), setup.optimizer);
    if (!findScheduleKind(setup.controls.schedule))
        return fail(VITRINE_TEXT("core", "There is no schedule “%1”."), setup.controls.schedule);
    auto complete = completeHyperparameters(*walk.m_kind, setup.controls.hyperparameters);
    if (!complete)
        return complete.error();
    walk.m_hyperparameters = *std::move(complete);
    RowLayout layout = layOut(setup.start.graph);
    walk.m_ranges = std::move(layout.ranges);
    walk.m_rowSize = layout.size;
    std::int64_t macs = 0;
    for (const GraphBlock &block : setup.start.graph.blocks)
        macs += block.macs;
    walk.m_measuresEach = macs * static_cast<std::int64_t>(walk.m_ranges.size()) <= affordable;
    for (std::size_t i = 0; i < setup.start.graph.nodes.size(); ++i)
        for (const WeightSpec &spec : setup.start.graph.nodes[i].weights)
            if (spec.trains())
                walk.m_nodes.push_back(static_cast<int>(i));
    return walk;
}

JourneyState IterationWalk::start() const
{
    JourneyState state;
    const TensorMap &weights = m_setup.first ? m_setup.first->weights : m_setup.start.weights;
    state.weights = WeightRow(rowOf({m_ranges, m_rowSize}, weights));
    state.optimizer.assign(m_kind->state().size(), WeightRow(m_rowSize));
    state.buffers = weights;
    for (const TensorRange &range : m_ranges)
        state.buffers.erase(range.name);
    return state;
}

TensorMap IterationWalk::tensorsOf(const WeightRow &weights, const TensorMap &buffers) const
{
    TensorMap tensors = buffers;
    for (const TensorRange &range : m_ranges)
        tensors.emplace(range.name, weights.piece(range));
    return tensors;
}

double IterationWalk::learningRate(std::int64_t number) const
{
    const auto perEpoch = static_cast<double>(std::max<std::int64_t>(1, m_setup.stepsPerEpoch));
    return m_hyperparameters.at("lr")
        * scheduleFactor(m_setup.controls, {static_cast<double>(number), perEpoch * m_setup.epochs, perEpoch});
}

Result<std::shared_ptr<const Trace>> IterationWalk::pass(std::int64_t number, TraceRequest &request) const
{
    if (number == 0 && m_setup.first) {
        request.inputs = inputsOf(*m_setup.first);
        return m_setup.first;
    }
    if (auto fed = m_setup.feed(number, request); !fed)
        return fed.error();
    for (auto &[name, input] : request.inputs)
        input = aligned(input);
    return runTrace(request);
}

Result<IterationWalk::Walked> IterationWalk::walk(std::int64_t number, const JourneyState &state, bool measures,
                                                  const Cancel &cancel) const
{
    TraceRequest request = m_setup.start;
    request.weights = tensorsOf(state.weights, state.buffers);
    request.seed += seedStride * static_cast<std::uint64_t>(number);
    request.cancel = cancel;
    request.progress = {};
    auto trace = pass(number, request);
    if (!trace)
        return trace.error();
    auto iteration = std::make_shared<Iteration>();
    iteration->number = number;
    iteration->trace = *trace;
    Update &update = iteration->update;
    update.before = state.weights;
    update.stateBefore = state.optimizer;
    stepOptimizer(**trace, state, number, update);
    describe(**trace, update);
    update.lossBefore = totalLoss(**trace);
    update.lossAfter = update.lossBefore;
    if (measures)
        if (auto measured = measure(request, update); !measured)
            return measured.error();
    JourneyState next = after(*iteration);
    return Walked{std::move(iteration), std::move(next)};
}

void IterationWalk::stepOptimizer(const Trace &trace, const JourneyState &state, std::int64_t number,
                                  Update &update) const
{
    update.kind = m_kind;
    update.step = number + 1;
    update.hyperparameters = m_hyperparameters;
    update.hyperparameters["lr"] = learningRate(number);
    update.gradients = gatherGradients(trace, m_ranges, m_rowSize);
    addPenalties(update.gradients.fresh(), state.weights.values(), m_ranges, m_setup.controls);
    update.gradientNorm = normOf(update.gradients.values());
    clipGradients(update.gradients.fresh(), update.gradientNorm, m_setup.controls.clipNorm);
    update.after = WeightRow(state.weights.values());
    OptimizerRow<float> row{update.after.fresh(), update.gradients.values(), {}, m_ranges, update.step};
    for (const WeightRow &values : state.optimizer) {
        update.stateAfter.emplace_back(values.values());
        row.state.push_back(update.stateAfter.back().fresh());
    }
    if (trace.hasBackward)
        m_kind->step(row, update.hyperparameters);
}

void IterationWalk::describe(const Trace &trace, Update &update) const
{
    if (!trace.hasBackward)
        return;
    const WeightRow raw = gatherGradients(trace, m_ranges, m_rowSize); // the loss knows of no penalty and no clipping
    for (std::size_t i = 0; i < m_ranges.size(); ++i) {
        const auto part = [&range = m_ranges[i]](const WeightRow &row) {
            return row.values().subspan(range.offset, range.count());
        };
        TensorUpdate tensor;
        tensor.range = m_ranges[i];
        tensor.node = m_nodes[i];
        tensor.weightNorm = normOf(part(update.before));
        tensor.gradientNorm = normOf(part(update.gradients));
        tensor.updateNorm = distance(part(update.before), part(update.after));
        tensor.predicted = product(part(raw), part(update.before), part(update.after));
        update.predicted += tensor.predicted;
        update.tensors.push_back(std::move(tensor));
    }
}

/// The loss of the same batch after the step; of small networks after each tensor.
Result<void> IterationWalk::measure(TraceRequest &request, Update &update) const
{
    if (update.tensors.empty())
        return {};
    request.backward = false;
    for (std::size_t i = 0; i < update.tensors.size(); ++i) {
        request.weights[update.tensors[i].range.name] = update.after.piece(update.tensors[i].range);
        const bool isLast = i + 1 == update.tensors.size();
        if (!isLast && !m_measuresEach)
            continue;
        const auto trace = runTrace(request);
        if (!trace)
            return trace.error();
        const double loss = totalLoss(**trace);
        if (m_measuresEach) {
            update.tensors[i].lossBefore = update.lossAfter;
            update.tensors[i].lossAfter = loss;
        }
        update.lossAfter = loss;
    }
    return {};
}

TensorMap IterationWalk::buffersAfter(const Trace &trace) const
{
    TensorMap buffers = trace.weights;
    for (const TensorRange &range : m_ranges)
        buffers.erase(range.name);
    if (trace.mode != Mode::Train)
        return buffers;
    // Batch norm's running statistics go on from what this batch made of them.
    for (std::size_t i = 0; i < trace.nodes.size(); ++i) {
        if (trace.graph.nodes[i].isFrozen)
            continue;
        const std::string prefix = trace.graph.nodes[i].path + ".";
        for (const char *name : {"running_mean", "running_var"})
            if (const auto found = trace.nodes[i].statistics.find(name); found != trace.nodes[i].statistics.end())
                if (const auto place = buffers.find(prefix + name); place != buffers.end())
                    place->second = found->second;
        if (const auto seen = buffers.find(prefix + "num_batches_tracked"); seen != buffers.end())
            seen->second = Snapshot::of(seen->second.shape(),
                                        std::vector<std::int64_t>{static_cast<std::int64_t>(seen->second.flat(0)) + 1});
    }
    return buffers;
}

JourneyState IterationWalk::after(const Iteration &iteration) const
{
    return {iteration.update.after, iteration.update.stateAfter, buffersAfter(*iteration.trace)};
}

} // namespace vitrine
