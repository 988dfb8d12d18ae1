#include "core/training/models/LateReLU.h"

namespace vitrine {

std::vector<bool> lateReLUs(const Graph &graph)
{
    std::vector<int> readers(graph.nodes.size(), 0);
    for (const Node &node : graph.nodes)
        for (const ValueRef &input : node.inputs)
            ++readers[static_cast<std::size_t>(input.node)];
    std::vector<bool> late(graph.nodes.size(), false);
    for (const Node &node : graph.nodes)
        if (node.kind->type().starts_with("MaxPool")) {
            const auto source = static_cast<std::size_t>(node.inputs[0].node);
            late[source] = graph.nodes[source].kind->type() == "ReLU" && readers[source] == 1;
        }
    return late;
}

} // namespace vitrine
