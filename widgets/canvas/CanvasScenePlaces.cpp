// Where the items of a CanvasScene stand, what is at a place, and what is selected.

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/WirePath.h"
#include "widgets/canvas/WireRouter.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double margin = 12; ///< around the network
constexpr double beyond = 2000; ///< how far one can scroll past it
constexpr double wrapReach = 28; ///< how far right a wire goes that runs back to the next band

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// To the next band, as the eye goes at the end of a line: right, down, back to the left, down.
std::vector<QPointF> wrapCorners(QPointF from, double height, QPointF to)
{
    const double right = from.x() + wrapReach, left = to.x() - wrapReach;
    return {{right, from.y()}, {right, height}, {left, height}, {left, to.y()}};
}

QPointF middleOfLongest(const std::vector<QPointF> &corners)
{
    QLineF longest;
    for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
        const QLineF piece(corners[i], corners[i + 1]);
        longest = piece.length() > longest.length() ? piece : longest;
    }
    return longest.center();
}

} // namespace

void CanvasScene::arrange(QSizeF room)
{
    m_room = room;
    m_places = placeBlocks(m_model, room);
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        m_blocks[i]->setPos(m_places.centres[i]);
    frameGroups();
    layWires([](const CanvasConnection &) { return true; });
    growSceneRect();
}

void CanvasScene::preview(const edit::Positions &positions)
{
    std::vector<bool> isMoved(m_blocks.size(), false);
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const auto found = positions.find(m_model.blocks[i].id.toStdString());
        if (found == positions.end())
            continue;
        const QPointF place(found->second.x, found->second.y);
        if (m_blocks[i]->pos() == place)
            continue;
        m_blocks[i]->setPos(place);
        isMoved[i] = true;
    }
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        const CanvasConnection &each = m_model.connections[i];
        if (isMoved[at(each.from)] || isMoved[at(each.to)])
            m_places.bends[i].clear();
    }
    frameGroups();
    layWires([&isMoved](const CanvasConnection &each) { return isMoved[at(each.from)] || isMoved[at(each.to)]; });
    growSceneRect();
}

/// What wires keep clear of.
std::vector<QRectF> CanvasScene::boxes() const
{
    std::vector<QRectF> boxes;
    for (const BlockItem *block : m_blocks) {
        if (block->isVisible())
            boxes.push_back(block->cardRect());
    }
    for (const GroupItem *group : m_groups) {
        if (group->isCollapsed())
            boxes.push_back(group->frame());
    }
    return boxes;
}

void CanvasScene::layWires(const std::function<bool(const CanvasConnection &)> &isConcerned)
{
    std::vector<QRectF> ground = boxes();
    const bool isNewGround = ground != m_ground;
    m_ground = std::move(ground);
    const WireRouter router(m_ground);
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        if (m_connections[i]->isVisible() && isConcerned(m_model.connections[i]))
            layWire(i, router, isNewGround);
    }
}

void CanvasScene::layWire(std::size_t number, const WireRouter &router, bool isNewGround)
{
    const CanvasConnection &each = m_model.connections[number];
    const GroupItem *fromGroup = collapsedGroup(each.from), *toGroup = collapsedGroup(each.to);
    const QPointF from = fromGroup ? fromGroup->outlet() : m_blocks[at(each.from)]->outlet(each.fromPort);
    const QPointF to = toGroup ? toGroup->inlet() : m_blocks[at(each.to)]->inlet(each.toPort);
    std::vector<QPointF> stops = fromGroup || toGroup ? std::vector<QPointF>() : m_places.bends[number];
    std::vector<QPointF> course = stops;
    course.insert(course.begin(), from);
    course.push_back(to);
    if (!m_connections[number]->setCourse(std::move(course)) && !isNewGround)
        return;
    const bool wraps = stops.size() == 1 && to.x() < from.x();
    if (!stops.empty() && !wraps) {
        m_connections[number]->setPath(curvedPath(from, stops, to), stops[stops.size() / 2]);
        return;
    }
    stops = wraps ? wrapCorners(from, stops.front().y(), to) : router.route(from, to);
    if (stops.empty())
        m_connections[number]->setPath(curvedPath(from, {}, to), curvePoint(from, to, 0.5));
    else
        m_connections[number]->setPath(corneredPath(from, stops, to), middleOfLongest(stops));
}

void CanvasScene::frameGroups()
{
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        QRectF around;
        for (const int block : m_model.groups[i].blocks)
            around = around.united(m_blocks[at(block)]->cardRect());
        constexpr double edge = GroupItem::margin;
        const QRectF card(-BlockItem::width / 2, -BlockItem::height / 2, BlockItem::width, BlockItem::height);
        m_groups[i]->setFrame(m_groups[i]->isCollapsed()
                                  ? card.translated(around.center())
                                  : around.adjusted(-edge, -edge - GroupItem::titleHeight, edge, edge));
    }
}

/// Never smaller than it was: what is seen must not jump while blocks move.
void CanvasScene::growSceneRect()
{
    const QRectF wanted = contentRect().adjusted(-beyond, -beyond, beyond, beyond);
    if (!sceneRect().contains(wanted))
        setSceneRect(sceneRect().united(wanted));
}

QRectF CanvasScene::contentRect() const
{
    QRectF rect;
    for (const BlockItem *block : m_blocks)
        rect = rect.united(block->cardRect());
    for (const GroupItem *group : m_groups)
        rect = rect.united(group->frame());
    for (const ConnectionItem *wire : m_connections) {
        if (wire->isVisible())
            rect = rect.united(wire->path().boundingRect());
    }
    return rect.isNull() ? QRectF(-400, -300, 800, 600) : rect.adjusted(-margin, -margin, margin, margin);
}

GroupItem *CanvasScene::collapsedGroup(int block) const
{
    const int group = m_groupOf[at(block)];
    return group >= 0 && m_groups[at(group)]->isCollapsed() ? m_groups[at(group)] : nullptr;
}

edit::Ids CanvasScene::selectedIds() const
{
    edit::Ids ids;
    for (const BlockItem *block : m_blocks) {
        if (block->isSelected())
            ids.insert(block->block().id.toStdString());
    }
    for (const GroupItem *group : m_groups) {
        if (!group->isSelected())
            continue;
        for (const int block : m_model.groups[at(group->number())].blocks)
            ids.insert(m_model.blocks[at(block)].id.toStdString());
    }
    return ids;
}

std::vector<ConnectionItem *> CanvasScene::selectedWires() const
{
    std::vector<ConnectionItem *> wires;
    std::copy_if(m_connections.begin(), m_connections.end(), std::back_inserter(wires),
                 [](const ConnectionItem *wire) { return wire->isSelected(); });
    return wires;
}

void CanvasScene::select(const edit::Ids &ids)
{
    const bool wasBlocked = blockSignals(true); // one change, not one for each block
    clearSelection();
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        if (!ids.contains(m_model.blocks[i].id.toStdString()))
            continue;
        if (GroupItem *group = collapsedGroup(static_cast<int>(i)))
            group->setSelected(true);
        else
            m_blocks[i]->setSelected(true);
    }
    blockSignals(wasBlocked);
    emit selectionChanged();
}

void CanvasScene::selectOnly(QGraphicsItem *item)
{
    const bool wasBlocked = blockSignals(true);
    clearSelection();
    item->setSelected(true);
    blockSignals(wasBlocked);
    emit selectionChanged();
}

bool CanvasScene::isLoose(const BlockItem *block) const
{
    const int number = block->number();
    return std::none_of(m_model.connections.begin(), m_model.connections.end(),
                        [number](const CanvasConnection &each) { return each.from == number || each.to == number; });
}

edit::Positions CanvasScene::positions() const
{
    edit::Positions positions;
    for (const BlockItem *block : m_blocks)
        positions[block->block().id.toStdString()] = {std::round(block->x()), std::round(block->y())};
    return positions;
}

edit::Positions CanvasScene::positions(const edit::Ids &ids) const
{
    edit::Positions all = positions();
    std::erase_if(all, [&ids](const auto &each) { return !ids.contains(each.first); });
    return all;
}

std::optional<PortRef> CanvasScene::portAt(QPointF place, double reach) const
{
    std::optional<PortRef> nearest;
    double least = reach;
    const auto consider = [&](const PortRef &port) {
        const double distance = QLineF(place, port.place()).length();
        if (distance <= least) {
            least = distance;
            nearest = port;
        }
    };
    for (BlockItem *block : m_blocks) {
        const QRectF around = block->cardRect().adjusted(-reach, -reach, reach, reach);
        if (!block->isVisible() || !around.contains(place))
            continue;
        for (int port = 0; port < block->inletCount(); ++port)
            consider({block, true, port});
        for (int port = 0; port < block->outletCount(); ++port)
            consider({block, false, port});
    }
    return nearest;
}

BlockItem *CanvasScene::blockAt(QPointF place) const
{
    for (auto block = m_blocks.rbegin(); block != m_blocks.rend(); ++block) {
        if ((*block)->isVisible() && (*block)->cardRect().contains(place))
            return *block;
    }
    return nullptr;
}

ConnectionItem *CanvasScene::wireAt(QPointF place, double reach) const
{
    const QRectF around(place - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    for (ConnectionItem *wire : m_connections) {
        if (wire->isVisible() && wire->boundingRect().intersects(around) && wire->path().intersects(around)
            && wire->shape().intersects(around))
            return wire;
    }
    return nullptr;
}

GroupItem *CanvasScene::groupAt(QPointF place) const
{
    for (GroupItem *group : m_groups) {
        if (group->shape().contains(place))
            return group;
    }
    return nullptr;
}

ConnectionItem *CanvasScene::wireInto(const PortRef &input) const
{
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        const CanvasConnection &each = m_model.connections[i];
        if (each.to == input.block->number() && each.toPort == input.port)
            return m_connections[i];
    }
    return nullptr;
}

Connection CanvasScene::connectionOf(const ConnectionItem *wire) const
{
    const CanvasConnection &each = m_model.connections[at(wire->number())];
    return {{m_model.blocks[at(each.from)].id.toStdString(), each.fromPort},
            {m_model.blocks[at(each.to)].id.toStdString(), each.toPort},
            {}};
}

} // namespace vitrine
