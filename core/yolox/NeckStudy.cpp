#include "core/yolox/NeckStudy.h"

#include "core/graph/AdoptWeights.h"
#include "core/graph/BlockFigures.h"
#include "core/trace/Executor.h"
#include "core/trace/ForwardTime.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

constexpr int repetitions = 5;
/// Up to so many multiply-accumulates influence is computed in double precision.
constexpr std::int64_t mostExact = 1'000'000'000;

/// What may be rounding, of the largest number of a map.
double roundingOf(DType type)
{
    return type == DType::Float64 ? 1e-13 : 1e-6;
}

constexpr std::string_view prefix = "backbone.";

/// The run's weights by the names that the neck's own network has for them.
TensorMap ownWeights(const NeckPlan &plan, const TensorMap &weights)
{
    TensorMap own;
    for (const auto &[name, tensor] : weights) {
        if (!name.starts_with(prefix) || name.starts_with("backbone.backbone."))
            continue;
        std::string inside = name.substr(prefix.size());
        // "out1.0.conv.weight" is of the block "out1_0" here.
        for (const Block &block : plan.network.blocks) {
            std::string dotted = inside.substr(0, block.id.size());
            std::replace(dotted.begin(), dotted.end(), '.', '_');
            if (dotted == block.id && inside.size() > block.id.size() && inside[block.id.size()] == '.') {
                inside.replace(0, block.id.size(), block.id);
                break;
            }
        }
        own.emplace(inside, tensor);
    }
    return own;
}

bool holdsAll(const TensorMap &weights, const Graph &graph)
{
    const std::vector<WeightSpec> specs = graph.weights();
    return std::all_of(specs.begin(), specs.end(), [&](const WeightSpec &spec) {
        const auto found = weights.find(spec.name);
        return found != weights.end() && found->second.shape() == spec.shape;
    });
}

TraceRequest requestFor(Graph graph, TensorMap weights, const Cancel &cancel)
{
    TraceRequest request;
    request.graph = std::move(graph);
    request.weights = std::move(weights);
    request.backward = false;
    request.cancel = cancel;
    return request;
}

/// The request with the statistics of its batch norms set to those of these features, as training would have them by
/// and by: without, a change dies away in the many layers of a network that has learned nothing.
Result<TraceRequest> calibrated(TraceRequest request)
{
    request.mode = Mode::Train;
    const auto trace = runTrace(request);
    request.mode = Mode::Eval;
    if (!trace && trace.error().cancelled)
        return trace.error();
    if (!trace) // a map of a single place has no statistics
        return request;
    for (const Node &node : request.graph.nodes)
        for (const auto &[statistic, buffer] : {std::pair("mean", ".running_mean"), std::pair("var", ".running_var")})
            if (const Snapshot seen = (*trace)->statistic(node.path, statistic); seen.valid())
                request.weights.insert_or_assign(node.path + buffer, seen);
    return request;
}

TraceRequest againOf(const NeckResult &neck, const Cancel &cancel)
{
    TraceRequest request = requestFor(neck.trace->graph, neck.trace->weights, cancel);
    for (const std::string_view input : neckInputs)
        request.inputs.emplace(std::string(input), neck.trace->output(input));
    return request;
}

/// The map with one place lifted by a standard deviation of each channel.
Snapshot lifted(const Snapshot &map, int row, int column)
{
    const Shape &shape = map.shape();
    std::vector<float> values = map.toFloats();
    const auto plane = static_cast<std::size_t>(shape[2] * shape[3]);
    const auto place =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(shape[3]) + static_cast<std::size_t>(column);
    for (std::size_t start = 0; start < values.size(); start += plane) {
        double sum = 0, squares = 0;
        for (std::size_t i = 0; i < plane; ++i) {
            const auto value = static_cast<double>(values[start + i]);
            sum += value;
            squares += value * value;
        }
        const double mean = sum / static_cast<double>(plane);
        const double deviation = std::sqrt(std::max(0.0, squares / static_cast<double>(plane) - mean * mean));
        // A channel that is the same everywhere is lifted all the same.
        values[start + place] += static_cast<float>(deviation > 0 ? deviation : 1.0);
    }
    return Snapshot::of(shape, std::move(values));
}

struct MapChange {
    std::vector<float> change;
    std::int64_t changed = 0;
};

MapChange changeOf(const Snapshot &after, const Snapshot &before)
{
    const Shape &shape = before.shape();
    const auto plane = static_cast<std::size_t>(shape[2] * shape[3]);
    const std::vector<double> was = before.toDoubles(), is = after.toDoubles();
    double sum = 0, largest = 0;
    for (const double value : was) {
        sum += std::abs(value);
        largest = std::max(largest, std::abs(value));
    }
    const double mean = std::max(sum / static_cast<double>(was.size()), std::numeric_limits<double>::min());
    std::vector<double> total(plane, 0.0), most(plane, 0.0);
    for (std::size_t i = 0; i < was.size(); ++i) {
        const double difference = std::abs(is[i] - was[i]);
        total[i % plane] += difference;
        most[i % plane] = std::max(most[i % plane], difference);
    }
    MapChange result;
    for (std::size_t i = 0; i < plane; ++i) {
        const bool isChanged = most[i] > roundingOf(before.dtype()) * largest;
        result.change.push_back(isChanged ? static_cast<float>(total[i] / static_cast<double>(shape[1]) / mean) : 0.0F);
        result.changed += isChanged ? 1 : 0;
    }
    return result;
}

} // namespace

double NeckInfluence::share(int output) const
{
    const auto at = static_cast<std::size_t>(output);
    return change[at].empty() ? 0 : static_cast<double>(changed[at]) / static_cast<double>(change[at].size());
}

NeckInputs neckInputsOf(const Trace &trace, const YoloxSpec &spec)
{
    NeckInputs inputs;
    inputs.spec = spec;
    const std::vector<Composite> &composites = trace.graph.composites;
    const auto backbone = std::find_if(composites.begin(), composites.end(),
                                       [](const Composite &each) { return each.path == "backbone.backbone"; });
    assert(backbone != composites.end() && backbone->outputs.size() == inputs.features.size());
    for (std::size_t level = 0; level < inputs.features.size(); ++level) {
        const ValueRef &output = backbone->outputs[level];
        inputs.features[level] =
            trace.nodes[static_cast<std::size_t>(output.node)].outputs[static_cast<std::size_t>(output.port)];
    }
    inputs.weights = trace.weights;
    return inputs;
}

Result<NeckResult> computeNeck(NeckKind kind, const NeckInputs &inputs, const Cancel &cancel)
{
    std::array<Shape, 3> shapes;
    for (std::size_t level = 0; level < shapes.size(); ++level)
        shapes[level] = inputs.features[level].shape();
    auto plan = planNeck(kind, inputs.spec, shapes);
    if (!plan)
        return plan.error();
    GraphResult graph = buildGraph(plan->network, shapes[0][0]);
    if (!graph.ok())
        return graph.error(plan->network.name);

    NeckResult result;
    result.plan = *std::move(plan);
    TensorMap weights;
    if (kind == neckOf(inputs.spec))
        weights = ownWeights(result.plan, inputs.weights);
    result.isOwn = holdsAll(weights, *graph.graph);
    if (!result.isOwn)
        weights = adoptWeights(*graph.graph, {}, inputs.seed);
    const BlockFigures figures = totalFigures(*graph.graph, blockFigures(*graph.graph));
    result.parameters = figures.learnable;
    result.macs = figures.macs;
    TraceRequest request = requestFor(*std::move(graph.graph), std::move(weights), cancel);
    for (std::size_t level = 0; level < neckInputs.size(); ++level)
        request.inputs.emplace(std::string(neckInputs[level]), inputs.features[level]);
    if (!result.isOwn) {
        auto set = calibrated(std::move(request));
        if (!set)
            return set.error();
        request = *std::move(set);
    }
    const auto trace = runTrace(request);
    if (!trace)
        return trace.error();
    result.trace = *trace;
    result.reference = *trace;
    if (result.macs <= mostExact) {
        TraceRequest exact = againOf(result, cancel);
        exact.dtype = DType::Float64;
        const auto reference = runTrace(exact);
        if (!reference)
            return reference.error();
        result.reference = *reference;
    }
    return result;
}

Result<double> timeNeck(const NeckResult &neck, const Cancel &cancel)
{
    const TraceRequest request = againOf(neck, cancel);
    double shortest = std::numeric_limits<double>::infinity();
    for (int i = 0; i <= repetitions; ++i) {
        const auto trace = runTrace(request);
        if (!trace)
            return trace.error();
        if (i > 0)
            shortest = std::min(shortest, forwardMilliseconds(**trace));
    }
    return shortest;
}

Result<NeckInfluence> influenceOf(const NeckResult &neck, int level, int row, int column, const Cancel &cancel)
{
    const auto at = static_cast<std::size_t>(level);
    TraceRequest request = againOf(neck, cancel);
    Snapshot &input = request.inputs[std::string(neckInputs[at])];
    assert(row >= 0 && column >= 0 && row < input.shape()[2] && column < input.shape()[3]);
    input = lifted(input, row, column);
    request.dtype = neck.reference->output(neck.plan.outputs[0]).dtype();
    const auto trace = runTrace(request);
    if (!trace)
        return trace.error();
    NeckInfluence influence;
    influence.level = level;
    influence.row = row;
    influence.column = column;
    for (std::size_t output = 0; output < neck.plan.outputs.size(); ++output) {
        const std::string &block = neck.plan.outputs[output];
        MapChange change = changeOf((*trace)->output(block), neck.reference->output(block));
        influence.change[output] = std::move(change.change);
        influence.changed[output] = change.changed;
    }
    return influence;
}

} // namespace vitrine
