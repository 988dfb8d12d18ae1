#include "core/trace/LossRoots.h"

namespace vitrine {

std::vector<int> lossRoots(const Graph &graph)
{
    const std::size_t count = graph.nodes.size();
    std::vector<bool> comesFromLoss(count, false), feeds(count, false);
    for (std::size_t i = 0; i < count; ++i) {
        comesFromLoss[i] = graph.nodes[i].kind->category() == Category::Loss;
        for (const ValueRef &ref : graph.nodes[i].inputs) {
            feeds[static_cast<std::size_t>(ref.node)] = true;
            if (comesFromLoss[static_cast<std::size_t>(ref.node)])
                comesFromLoss[i] = true;
        }
    }
    std::vector<int> roots;
    for (std::size_t i = 0; i < count; ++i)
        if (comesFromLoss[i] && !feeds[i] && elementCount(graph.nodes[i].outputShapes[0]) == 1)
            roots.push_back(static_cast<int>(i));
    return roots;
}

} // namespace vitrine
