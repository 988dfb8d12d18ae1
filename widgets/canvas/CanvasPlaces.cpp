#include "widgets/canvas/CanvasPlaces.h"

#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/Layout.h"
#include "widgets/canvas/LayoutWrap.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

CanvasPlaces laidOut(const CanvasModel &model, QSizeF room)
{
    std::vector<LayoutEdge> edges;
    for (const CanvasConnection &each : model.connections)
        edges.push_back({each.from, each.to});
    const std::vector<LayoutBox> boxes(model.blocks.size(), {BlockItem::width, BlockItem::height});
    LayoutResult layout = layoutLayered(boxes, edges);
    wrapBands(layout, boxes, edges, {room.width(), room.height()});
    CanvasPlaces places;
    for (const Position &each : layout.positions)
        places.centres.emplace_back(each.x, each.y);
    for (const auto &bends : layout.bends) {
        places.bends.emplace_back();
        for (const Position &each : bends)
            places.bends.back().emplace_back(each.x, each.y);
    }
    return places;
}

/// Blocks without a position, each after those that feed it where that can be.
CanvasPlaces filledIn(const CanvasModel &model)
{
    CanvasPlaces places;
    places.centres.resize(model.blocks.size());
    places.bends.resize(model.connections.size());
    std::vector<QPointF> taken;
    std::vector<int> open;
    double bottom = 0;
    for (std::size_t i = 0; i < model.blocks.size(); ++i) {
        const auto &position = model.blocks[i].position;
        if (!position) {
            open.push_back(static_cast<int>(i));
            continue;
        }
        places.centres[i] = {position->x, position->y};
        taken.push_back(places.centres[i]);
        bottom = std::max(bottom, position->y);
    }
    const auto isOpen = [&open](int block) { return std::find(open.begin(), open.end(), block) != open.end(); };
    const auto feeder = [&](int block) {
        const auto found =
            std::find_if(model.connections.begin(), model.connections.end(),
                         [&](const CanvasConnection &each) { return each.to == block && !isOpen(each.from); });
        return found == model.connections.end() ? -1 : found->from;
    };
    while (!open.empty()) {
        const auto fed = std::find_if(open.begin(), open.end(), [&](int block) { return feeder(block) >= 0; });
        const int block = fed == open.end() ? open.front() : *fed;
        const int from = feeder(block);
        const QPointF wanted =
            from >= 0 ? places.centres[at(from)] + QPointF(columnStep, 0) : QPointF(0, bottom + rowStep);
        places.centres[at(block)] = freePlace(wanted, taken);
        taken.push_back(places.centres[at(block)]);
        std::erase(open, block);
    }
    return places;
}

} // namespace

QPointF freePlace(QPointF wanted, const std::vector<QPointF> &taken)
{
    const auto isFree = [&taken](QPointF place) {
        return std::none_of(taken.begin(), taken.end(), [place](QPointF other) {
            return std::abs(other.x() - place.x()) < BlockItem::width + 16
                && std::abs(other.y() - place.y()) < BlockItem::height + 16;
        });
    };
    constexpr int farthest = 40;
    for (int ring = 0; ring < farthest; ++ring) {
        for (int right = 0; right <= ring; ++right) {
            const QPointF place = wanted + QPointF(right * columnStep, (ring - right) * rowStep);
            if (isFree(place))
                return place;
        }
    }
    return wanted;
}

CanvasPlaces placeBlocks(const CanvasModel &model, QSizeF room)
{
    const auto isPlaced = [](const CanvasBlock &block) { return block.position.has_value(); };
    if (std::none_of(model.blocks.begin(), model.blocks.end(), isPlaced))
        return laidOut(model, room);
    return filledIn(model);
}

} // namespace vitrine
