#include "widgets/yolox/augmentation/MosaicView.h"

#include "widgets/common/ArrowKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/augmentation/AugmentControls.h"
#include "widgets/yolox/augmentation/AugmentSession.h"
#include "widgets/yolox/augmentation/FrameHandle.h"
#include "widgets/yolox/augmentation/FrameHandles.h"
#include "widgets/yolox/augmentation/TrialDrag.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double handleReach = 14; ///< pixels of the screen
constexpr double handleRadius = 8;
constexpr double margin = 1.25; ///< the frame of the cut may reach out of the canvas

} // namespace

MosaicView::MosaicView(AugmentSession *session, QWidget *parent)
    : TracedView(parent), m_session(session), m_frame(new FrameHandles(session, this)),
      m_drag(new TrialDrag(session, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMargin(margin);
    connect(session, &AugmentSession::trialChanged, this, [this] { update(); });
    translated(this, [this] {
        setAccessibleName(tr("Canvas of the mosaic"));
        setAccessibleDescription(tr("Arrow keys move the centre, with Shift by one pixel; 1 to 4 exchange a picture"));
        setToolTip(tr("Drag the centre; click a quarter for another picture (keys: arrows, 1 to 4). The frame is what "
                      "is cut out, the result: drag it, its corners, edges and the knob; Tab reaches them too."));
    });
}

QPolygonF MosaicView::cropOf(const AugmentTrial &trial, int width, int height)
{
    const AffineMap back = trial.active().mosaic.value_or(MosaicPlan()).change.map(width, height).inverse();
    QPolygonF polygon;
    for (const QPointF &corner : {QPointF(0, 0), QPointF(width, 0), QPointF(width, height), QPointF(0, height)}) {
        const AffineMap::Point point = back.at(corner.x(), corner.y());
        polygon += QPointF(point.x, point.y);
    }
    return polygon;
}

QPointF MosaicView::center() const
{
    if (!m_session->isReady())
        return {};
    const MosaicPlan &mosaic = m_session->trial().mosaic();
    return {static_cast<double>(mosaic.centerX), static_cast<double>(mosaic.centerY)};
}

void MosaicView::paintUnder(QPainter &painter, const PictureTransform &transform) const
{
    if (!m_session->isReady())
        return;
    // What is outside of the cut steps back.
    QPolygonF crop;
    for (const QPointF &corner : cropOf(m_session->trial(), m_session->width(), m_session->height()))
        crop += transform.map(corner);
    QPainterPath outside, inside;
    outside.addRect(transform.map(QRectF(QPointF(), QSizeF(contentSize()))));
    inside.addPolygon(crop);
    inside.closeSubpath();
    QColor veil = Theme::instance().color(Theme::Role::Window);
    veil.setAlpha(130);
    painter.fillPath(outside.subtracted(inside), veil);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 170), 5));
    painter.drawPolygon(crop);
    painter.setPen(QPen(QColor(0xF0, 0xE4, 0x42), 2.5)); // Okabe and Ito's yellow
    painter.drawPolygon(crop);
}

void MosaicView::paintEvent(QPaintEvent *event)
{
    TracedView::paintEvent(event);
    if (!m_session->isReady() || contentSize().isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PictureTransform to = transform();
    const QPointF middle = to.map(center());
    const QRectF canvas = to.map(QRectF(QPointF(), QSizeF(contentSize())));
    m_frame->paintArm(painter);
    if (m_hovered >= 0 && !m_drag->isActive() && !m_frame->isDragging()) {
        const QRectF quarter =
            QRectF(m_hovered % 2 ? middle.x() : canvas.left(), m_hovered / 2 ? middle.y() : canvas.top(), 0, 0);
        const QPointF end(m_hovered % 2 ? canvas.right() : middle.x(), m_hovered / 2 ? canvas.bottom() : middle.y());
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 2));
        painter.drawRect(QRectF(quarter.topLeft(), end));
    }
    painter.setPen(QPen(QColor(255, 255, 255, 200), 1, Qt::DashLine));
    painter.drawLine(QPointF(middle.x(), canvas.top()), QPointF(middle.x(), canvas.bottom()));
    painter.drawLine(QPointF(canvas.left(), middle.y()), QPointF(canvas.right(), middle.y()));
    painter.setPen(QPen(Qt::white, hasFocus() ? 3 : 2));
    painter.setBrush(Theme::instance().color(Theme::Role::Accent));
    painter.drawEllipse(middle, handleRadius, handleRadius);
}

int MosaicView::partAt(const QPointF &place) const
{
    if (!QRectF(QPointF(), QSizeF(contentSize())).contains(place))
        return -1;
    return (place.x() >= center().x() ? 1 : 0) + (place.y() >= center().y() ? 2 : 0);
}

bool MosaicView::isAtCenter(const QPointF &widgetPlace) const
{
    const QPointF away = widgetPlace - transform().map(center());
    return std::hypot(away.x(), away.y()) <= handleReach;
}

QString MosaicView::tipAt(const QPointF &place) const
{
    if (isAtCenter(transform().map(place)))
        return tr("Centre of the mosaic: (%1, %2) on the canvas. Drag it; YOLOX draws it from the middle half.")
            .arg(m_session->trial().mosaic().centerX)
            .arg(m_session->trial().mosaic().centerY);
    if (const QString box = TracedView::tipAt(place); !box.isEmpty())
        return box;
    const int part = partAt(place);
    if (part < 0)
        return {};
    const std::int64_t picture = m_session->trial().mosaic().pictures[static_cast<std::size_t>(part)];
    return tr("Quarter %1, picture: %2. Click for another one.")
        .arg(part + 1)
        .arg(AugmentSession::pictureName(picture));
}

AugmentTrial MosaicView::withCenter(AugmentTrial trial, const QPointF &place) const
{
    const auto along = [](double value, int side) {
        return std::clamp(static_cast<int>(std::lround(value)), 0, 2 * side);
    };
    trial.mosaic().centerX = along(place.x(), m_session->width());
    trial.mosaic().centerY = along(place.y(), m_session->height());
    return trial;
}

void MosaicView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || contentSize().isEmpty())
        return;
    const bool isAtCenter = this->isAtCenter(event->position());
    m_pressed = isAtCenter ? -1 : partAt(transform().unmap(event->position()));
    if (isAtCenter)
        m_drag->begin();
    else if (m_frame->gripAt(event->position()))
        m_grip = event->position();
}

void MosaicView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag->isActive())
        return m_drag->show(withCenter(m_drag->before(), transform().unmap(event->position())));
    if (m_grip || m_frame->isDragging())
        return dragFrame(event->position());
    TracedView::mouseMoveEvent(event);
    showCursor(event->position());
    const int part = isAtCenter(event->position()) ? -1 : partAt(transform().unmap(event->position()));
    if (std::exchange(m_hovered, part) != part)
        update();
}

/// A click exchanges a picture; the frame moves once the mouse has gone some way.
void MosaicView::dragFrame(const QPointF &place)
{
    if (m_grip && (place - *m_grip).manhattanLength() >= QApplication::startDragDistance()) {
        m_pressed = -1;
        if (const auto grip = m_frame->gripAt(*m_grip))
            m_frame->press(*grip, *m_grip);
        m_grip.reset();
    }
    m_frame->drag(place);
}

void MosaicView::showCursor(const QPointF &place)
{
    if (isAtCenter(place))
        setCursor(Qt::SizeAllCursor);
    else if (const auto grip = m_frame->gripAt(place))
        setCursor(*grip == FrameGrip::Move ? Qt::OpenHandCursor : FrameHandle::cursorOf(*grip));
    else
        setCursor(Qt::PointingHandCursor);
}

void MosaicView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int part = partAt(transform().unmap(event->position()));
    m_grip.reset();
    m_frame->release();
    m_drag->finish(tr("Centre of the mosaic"), AugmentControls::centerKind);
    if (part >= 0 && part == std::exchange(m_pressed, -1))
        m_session->exchange(part);
    update();
}

bool MosaicView::cancelDrag()
{
    if (!m_drag->isActive() && !m_frame->isDragging() && !m_grip)
        return false;
    m_drag->cancel();
    m_frame->cancel();
    m_grip.reset();
    m_pressed = -1;
    return true;
}

void MosaicView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && cancelDrag())
        return;
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_4) {
        m_session->exchange(event->key() - Qt::Key_1);
        return;
    }
    const QPoint by = arrowDirection(event->key());
    if (by.isNull() || !m_session->isReady())
        return TracedView::keyPressEvent(event);
    const double step = event->modifiers() & Qt::ShiftModifier ? 1 : std::max(1, m_session->width() / 50);
    m_session->setTrial(withCenter(m_session->trial(), center() + QPointF(by) * step), tr("Centre of the mosaic"),
                        AugmentControls::centerKind, event->isAutoRepeat());
}

/// The window has shortcuts on the arrows and on Esc.
bool MosaicView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool isPlain = !(press->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        const bool isDragging = m_drag->isActive() || m_frame->isDragging() || m_grip;
        if (isPlain && (!arrowDirection(press->key()).isNull() || (isDragging && press->key() == Qt::Key_Escape))) {
            event->accept();
            return true;
        }
    }
    return TracedView::event(event);
}

void MosaicView::contentChanged()
{
    m_frame->place(transform());
}

void MosaicView::resizeEvent(QResizeEvent *event)
{
    TracedView::resizeEvent(event);
    m_frame->place(transform());
}

void MosaicView::hideEvent(QHideEvent *event)
{
    cancelDrag();
    TracedView::hideEvent(event);
}

void MosaicView::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    TracedView::leaveEvent(event);
}

} // namespace vitrine
