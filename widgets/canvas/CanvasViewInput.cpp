// Mouse, wheel, keys and drags of a CanvasView.

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/OwnKeys.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QScopedValueRollback>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double wireReach = 5; ///< pixels beside a wire that still mean it
constexpr double grid = 8;

bool isTouchPad(const QWheelEvent &event)
{
    return event.device() && event.device()->type() == QInputDevice::DeviceType::TouchPad
        && !event.pixelDelta().isNull();
}

} // namespace

bool CanvasView::event(QEvent *event)
{
    // Space held down pans; tapped, it plays as everywhere in the window.
    const auto isSpace = [](const QKeyEvent &key) {
        return key.key() == Qt::Key_Space && key.modifiers() == Qt::NoModifier;
    };
    return keepsKey(event, isSpace) || QGraphicsView::event(event);
}

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            hideLens();
            setZoom(zoom() * (1 + gesture->value()));
            return true;
        }
    }
    return QGraphicsView::viewportEvent(event);
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    hideLens();
    event->accept();
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (isTouchPad(*event) && !control)
        return pan(event->pixelDelta());
    if (event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) {
        const QPoint turn = event->angleDelta();
        return pan(QPoint(turn.y() != 0 ? turn.y() : turn.x(), 0));
    }
    if (const double steps = event->angleDelta().y() / 120.0; steps != 0)
        setZoom(zoom() * std::pow(1.2, steps));
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Space:
        if (event->isAutoRepeat())
            return;
        m_isSpaceHeld = true;
        m_spaceWasUsed = false;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    case Qt::Key_0:
        control ? fit() : event->ignore();
        return;
    case Qt::Key_1:
        control ? showActualSize() : event->ignore();
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1.2);
    case Qt::Key_Minus:
        return zoomBy(1 / 1.2);
    case Qt::Key_Left:
        return walk(*event, {-1, 0});
    case Qt::Key_Right:
        return walk(*event, {1, 0});
    case Qt::Key_Up:
        return walk(*event, {0, -1});
    case Qt::Key_Down:
        return walk(*event, {0, 1});
    case Qt::Key_Backspace:
        return emit leaveWanted();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return control ? event->ignore() : open(m_scene->selectedBlock());
    default:
        event->ignore();
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat() || !m_isSpaceHeld)
        return QGraphicsView::keyReleaseEvent(event);
    m_isSpaceHeld = false;
    if (!m_tool)
        viewport()->unsetCursor();
    if (!m_spaceWasUsed)
        emit spaceTapped();
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    if (std::exchange(m_isSpaceHeld, false)) // it will be let go of elsewhere
        viewport()->unsetCursor();
    QGraphicsView::focusOutEvent(event);
}

/// To the next block in that direction; with Shift the selected ones move there.
void CanvasView::walk(const QKeyEvent &event, QPointF direction)
{
    if (event.modifiers() & Qt::ShiftModifier)
        return nudge(direction);
    const BlockItem *selected = m_scene->selectedBlock();
    if (!selected && !m_scene->blocks().empty())
        selectBlock(m_scene->blocks().front());
    else if (BlockItem *next = selected ? m_scene->neighbour(selected, direction) : nullptr)
        selectBlock(next);
}

/// What is told outlives the block, in whose place its parts may be shown.
void CanvasView::open(const BlockItem *block)
{
    if (!block)
        return;
    const QString id = block->block().id;
    emit blockOpened(id);
}

void CanvasView::nudge(QPointF direction)
{
    const edit::Ids ids = m_scene->selectedIds();
    edit::Positions positions = m_scene->positions(ids);
    if (!m_isEditable || positions.empty())
        return;
    for (auto &[id, place] : positions)
        place = {place.x + direction.x() * grid, place.y + direction.y() * grid};
    emit blocksMoved(positions, nullptr);
}

bool CanvasView::focusNextPrevChild(bool next)
{
    const auto &blocks = m_scene->blocks();
    const BlockItem *selected = m_scene->selectedBlock();
    const int to = selected ? selected->number() + (next ? 1 : -1) : next ? 0 : static_cast<int>(blocks.size()) - 1;
    if (to < 0 || to >= static_cast<int>(blocks.size()))
        return QGraphicsView::focusNextPrevChild(next);
    selectBlock(blocks[static_cast<std::size_t>(to)]);
    return true;
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    hideLens();
    if (m_tool) // another button while one is down
        return;
    const MousePlace place = placeOf(event->pos(), event->button(), event->modifiers());
    for (const auto &tool : m_tools) {
        if (!tool->press(place))
            continue;
        m_tool = tool.get();
        return;
    }
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    const MousePlace place = placeOf(event->pos(), Qt::NoButton, event->modifiers());
    if (m_tool)
        return m_tool->move(place);
    for (const auto &tool : m_tools)
        tool->hover(place);
    const QScopedValueRollback pointing(m_isPointing, true);
    QGraphicsView::mouseMoveEvent(event);
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->buttons() != Qt::NoButton)
        return;
    if (MouseTool *tool = std::exchange(m_tool, nullptr))
        tool->release(placeOf(event->pos(), event->button(), event->modifiers()));
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    hideLens();
    cancelTool();
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF scene = mapToScene(event->pos());
    if (const BlockItem *block = m_scene->blockAt(scene)) {
        open(block);
    } else if (const GroupItem *group = m_scene->groupAt(scene)) {
        if (group->isCollapsed())
            emit groupSwitched(group->number());
        else if (!group->isSwitch(scene))
            emit groupActivated(group->number());
    } else if (ConnectionItem *wire = m_scene->wireAt(scene, wireReach / zoom())) {
        emit wireActivated(wire, scene);
    } else {
        emit placeActivated(scene);
    }
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    hideLens();
    const QPoint place = event->reason() == QContextMenuEvent::Keyboard && m_scene->selectedBlock()
        ? mapFromScene(m_scene->selectedBlock()->pos())
        : event->pos();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_fillMenu)
        m_fillMenu(menu, mapToScene(place));
    if (!menu->isEmpty())
        menu->addSeparator();
    addExportActions(menu, this, exportSource());
    menu->popup(viewport()->mapToGlobal(place));
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    // Files are the window's to take.
    event->setAccepted(m_isEditable && event->mimeData()->hasFormat(QLatin1String(blockMimeType)));
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    if (!event->mimeData()->hasFormat(QLatin1String(blockMimeType)))
        return event->ignore();
    event->acceptProposedAction();
    emit typeDragged(QString::fromUtf8(event->mimeData()->data(QLatin1String(blockMimeType))),
                     mapToScene(event->position().toPoint()));
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *event)
{
    event->accept();
    emit dragLeft();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    if (!event->mimeData()->hasFormat(QLatin1String(blockMimeType)))
        return event->ignore();
    event->acceptProposedAction();
    emit typeDropped(QString::fromUtf8(event->mimeData()->data(QLatin1String(blockMimeType))),
                     mapToScene(event->position().toPoint()));
}

} // namespace vitrine
