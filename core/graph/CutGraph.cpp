#include "core/graph/CutGraph.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace vitrine {

Graph cutAfter(Graph graph, std::string_view path)
{
    const int last = graph.findNode(path);
    assert(last >= 0);
    graph.nodes.erase(graph.nodes.begin() + last + 1, graph.nodes.end());
    const auto isBeyond = [last](const auto &part) { return part.firstNode > last; };
    std::erase_if(graph.blocks, isBeyond);
    for (GraphBlock &block : graph.blocks)
        block.endNode = std::min(block.endNode, last + 1);
    // A composite that was cut through has no outputs any more.
    std::erase_if(graph.composites, [last](const Composite &composite) { return composite.endNode > last + 1; });
    return graph;
}

} // namespace vitrine
