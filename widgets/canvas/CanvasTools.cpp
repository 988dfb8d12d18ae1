#include "widgets/canvas/CanvasTools.h"

#include "core/edit/Arrange.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"

#include <QApplication>
#include <QScrollBar>

#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double grid = 8;
constexpr double wireReach = 5; ///< pixels beside a wire that still mean it

bool adds(const MousePlace &place)
{
    return place.modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
}

double snapped(double value)
{
    return std::round(value / grid) * grid;
}

/// What a click at this place means; null for the empty canvas.
QGraphicsItem *itemAt(const CanvasView &view, QPointF scene)
{
    if (BlockItem *block = view.canvas()->blockAt(scene))
        return block;
    GroupItem *group = view.canvas()->groupAt(scene);
    if (group)
        return group;
    return view.canvas()->wireAt(scene, wireReach / view.zoom());
}

} // namespace

bool PanTool::press(const MousePlace &place)
{
    if (place.button != Qt::MiddleButton && !(place.button == Qt::LeftButton && m_view->isSpaceHeld()))
        return false;
    m_last = place.view;
    m_view->setPanning(true);
    return true;
}

void PanTool::move(const MousePlace &place)
{
    const QPoint way = place.view - std::exchange(m_last, place.view);
    m_view->pan(way);
}

void PanTool::cancel()
{
    m_view->setPanning(false);
}

bool GrabTool::press(const MousePlace &place)
{
    if (place.button != Qt::LeftButton)
        return false;
    QGraphicsItem *item = itemAt(*m_view, place.scene);
    if (!item)
        return false;
    m_isDragging = m_selectsAlone = false;
    m_before.clear();
    if (auto *group = qgraphicsitem_cast<GroupItem *>(item); group && group->isSwitch(place.scene)) {
        emit m_view->groupSwitched(group->number());
        return true;
    }
    m_from = place;
    m_selectsAlone = item->isSelected() && !adds(place);
    if (adds(place))
        item->setSelected(!item->isSelected());
    else if (!item->isSelected())
        m_view->canvas()->selectOnly(item);
    m_before = item->isSelected() && m_view->isEditable() ? m_view->canvas()->positions(m_view->canvas()->selectedIds())
                                                          : edit::Positions();
    return true;
}

edit::Positions GrabTool::moved(const MousePlace &place) const
{
    const QPointF way = place.scene - m_from.scene;
    edit::Positions positions = m_before;
    const auto first = positions.begin();
    // The first one comes to lie on the grid; all others move as far as it does.
    const Position by = first == positions.end() ? Position{}
                                                 : Position{snapped(first->second.x + way.x()) - first->second.x,
                                                            snapped(first->second.y + way.y()) - first->second.y};
    return edit::moved(std::move(positions), by);
}

void GrabTool::move(const MousePlace &place)
{
    const bool isFar = (place.view - m_from.view).manhattanLength() >= QApplication::startDragDistance();
    if (m_before.empty() || (!m_isDragging && !isFar))
        return;
    m_isDragging = true;
    m_view->canvas()->preview(moved(place));
    aimAtWire();
}

/// A block without connections may be put into the wire that it is dragged over.
void GrabTool::aimAtWire()
{
    ConnectionItem *target = nullptr;
    if (m_before.size() == 1) {
        const BlockItem *block = m_view->canvas()->find(QString::fromStdString(m_before.begin()->first));
        if (block && m_view->canvas()->isLoose(block) && m_view->canInsert(block->block().key))
            target = m_view->canvas()->wireAt(block->pos(), BlockItem::height / 4);
    }
    if (target == m_target)
        return;
    if (m_target)
        m_target->setTarget(false);
    m_target = target;
    if (m_target)
        m_target->setTarget(true);
}

void GrabTool::release(const MousePlace &place)
{
    ConnectionItem *target = std::exchange(m_target, nullptr);
    if (target)
        target->setTarget(false);
    const edit::Positions positions = moved(place);
    const bool hasMoved = m_isDragging && positions != m_before;
    const bool isClick = !m_isDragging && m_selectsAlone;
    m_isDragging = false;
    m_before.clear();
    if (hasMoved)
        emit m_view->blocksMoved(positions, target);
    if (QGraphicsItem *item = isClick ? itemAt(*m_view, m_from.scene) : nullptr)
        m_view->canvas()->selectOnly(item);
}

void GrabTool::cancel()
{
    if (m_target)
        m_target->setTarget(false);
    m_target = nullptr;
    if (m_isDragging)
        m_view->canvas()->preview(m_before);
    m_isDragging = false;
    m_before.clear();
}

bool BandTool::press(const MousePlace &place)
{
    if (place.button != Qt::LeftButton)
        return false;
    m_from = place.scene;
    m_before = adds(place) ? m_view->canvas()->selectedIds() : edit::Ids();
    if (m_before.empty())
        m_view->canvas()->select({});
    return true;
}

void BandTool::move(const MousePlace &place)
{
    const QRectF band = QRectF(m_from, place.scene).normalized();
    m_view->setBand(band);
    edit::Ids ids = m_before;
    for (const BlockItem *block : m_view->canvas()->blocks()) {
        if (block->isVisible() && block->cardRect().intersects(band))
            ids.insert(block->block().id.toStdString());
    }
    if (ids != m_view->canvas()->selectedIds())
        m_view->canvas()->select(ids);
}

void BandTool::cancel()
{
    m_view->setBand({});
}

} // namespace vitrine
