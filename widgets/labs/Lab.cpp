#include "widgets/labs/Lab.h"

namespace vitrine {

const Node *LabSubject::node() const
{
    if (!outcome || !outcome->trace)
        return nullptr;
    const Graph &graph = outcome->trace->graph;
    const int found = graph.findNode(path.toStdString());
    return found < 0 ? nullptr : &graph.nodes[static_cast<std::size_t>(found)];
}

const std::vector<std::unique_ptr<LabKind>> &labKinds()
{
    static const std::vector<std::unique_ptr<LabKind>> kinds = makeAllLabKinds();
    return kinds;
}

} // namespace vitrine
