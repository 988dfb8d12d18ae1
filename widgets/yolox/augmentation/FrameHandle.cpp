#include "widgets/yolox/augmentation/FrameHandle.h"

#include "widgets/common/ArrowKeys.h"
#include "widgets/common/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <utility>

namespace vitrine {

namespace {

const QColor frameColour(0xF0, 0xE4, 0x42); ///< Okabe and Ito's yellow, as the frame itself

/// An arc with a head at each end, twice: light on dark, to be seen on any picture.
QCursor turnCursor()
{
    QPixmap pixmap(24, 24);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &[colour, width] : {std::pair(QColor(Qt::white), 5.0), std::pair(QColor(Qt::black), 2.0)}) {
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawArc(QRectF(4, 6, 16, 16), 20 * 16, 140 * 16);
        painter.drawPolyline(QPolygonF({{16, 9}, {20, 12}, {22, 8}}));
        painter.drawPolyline(QPolygonF({{8, 9}, {4, 12}, {2, 8}}));
    }
    painter.end();
    return QCursor(pixmap, 12, 12);
}

QPainterPath markOf(FrameGrip grip)
{
    QPainterPath path;
    switch (grip) {
    case FrameGrip::Turn:
        path.addEllipse(QPointF(), 5, 5);
        break;
    case FrameGrip::Scale:
        path.addRect(-4.5, -4.5, 9, 9);
        break;
    case FrameGrip::SlantX:
        path.addRoundedRect(-3, -7, 6, 14, 2, 2);
        break;
    case FrameGrip::SlantY:
        path.addRoundedRect(-7, -3, 14, 6, 2, 2);
        break;
    case FrameGrip::Move:
        for (int turn = 0; turn < 4; ++turn)
            path.addPolygon(QTransform().rotate(90 * turn).map(QPolygonF({{2, 0}, {2, -4}, {8, 0}, {2, 4}, {2, 0}})));
        break;
    }
    return path;
}

} // namespace

FrameHandle::FrameHandle(FrameGrip grip, QWidget *parent) : QWidget(parent), m_grip(grip)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(cursorOf(grip));
    resize(side, side);
    hide();
}

QCursor FrameHandle::cursorOf(FrameGrip grip, bool isFalling)
{
    switch (grip) {
    case FrameGrip::Turn:
        return turnCursor();
    case FrameGrip::Scale:
        return isFalling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    case FrameGrip::SlantX:
        return Qt::SizeVerCursor;
    case FrameGrip::SlantY:
        return Qt::SizeHorCursor;
    case FrameGrip::Move:
        break;
    }
    return Qt::SizeAllCursor;
}

void FrameHandle::putAt(const QPointF &centre)
{
    m_centre = centre;
    move((centre - QPointF(side, side) / 2).toPoint());
}

void FrameHandle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect()).center());
    const bool isLit = hasFocus() || underMouse() || m_isHeld;
    const QPainterPath mark = markOf(m_grip);
    painter.setPen(QPen(QColor(0, 0, 0, 200), isLit ? 5 : 3));
    painter.drawPath(mark);
    painter.setPen(Qt::NoPen);
    painter.setBrush(frameColour);
    painter.drawPath(mark);
    if (isLit) {
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(mark);
    }
}

void FrameHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isHeld = true;
    emit pressed(mapToParent(event->position()));
}

void FrameHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isHeld)
        emit dragged(mapToParent(event->position()));
}

void FrameHandle::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && std::exchange(m_isHeld, false))
        emit released();
    update();
}

void FrameHandle::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && std::exchange(m_isHeld, false))
        emit cancelled();
    else if (const QPoint direction = arrowDirection(event->key()); !direction.isNull() && !m_isHeld)
        emit pushed(direction, event->modifiers() & Qt::ShiftModifier, event->isAutoRepeat());
    else
        QWidget::keyPressEvent(event);
    update();
}

void FrameHandle::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    emit noticed();
}

void FrameHandle::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    emit left();
}

void FrameHandle::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    update();
    emit noticed();
}

void FrameHandle::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
    emit left();
}

/// The mouse lets go elsewhere then.
void FrameHandle::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (std::exchange(m_isHeld, false))
        emit cancelled();
}

/// The window has shortcuts on the arrows and on Esc.
bool FrameHandle::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool isArrow = !arrowDirection(press->key()).isNull()
            && !(press->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (isArrow || (m_isHeld && press->key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace vitrine
