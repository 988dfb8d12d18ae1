#include "widgets/builder/Placing.h"

#include "core/edit/BlockPhrase.h"
#include "core/edit/Connections.h"
#include "core/graph/KindOf.h"
#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasPlaces.h"
#include "widgets/canvas/Layout.h"

#include <QRectF>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace vitrine {

namespace {

constexpr double grid = 8;

QPointF pointOf(const Position &position)
{
    return {position.x, position.y};
}

std::vector<QPointF> takenPlaces(const Network &network)
{
    std::vector<QPointF> taken;
    for (const Block &block : network.blocks) {
        if (block.position)
            taken.push_back(pointOf(*block.position));
    }
    return taken;
}

QPointF placeOf(const Network &network, const std::string &id)
{
    const Block *block = network.find(id);
    return block && block->position ? pointOf(*block->position) : QPointF();
}

/// Between two blocks: where they stand far enough apart in the middle, else in place of the second one, which moves
/// right together with all that stands beside it in its row.
QPointF placeBetween(Network &network, const Connection &wire)
{
    const QPointF from = placeOf(network, wire.from.block), to = placeOf(network, wire.to.block);
    const bool isNext = to.x() > from.x() && to.x() - from.x() < 1.8 * columnStep;
    if (to.x() <= from.x()) // in another row
        return freePlace(from + QPointF(columnStep, 0), takenPlaces(network));
    if (!isNext)
        return freePlace((from + to) / 2, takenPlaces(network));
    const QPointF place(from.x() + columnStep, to.y());
    const double shift = place.x() + columnStep - to.x();
    for (Block &block : network.blocks) {
        const bool isBeside =
            block.position && block.position->x > to.x() - 1 && std::abs(block.position->y - to.y()) < 0.9 * rowStep;
        if (isBeside)
            block.position->x += shift;
    }
    return place;
}

QPointF choosePlace(Network &network, const Placing &placing)
{
    if (placing.into && !placing.place)
        return placeBetween(network, *placing.into);
    if (placing.place)
        return *placing.place;
    const std::vector<QPointF> taken = takenPlaces(network);
    if (placing.from)
        return freePlace(placeOf(network, placing.from->block) + QPointF(columnStep, 0), taken);
    if (placing.to)
        return freePlace(placeOf(network, placing.to->block) - QPointF(columnStep, 0), taken);
    return freePlace({0, 0}, taken);
}

/// Whether a block at one place would cover one at the other.
bool covers(Position a, Position b)
{
    return std::abs(a.x - b.x) < BlockItem::width + grid && std::abs(a.y - b.y) < BlockItem::height + grid;
}

Position onGrid(QPointF place)
{
    return {std::round(place.x() / grid) * grid, std::round(place.y() / grid) * grid};
}

/// Where blocks stand among themselves, laid out from left to right.
edit::Positions laidOut(const Network &network, const edit::Ids &ids)
{
    const std::vector<std::string> names(ids.begin(), ids.end());
    const auto number = [&names](const std::string &id) {
        const auto found = std::find(names.begin(), names.end(), id);
        return found == names.end() ? -1 : static_cast<int>(found - names.begin());
    };
    std::vector<LayoutEdge> edges;
    for (const Connection &each : network.connections) {
        const LayoutEdge edge{number(each.from.block), number(each.to.block)};
        if (edge.from >= 0 && edge.to >= 0)
            edges.push_back(edge);
    }
    const std::vector<LayoutBox> boxes(names.size(), {BlockItem::width, BlockItem::height});
    const LayoutResult layout = layoutLayered(boxes, edges);
    edit::Positions positions;
    for (std::size_t i = 0; i < names.size(); ++i)
        positions[names[i]] = layout.positions[i];
    return positions;
}

} // namespace

Result<edit::Added> placeBlock(Network network, const Placing &placing, const Shape &fed)
{
    const BlockKind *kind = kindOfKey(placing.type.toStdString());
    if (!kind)
        return fail(VITRINE_TEXT("core", "There is no block \"%1\"."), placing.type.toStdString());
    auto params = edit::paramsOf(edit::readPhrase(placing.typed.toStdString()), *kind, fed);
    if (!params)
        return params.error();
    const Position position = onGrid(choosePlace(network, placing));
    edit::Added added = placing.into
        ? edit::insertOn(std::move(network), placing.into->from, placing.into->to, *kind, position, fed)
        : edit::addBlock(std::move(network), *kind, position, fed);
    added.network.find(added.id)->params = *std::move(params);
    if (placing.from)
        added.network = edit::connectPorts(std::move(added.network), *placing.from, {added.id, 0});
    if (placing.to)
        added.network = edit::connectPorts(std::move(added.network), {added.id, 0}, *placing.to);
    return added;
}

Network insertBetween(Network network, const Connection &wire, const std::string &id)
{
    network.find(id)->position.reset(); // it is in nobody's way
    const Position position = onGrid(placeBetween(network, wire));
    network.find(id)->position = position;
    return edit::insertOn(std::move(network), wire.from, wire.to, id);
}

Network withRoomFor(Network network, const edit::Ids &ids, Position place)
{
    const edit::Positions positions = laidOut(network, ids);
    QRectF around;
    for (const auto &[id, position] : positions)
        around |= QRectF(position.x - 0.5, position.y - 0.5, 1, 1);
    for (Block &block : network.blocks) {
        if (const auto found = positions.find(block.id); found != positions.end()) {
            const QPointF within = pointOf(found->second) - QPointF(around.left(), around.center().y());
            block.position = onGrid(pointOf(place) + within);
        } else if (block.position && block.position->x > place.x + BlockItem::width / 2) {
            block.position->x += around.width();
        } else if (block.position && block.position->x > place.x - BlockItem::width / 2) {
            block.position->y += block.position->y < place.y ? -around.height() / 2 : around.height() / 2;
        }
    }
    return network;
}

Position freeOffset(const Network &network, const Network &fragment, Position wanted)
{
    constexpr int most = 100;
    Position offset = onGrid({wanted.x, wanted.y});
    const auto isFree = [&](Position by) {
        for (const Block &each : fragment.blocks) {
            const Position place = each.position.value_or(Position{});
            const Position moved{place.x + by.x, place.y + by.y};
            for (const Block &there : network.blocks) {
                if (each.position && there.position && covers(moved, *there.position))
                    return false;
            }
        }
        return true;
    };
    for (int step = 0; step < most && !isFree(offset); ++step)
        offset = {offset.x + 2 * grid, offset.y + 2 * grid};
    return offset;
}

Placing behind(const Network &network, const std::string &id, const BlockKind &kind)
{
    Placing placing;
    placing.type = QString::fromStdString(kindKey(kind));
    const Block *block = network.find(id);
    const BlockKind *before = block ? kindOf(*block) : nullptr;
    if (!before || before->category() == Category::Loss || kind.inputs().max == 0)
        return placing;
    std::vector<const Connection *> leaving;
    for (const Connection &each : network.connections) {
        if (each.from.block == id)
            leaving.push_back(&each);
    }
    if (leaving.size() == 1 && edit::canInsert(kind))
        placing.into = *leaving.front();
    else
        placing.from = Endpoint{id, 0};
    return placing;
}

} // namespace vitrine
