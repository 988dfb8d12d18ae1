#include "widgets/session/MarkedIn.h"

#include "core/trace/Trace.h"

namespace vitrine {

bool findsObjects(const Outcome &outcome)
{
    const Graph &graph = outcome.trace->graph;
    const int loss = graph.lossBlock();
    return loss >= 0 && graph.blocks[static_cast<std::size_t>(loss)].kind->type() == "YOLOXLoss";
}

std::vector<MarkedObject> markedIn(const Outcome &outcome)
{
    std::vector<MarkedObject> objects;
    if (!findsObjects(outcome))
        return objects;
    const Graph &graph = outcome.trace->graph;
    const int loss = graph.lossBlock();
    const auto target = outcome.trace->targets.find(graph.blocks[static_cast<std::size_t>(loss)].id);
    if (target == outcome.trace->targets.end())
        return objects;
    const Snapshot rows = target->second; // [N, most, 5]: class, centre, size; zeros fill up
    for (std::int64_t row = 0; row < rows.shape()[1]; ++row) {
        const auto number = [&](std::int64_t column) { return static_cast<float>(rows.at({0, row, column})); };
        const float x = number(1), y = number(2), halfWidth = number(3) / 2, halfHeight = number(4) / 2;
        if (halfWidth > 0 && halfHeight > 0)
            objects.push_back({static_cast<std::int64_t>(number(0)), x - halfWidth, y - halfHeight, x + halfWidth,
                               y + halfHeight, static_cast<double>(4 * halfWidth * halfHeight), false});
    }
    return objects;
}

} // namespace vitrine
