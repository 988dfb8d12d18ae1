#include "core/batchnorm/BatchNormProbe.h"

#include "core/graph/CutGraph.h"
#include "core/trace/Executor.h"

namespace vitrine {

namespace {

Result<void> checkMemory(const Graph &graph, std::int64_t limit)
{
    std::int64_t bytes = 0;
    for (const Node &node : graph.nodes)
        for (const Shape &shape : node.outputShapes)
            bytes += 4 * elementCount(shape);
    if (limit == 0 || bytes <= limit)
        return {};
    constexpr double mebi = 1024.0 * 1024.0;
    return fail(VITRINE_TEXT("core",
                             "A batch of this size takes %1 MiB on its way, more than the %2 MiB that the preferences "
                             "allow. Take a smaller batch."),
                static_cast<double>(bytes) / mebi, static_cast<double>(limit) / mebi);
}

Snapshot valueOf(const Trace &trace, const ValueRef &ref)
{
    return trace.nodes[static_cast<std::size_t>(ref.node)].outputs[static_cast<std::size_t>(ref.port)];
}

} // namespace

Result<Probe> probeBatchNorm(const ProbeRequest &request)
{
    const std::int64_t batch = request.inputs.empty() ? 1 : request.inputs.begin()->second.shape().front();
    GraphResult built = buildGraph(request.network, batch);
    Graph graph = built.ok() ? *std::move(built.graph) : std::move(built.soundPart);
    const int norm = graph.findNode(request.path);
    if (norm < 0)
        return fail(VITRINE_TEXT("core", "There is no %1 in the part of the network that can run."), request.path);
    const ValueRef source = graph.nodes[static_cast<std::size_t>(norm)].inputs.front();
    // The batch norm itself is left out: it may have no more than one value a channel.
    TraceRequest run;
    const std::string last = graph.nodes[static_cast<std::size_t>(source.node)].path;
    run.graph = cutAfter(std::move(graph), last);
    if (auto fits = checkMemory(run.graph, request.memoryLimit); !fits)
        return fits.error();
    run.weights = request.weights;
    run.inputs = request.inputs;
    run.mode = Mode::Train;
    run.backward = false;
    run.device = request.device;
    run.cancel = request.cancel;
    const auto trace = runTrace(run);
    if (!trace)
        return trace.error();
    Probe probe;
    probe.input = valueOf(**trace, source);
    const Node &layer = run.graph.nodes[static_cast<std::size_t>(source.node)];
    if (layer.inputs.size() == 1)
        probe.feeding = valueOf(**trace, layer.inputs.front());
    probe.statistics = batchStatistics(probe.input);
    return probe;
}

} // namespace vitrine
