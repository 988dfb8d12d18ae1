#include "widgets/canvas/GroupItem.h"

#include "widgets/common/Theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace vitrine {

namespace {

constexpr double radius = 12;
constexpr double switchWidth = 28; ///< at the left end of the title bar

} // namespace

GroupItem::GroupItem(int number) : m_number(number)
{
    setFlag(ItemIsSelectable);
    setZValue(-1);
}

void GroupItem::setGroup(int number, const QString &name, bool isCollapsed, int count)
{
    m_number = number;
    m_name = name;
    m_count = count;
    m_isCollapsed = isCollapsed;
    setZValue(isCollapsed ? 1 : -1);
    setToolTip(isCollapsed ? QCoreApplication::translate("GroupItem", "Group %1, collapsed: double-click opens it")
                                 .arg(name.toHtmlEscaped())
                           : QCoreApplication::translate("GroupItem",
                                                         "Group %1: drag its title to move it, double-click to rename")
                                 .arg(name.toHtmlEscaped()));
    update();
}

void GroupItem::setFrame(const QRectF &frame)
{
    if (frame == m_frame)
        return;
    prepareGeometryChange();
    m_frame = frame;
}

bool GroupItem::isSwitch(QPointF place) const
{
    return QRectF(m_frame.topLeft(), QSizeF(switchWidth, titleHeight)).contains(place);
}

QPainterPath GroupItem::shape() const
{
    QPainterPath path;
    path.addRect(m_isCollapsed ? m_frame : titleBar());
    return path;
}

void GroupItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const Theme &theme = Theme::instance();
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const QColor accent = theme.color(isSelected() ? Theme::Role::Accent : Theme::Role::MutedText);
    QColor ground = theme.color(m_isCollapsed ? Theme::Role::BlockFill : Theme::Role::MutedText);
    ground.setAlpha(m_isCollapsed ? 255 : 22);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(ground);
    painter->setPen(QPen(accent, isSelected() ? 2.5 : 1.5));
    painter->drawRoundedRect(m_frame, radius, radius);
    if (m_isCollapsed) { // several cards behind each other
        painter->drawRoundedRect(m_frame.adjusted(5, 5, -5, -5), radius - 3, radius - 3);
    }
    if (detail > 0.2)
        paintTitle(*painter);
}

void GroupItem::paintTitle(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    QFont font = painter.font();
    font.setPixelSize(14);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(theme.color(Theme::Role::Text));
    const QRectF bar = titleBar();
    const QPointF middle(bar.left() + switchWidth / 2, bar.center().y());
    QPolygonF arrow;
    if (m_isCollapsed)
        arrow << middle + QPointF(-3, -5) << middle + QPointF(4, 0) << middle + QPointF(-3, 5);
    else
        arrow << middle + QPointF(-5, -3) << middle + QPointF(5, -3) << middle + QPointF(0, 4);
    painter.setBrush(theme.color(Theme::Role::MutedText));
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(arrow);
    painter.setPen(theme.color(Theme::Role::Text));
    const QRectF text = bar.adjusted(switchWidth, 0, -8, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(font).elidedText(m_name, Qt::ElideRight, text.width()));
    if (!m_isCollapsed)
        return;
    font.setBold(false);
    font.setPixelSize(12);
    painter.setFont(font);
    painter.setPen(theme.color(Theme::Role::MutedText));
    painter.drawText(m_frame.adjusted(8, titleHeight, -8, -8), Qt::AlignCenter,
                     QCoreApplication::translate("GroupItem", "Blocks: %1").arg(m_count));
}

} // namespace vitrine
