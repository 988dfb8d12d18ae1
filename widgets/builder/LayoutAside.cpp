#include "widgets/builder/LayoutAside.h"

#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/GraphvizLayout.h"
#include "widgets/canvas/LayoutWrap.h"
#include "widgets/common/LatestJob.h"

#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double grid = 8;

double snapped(double value)
{
    return std::round(value / grid) * grid;
}

} // namespace

void layOutAside(LatestJob *job, const CanvasModel &model, QSizeF room,
                 std::function<void(const edit::Positions &positions)> deliver)
{
    std::vector<std::string> ids;
    for (const CanvasBlock &block : model.blocks)
        ids.push_back(block.id.toStdString());
    std::vector<LayoutEdge> edges;
    for (const CanvasConnection &each : model.connections)
        edges.push_back({each.from, each.to});
    job->start([ids = std::move(ids), edges = std::move(edges), room, deliver = std::move(deliver)](const Cancel &) {
        const std::vector<LayoutBox> boxes(ids.size(), {BlockItem::width, BlockItem::height});
        auto layout = layoutGraphviz(boxes, edges);
        if (!layout)
            layout = layoutLayered(boxes, edges);
        wrapBands(*layout, boxes, edges, {room.width(), room.height()});
        edit::Positions positions;
        for (std::size_t i = 0; i < ids.size(); ++i)
            positions[ids[i]] = {snapped(layout->positions[i].x), snapped(layout->positions[i].y)};
        return LatestJob::Deliver([positions = std::move(positions), deliver] { deliver(positions); });
    });
}

} // namespace vitrine
