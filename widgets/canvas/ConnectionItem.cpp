#include "widgets/canvas/ConnectionItem.h"

#include "widgets/common/Theme.h"

#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

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

ConnectionItem::ConnectionItem(const QString &label, const QString &tip) : m_label(label)
{
    setToolTip(tip);
    setZValue(0);
}

void ConnectionItem::setCourse(QPointF from, const std::vector<QPointF> &bends, QPointF to)
{
    prepareGeometryChange();
    m_path = QPainterPath(from);
    if (to.x() < from.x() && bends.size() == 1) {
        runBack(bends.front().y(), to);
        m_labelAt = QPointF((from.x() + to.x()) / 2, bends.front().y());
        return;
    }
    QPointF last = from;
    std::vector<QPointF> stops = bends;
    stops.push_back(to);
    for (const QPointF &stop : stops) {
        const double reach = std::max(40.0, (stop.x() - last.x()) / 2);
        m_path.cubicTo(last + QPointF(reach, 0), stop - QPointF(reach, 0), stop);
        last = stop;
    }
    m_labelAt = bends.empty() ? m_path.pointAtPercent(0.5) : bends[bends.size() / 2];
}

/// To the next band, as the eye goes at the end of a line: right, down, back to the left, down.
void ConnectionItem::runBack(double height, QPointF to)
{
    constexpr double reach = 28, corner = 14;
    const QPointF from = m_path.currentPosition();
    const double right = from.x() + reach, left = to.x() - reach;
    m_path.lineTo(right - corner, from.y());
    m_path.quadTo(right, from.y(), right, from.y() + corner);
    m_path.lineTo(right, height - corner);
    m_path.quadTo(right, height, right - corner, height);
    m_path.lineTo(left + corner, height);
    m_path.quadTo(left, height, left, height + corner);
    m_path.lineTo(left, to.y() - corner);
    m_path.quadTo(left, to.y(), left + corner, to.y());
    m_path.lineTo(to);
}

void ConnectionItem::setFlow(Flow flow)
{
    if (flow == m_flow)
        return;
    m_flow = flow;
    update();
}

QRectF ConnectionItem::boundingRect() const
{
    return m_path.boundingRect().adjusted(-60, -16, 60, 16);
}

QPainterPath ConnectionItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(8);
    return stroker.createStroke(m_path);
}

void ConnectionItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const bool lit = m_flow == Flow::Forward || m_flow == Flow::Backward;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour(m_flow), lit ? 4 : 2, Qt::SolidLine, Qt::RoundCap));
    painter->drawPath(m_path);
    if (detail < 0.45 || m_label.isEmpty())
        return;
    QFont font = painter->font();
    font.setPixelSize(10);
    painter->setFont(font);
    const QRectF text = painter->fontMetrics().boundingRect(m_label).toRectF();
    QRectF plate(QPointF(), text.size() + QSizeF(8, 2));
    plate.moveCenter(m_labelAt);
    QColor ground = Theme::instance().color(Theme::Role::CanvasBackground);
    ground.setAlpha(225);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(plate, 3, 3);
    painter->setPen(Theme::instance().color(Theme::Role::MutedText));
    painter->drawText(plate, Qt::AlignCenter, m_label);
}

} // namespace vitrine
