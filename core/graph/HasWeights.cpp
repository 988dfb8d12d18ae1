#include "core/graph/HasWeights.h"

#include <algorithm>

namespace vitrine {

bool hasWeights(const Graph &graph, const GraphBlock &block)
{
    const auto first = graph.nodes.begin() + block.firstNode, end = graph.nodes.begin() + block.endNode;
    return std::any_of(first, end, [](const Node &node) { return !node.weights.empty(); });
}

std::set<std::string> weightlessBlocks(const Graph &graph)
{
    std::set<std::string> ids;
    for (const GraphBlock &block : graph.blocks)
        if (!hasWeights(graph, block))
            ids.insert(block.id);
    return ids;
}

} // namespace vitrine
