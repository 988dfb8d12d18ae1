// The mouse and the keys of the scene's view.

#include "widgets/common/ArrowKeys.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/ToolTips.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/scene/ClassPicker.h"
#include "widgets/yolox/scene/SceneView.h"
#include "widgets/yolox/scene/TruthEditor.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace vitrine {

void SceneView::wheelEvent(QWheelEvent *event)
{
    if (const double turns = event->angleDelta().y() / 120.0; turns != 0)
        setZoom(m_transform.scale * std::pow(1.2, turns), event->position());
    event->accept();
}

void SceneView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_space)) {
        m_panFrom = event->position();
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_isPressed = true;
    if (m_isEditable && isPlain())
        m_editor->press(m_transform.unmap(event->position()), reach());
}

void SceneView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_panFrom) {
        m_isFitted = false;
        place({m_transform.scale, m_transform.offset + event->position() - *m_panFrom});
        m_panFrom = event->position();
        return;
    }
    const QPointF place = m_transform.unmap(event->position());
    if (m_editor->isPressed()) {
        m_editor->move(place, QApplication::startDragDistance() / m_transform.scale);
        update();
        return;
    }
    showCursor(place);
    emit hovered(place);
}

void SceneView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_panFrom && event->button() != Qt::RightButton) {
        m_panFrom.reset();
        m_space ? setCursor(Qt::OpenHandCursor) : unsetCursor();
        return;
    }
    if (event->button() != Qt::LeftButton || !std::exchange(m_isPressed, false))
        return;
    const QPointF place = m_transform.unmap(event->position());
    const bool wasDragged = m_editor->isPressed() && m_editor->release();
    update();
    if (!wasDragged && QRectF(QPointF(), QSizeF(contentSize())).contains(place))
        emit clicked(place, event->modifiers());
}

void SceneView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isEditable || !isPlain())
        return;
    const TruthEditor::Hit hit = m_editor->hit(m_transform.unmap(event->position()), reach());
    m_state->selectBox(hit.box);
    pickClass(event->globalPosition().toPoint());
}

void SceneView::leaveEvent(QEvent *event)
{
    emit left();
    QWidget::leaveEvent(event);
}

bool SceneView::isOwnKey(const QKeyEvent &event) const
{
    const bool editsBox = m_isEditable && isPlain() && m_state->selectedBox() >= 0;
    switch (event.key()) {
    case Qt::Key_Escape:
        return m_editor->isDragging() || (m_isEditable && m_state->selectedBox() >= 0);
    case Qt::Key_0:
        return event.modifiers() == Qt::ControlModifier;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        return !(event.modifiers() & Qt::ControlModifier); // with it they are the window's
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_L:
        return editsBox && event.modifiers() == Qt::NoModifier;
    default:
        return editsBox && !arrowDirection(event.key()).isNull()
            && (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    }
}

void SceneView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !contentSize().isEmpty()) {
        if (!event->isAutoRepeat())
            setCursor(Qt::OpenHandCursor);
        m_space = true;
        return;
    }
    if (!isOwnKey(*event))
        return QWidget::keyPressEvent(event);
    const QPointF centre = QRectF(rect()).center();
    switch (event->key()) {
    case Qt::Key_0:
        return fit();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setZoom(m_transform.scale * 1.25, centre);
    case Qt::Key_Minus:
        return setZoom(m_transform.scale / 1.25, centre);
    default:
        return editByKey(*event);
    }
}

void SceneView::editByKey(const QKeyEvent &event)
{
    const int box = m_state->selectedBox();
    switch (event.key()) {
    case Qt::Key_Escape:
        if (!m_editor->cancel())
            m_state->selectBox(-1);
        return update();
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return m_editor->remove(box);
    case Qt::Key_L:
        return pickClass(mapToGlobal(m_transform.map(m_editor->rectOf(box).value_or(QRectF())).topLeft().toPoint()));
    default:
        m_editor->nudge(box, arrowDirection(event.key()), event.modifiers().testFlag(Qt::ShiftModifier));
    }
}

void SceneView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return QWidget::keyReleaseEvent(event);
    m_space = false;
    if (!m_panFrom)
        unsetCursor();
}

/// Through the boxes once one is selected; past the last one, on to the next widget.
bool SceneView::focusNextPrevChild(bool next)
{
    const int box = m_state->selectedBox() + (next ? 1 : -1);
    if (m_isEditable && m_state->selectedBox() >= 0 && box >= 0
        && box < static_cast<int>(m_state->scene().boxes.size())) {
        m_state->selectBox(box);
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

void SceneView::pickClass(const QPoint &globalPlace)
{
    const int box = m_state->selectedBox();
    if (box >= 0)
        m_picker->pick(m_state->scene().classNames, m_state->scene().boxes[static_cast<std::size_t>(box)].classId,
                       globalPlace);
}

void SceneView::showCursor(const QPointF &place)
{
    if (m_space)
        return;
    const bool isOnPicture = QRectF(QPointF(), QSizeF(contentSize())).contains(place);
    if (m_isEditable && isPlain() && isOnPicture && m_state->run())
        setCursor(TruthEditor::cursor(m_editor->hit(place, reach())));
    else
        unsetCursor();
}

bool SceneView::event(QEvent *event)
{
    if (keepsKey(event, [this](const QKeyEvent &key) { return isOwnKey(key); }))
        return true;
    const auto tipAt = [this](QPoint at) { return toolTipAt(m_transform.unmap(at)); };
    return showToolTip(event, this, tipAt) || QWidget::event(event);
}

} // namespace vitrine
