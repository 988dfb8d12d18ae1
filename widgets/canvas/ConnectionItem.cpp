#include "widgets/canvas/ConnectionItem.h"

#include "widgets/common/Theme.h"

#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

#include <utility>

namespace vitrine {

namespace {

QColor colour(ConnectionItem::Flow flow)
{
    using Flow = ConnectionItem::Flow;
    const Theme &theme = Theme::instance();
    switch (flow) {
    case Flow::Forward:
        return theme.color(Theme::Role::Forward);
    case Flow::Backward:
        return theme.color(Theme::Role::Backward);
    case Flow::Done:
        return theme.color(Theme::Role::MutedText);
    case Flow::Waiting:
        break;
    }
    return theme.color(Theme::Role::Border);
}

} // namespace

ConnectionItem::ConnectionItem()
{
    setFlag(ItemIsSelectable);
    setAcceptHoverEvents(true);
}

void ConnectionItem::setConnection(int number, const QString &label, const QString &tip)
{
    m_number = number;
    setToolTip(tip);
    if (label == m_label)
        return;
    m_label = label;
    update();
}

bool ConnectionItem::setCourse(std::vector<QPointF> course)
{
    const bool isAnother = course != m_course;
    m_course = std::move(course);
    return isAnother;
}

void ConnectionItem::setPath(const QPainterPath &path, QPointF labelAt)
{
    if (path == m_path && labelAt == m_labelAt)
        return;
    prepareGeometryChange();
    m_path = path;
    m_labelAt = labelAt;
    const QRectF label(labelAt - QPointF(70, 10), QSizeF(140, 20));
    m_bounds = m_path.boundingRect().adjusted(-6, -6, 6, 6).united(label);
}

void ConnectionItem::setTarget(bool on)
{
    if (on == m_isTarget)
        return;
    m_isTarget = on;
    update();
}

void ConnectionItem::setFlow(Flow flow)
{
    if (flow == m_flow)
        return;
    m_flow = flow;
    update();
}

QPainterPath ConnectionItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(12);
    return stroker.createStroke(m_path);
}

void ConnectionItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const Theme &theme = Theme::instance();
    const bool lit = m_flow == Flow::Forward || m_flow == Flow::Backward;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    if (isSelected() || m_isTarget) {
        QColor halo = theme.color(Theme::Role::Accent);
        halo.setAlpha(m_isTarget ? 160 : 110);
        painter->setPen(QPen(halo, m_isTarget ? 10 : 7, Qt::SolidLine, Qt::RoundCap));
        painter->drawPath(m_path);
    }
    const QColor color = isSelected() || m_isPointed ? theme.color(Theme::Role::Accent) : colour(m_flow);
    painter->setPen(QPen(color, lit ? 4 : m_isPointed ? 3 : 2, Qt::SolidLine, Qt::RoundCap));
    painter->drawPath(m_path);
    if (detail >= 0.45 && !m_label.isEmpty())
        paintLabel(*painter);
}

void ConnectionItem::paintLabel(QPainter &painter) const
{
    QFont font = painter.font();
    font.setPixelSize(10);
    painter.setFont(font);
    const QRectF text = painter.fontMetrics().boundingRect(m_label).toRectF();
    QRectF plate(QPointF(), text.size() + QSizeF(8, 2));
    plate.moveCenter(m_labelAt);
    QColor ground = Theme::instance().color(Theme::Role::CanvasBackground);
    ground.setAlpha(225);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(Theme::instance().color(Theme::Role::MutedText));
    painter.drawText(plate, Qt::AlignCenter, m_label);
}

void ConnectionItem::hoverEnterEvent(QGraphicsSceneHoverEvent *)
{
    m_isPointed = true;
    update();
}

void ConnectionItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *)
{
    m_isPointed = false;
    update();
}

} // namespace vitrine
