#include "widgets/labs/Lab.h"

#include "widgets/common/Theme.h"

#include <algorithm>

namespace vitrine {

const Node *LabSubject::node() const
{
    if (!outcome || !outcome->trace)
        return nullptr;
    const Graph &graph = outcome->trace->graph;
    const int found = graph.findNode(path.toStdString());
    return found < 0 ? nullptr : &graph.nodes[static_cast<std::size_t>(found)];
}

bool LabSubject::isInRun() const
{
    if (!outcome || !outcome->trace)
        return false;
    const Graph &graph = outcome->trace->graph;
    const std::string name = path.toStdString();
    return name.empty() || graph.findNode(name) >= 0 || graph.findBlock(name) >= 0
        || std::any_of(graph.composites.begin(), graph.composites.end(),
                       [&name](const Composite &composite) { return composite.path == name; });
}

int Lab::wantedWidth() const
{
    return std::max(minimumSizeHint().width(), Theme::instance().px(720)); // what it shows stands side by side
}

const std::vector<std::unique_ptr<LabKind>> &labKinds()
{
    static const std::vector<std::unique_ptr<LabKind>> kinds = makeAllLabKinds();
    return kinds;
}

} // namespace vitrine
