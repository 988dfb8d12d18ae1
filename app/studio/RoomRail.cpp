#include "app/studio/RoomRail.h"

#include "widgets/common/Theme.h"

#include <QEvent>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QToolButton>

namespace vitrine {

namespace {

constexpr int iconSide = 24;

/// Three layers of neurons with their connections.
QIcon networkIcon(const QColor &color, qreal ratio)
{
    QPixmap pixmap(QSize(iconSide, iconSide) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF first[] = {{4, 6}, {4, 18}};
    const QPointF middle[] = {{12, 4}, {12, 12}, {12, 20}};
    const QPointF last{20, 12};
    painter.setPen(QPen(color, 1));
    for (const QPointF &point : middle) {
        for (const QPointF &from : first)
            painter.drawLine(from, point);
        painter.drawLine(point, last);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const QPointF &point : {first[0], first[1], middle[0], middle[1], middle[2], last})
        painter.drawEllipse(point, 2.6, 2.6);
    return QIcon(pixmap);
}

} // namespace

RoomRail::RoomRail(QWidget *parent) : QToolBar(parent), m_network(new QToolButton(this))
{
    setObjectName(QStringLiteral("roomRail"));
    setMovable(false);
    setFloatable(false);
    setOrientation(Qt::Vertical);
    m_network->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    m_network->setCheckable(true);
    m_network->setChecked(true);
    m_network->setAutoExclusive(true);
    m_network->setObjectName(QStringLiteral("roomButton"));
    addWidget(m_network);
    connect(&Theme::instance(), &Theme::changed, this, &RoomRail::redrawIcons);
    retranslate();
    redrawIcons();
}

void RoomRail::retranslate()
{
    setWindowTitle(tr("Rooms"));
    m_network->setText(tr("Network"));
    m_network->setToolTip(tr("See a network run, forward and backward"));
    m_network->setAccessibleName(tr("Room: Network"));
}

void RoomRail::redrawIcons()
{
    const int side = Theme::instance().px(iconSide);
    setIconSize({side, side});
    m_network->setIconSize({side, side});
    m_network->setIcon(
        networkIcon(Theme::instance().color(Theme::Role::Accent), devicePixelRatioF() * Theme::instance().scale()));
    m_network->setMinimumWidth(Theme::instance().px(64));
}

void RoomRail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolBar::changeEvent(event);
}

} // namespace vitrine
