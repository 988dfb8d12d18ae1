#include "core/graph/Graph.h"
#include "core/graph/Inference.h"
#include "core/graph/Plan.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

namespace {

/// Where the outputs of the plan's blocks are computed; −1 for a block that could not be added.
using BlockPlaces = std::vector<int>;

/// What feeds the block; none where that has a problem of its own, so that nothing can be said here.
std::optional<std::vector<ValueRef>> feeding(const PlannedBlock &planned, const BlockPlaces &places, const Graph &graph)
{
    std::vector<ValueRef> inputs;
    inputs.reserve(planned.inputs.size());
    for (const PlannedSource &source : planned.inputs) {
        const int place = places[static_cast<std::size_t>(source.block)];
        if (place < 0)
            return std::nullopt;
        inputs.push_back(graph.blocks[static_cast<std::size_t>(place)].outputs[static_cast<std::size_t>(source.port)]);
    }
    return inputs;
}

void inferBlocks(const Plan &plan, Inference &inference, Graph &graph, std::vector<Problem> &problems)
{
    BlockPlaces places(plan.blocks.size(), -1);
    for (const int index : plan.order) {
        const PlannedBlock &planned = plan.blocks[static_cast<std::size_t>(index)];
        if (!planned.sound || problems.size() >= mostProblems)
            continue;
        auto inputs = feeding(planned, places, graph);
        if (inputs && inference.addBlock(planned, std::move(*inputs), problems))
            places[static_cast<std::size_t>(index)] = static_cast<int>(graph.blocks.size()) - 1;
    }
}

} // namespace

GraphResult buildGraph(const Network &network, std::int64_t batch)
{
    assert(batch >= 1);
    GraphResult result;
    Graph graph;
    graph.name = network.name;
    graph.classes = network.classes;
    const Plan plan = planNetwork(network, false, result.problems);
    graph.blocks.reserve(plan.blocks.size());
    graph.nodes.reserve(plan.blocks.size());
    Inference inference(graph, batch);
    inferBlocks(plan, inference, graph, result.problems);
    result.outputShapes.reserve(graph.blocks.size());
    for (const GraphBlock &block : graph.blocks)
        result.outputShapes.emplace(block.id, block.outputShapes);
    if (result.problems.empty())
        result.graph = std::move(graph);
    else
        result.soundPart = std::move(graph);
    return result;
}

} // namespace vitrine
