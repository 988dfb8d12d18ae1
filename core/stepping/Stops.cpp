#include "core/stepping/Stops.h"

#include <algorithm>

namespace vitrine {

namespace {

Stop blockStop(const Step &step)
{
    return {step.pass == Pass::Forward ? Stage::Forward : Stage::Backward, step.block, -1, 0, 0, step.milliseconds};
}

void addPass(const Trace &trace, Pass pass, std::vector<Stop> &stops)
{
    const auto count = static_cast<int>(trace.graph.nodes.size());
    for (int i = 0; i < count; ++i) {
        const int node = pass == Pass::Forward ? i : count - 1 - i;
        const NodeTrace &record = trace.nodes[static_cast<std::size_t>(node)];
        if (pass == Pass::Backward && !record.hasGradient)
            continue;
        stops.push_back({pass == Pass::Forward ? Stage::Forward : Stage::Backward,
                         trace.graph.nodes[static_cast<std::size_t>(node)].block, node, 0, 0,
                         pass == Pass::Forward ? record.forwardMilliseconds : record.backwardMilliseconds});
    }
}

void addUpdates(const Graph &graph, Grain grain, std::vector<Stop> &stops)
{
    int tensor = 0;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        for (const WeightSpec &spec : graph.nodes[i].weights) {
            if (!spec.trains())
                continue;
            const int block = graph.nodes[i].block;
            const bool joins = grain == Grain::Block && !stops.empty() && stops.back().stage == Stage::Update
                && stops.back().block == block;
            if (joins)
                stops.back().endTensor = tensor + 1;
            else
                stops.push_back(
                    {Stage::Update, block, grain == Grain::Layer ? static_cast<int>(i) : -1, tensor, tensor + 1, 0});
            ++tensor;
        }
}

} // namespace

std::vector<Stop> listStops(const Trace &trace, Grain grain, bool withUpdate)
{
    std::vector<Stop> stops;
    if (grain == Grain::Block) {
        std::transform(trace.steps.begin(), trace.steps.end(), std::back_inserter(stops), blockStop);
    } else {
        addPass(trace, Pass::Forward, stops);
        if (trace.hasBackward)
            addPass(trace, Pass::Backward, stops);
    }
    if (withUpdate && trace.hasBackward)
        addUpdates(trace.graph, grain, stops);
    return stops;
}

} // namespace vitrine
