#include "app/studio/window/RoomRail.h"

#include "widgets/common/Theme.h"

#include <QAction>
#include <QEvent>
#include <QIcon>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QToolButton>

namespace vitrine {

namespace {

constexpr int iconSide = 24;

void paintNetwork(QPainter &painter, const QColor &color)
{
    // Three layers of neurons with their connections.
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
}

void paintDetect(QPainter &painter, const QColor &color)
{
    // Something round in a box with a label, in the corners of a viewfinder.
    painter.setPen(QPen(color, 2));
    painter.drawRect(QRectF(4, 7, 16, 13));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRect(QRectF(3, 3, 11, 5));
    painter.drawEllipse(QPointF(12, 14), 3.4, 3.4);
}

void paintOptimizers(QPainter &painter, const QColor &color)
{
    // A hollow, a ball on its way down, and where it came from.
    QPainterPath hollow(QPointF(3, 5));
    hollow.cubicTo(QPointF(8, 26), QPointF(16, 26), QPointF(21, 5));
    painter.setPen(QPen(color, 2));
    painter.drawPath(hollow);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(15, 15), 3, 3);
    painter.drawEllipse(QPointF(10.5, 12), 1.4, 1.4);
    painter.drawEllipse(QPointF(8.5, 8), 1.2, 1.2);
}

void paintYolox(QPainter &painter, const QColor &color)
{
    // A picture's cells, of which some are positive, and the box that they learn.
    painter.setPen(QPen(color, 1));
    for (const int at : {3, 9, 15, 21}) {
        painter.drawLine(at, 3, at, 21);
        painter.drawLine(3, at, 21, at);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(12, 12), 2.2, 2.2);
    painter.drawEllipse(QPointF(18, 12), 2.2, 2.2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 2));
    painter.drawRect(QRectF(7, 6, 14, 11));
}

QIcon icon(void (*paint)(QPainter &, const QColor &), qreal ratio)
{
    QPixmap pixmap(QSize(iconSide, iconSide) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, Theme::instance().color(Theme::Role::Accent));
    return QIcon(pixmap);
}

} // namespace

RoomRail::RoomRail(QAction *network, QAction *detect, QAction *optimizers, QAction *yolox, QWidget *parent)
    : QToolBar(parent), m_network(addButton(network)), m_detect(addButton(detect)), m_optimizers(addButton(optimizers)),
      m_yolox(addButton(yolox))
{
    setObjectName(QStringLiteral("roomRail"));
    setMovable(false);
    setFloatable(false);
    setOrientation(Qt::Vertical);
    connect(&Theme::instance(), &Theme::changed, this, &RoomRail::redrawIcons);
    retranslate();
    redrawIcons();
}

QToolButton *RoomRail::addButton(QAction *action)
{
    // Not the action's own button: its text is that of a menu.
    auto *button = new QToolButton(this);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setChecked(action->isChecked());
    button->setAutoExclusive(true);
    button->setObjectName(QStringLiteral("roomButton"));
    addWidget(button);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::toggled, button, &QToolButton::setChecked);
    return button;
}

void RoomRail::retranslate()
{
    setWindowTitle(tr("Rooms"));
    m_network->setText(tr("Network"));
    m_network->setToolTip(tr("See a network run, forward and backward"));
    m_network->setAccessibleName(tr("Room: Network"));
    m_detect->setText(tr("Detect"));
    m_detect->setToolTip(tr("See YOLOX find things in pictures, and why"));
    m_detect->setAccessibleName(tr("Room: Detect"));
    m_optimizers->setText(tr("Optimize"));
    m_optimizers->setToolTip(tr("See optimizers race on surfaces and networks, and why each wins or fails"));
    m_optimizers->setAccessibleName(tr("Room: Optimizers"));
    m_yolox->setText(tr("YOLOX"));
    m_yolox->setToolTip(tr("Follow a picture through YOLOX, from augmentation to the last box"));
    m_yolox->setAccessibleName(tr("Room: YOLOX"));
}

void RoomRail::redrawIcons()
{
    const int side = Theme::instance().px(iconSide);
    const qreal ratio = devicePixelRatioF() * Theme::instance().scale();
    setIconSize({side, side});
    m_network->setIcon(icon(paintNetwork, ratio));
    m_detect->setIcon(icon(paintDetect, ratio));
    m_optimizers->setIcon(icon(paintOptimizers, ratio));
    m_yolox->setIcon(icon(paintYolox, ratio));
    for (QToolButton *button : {m_network, m_detect, m_optimizers, m_yolox}) {
        button->setIconSize({side, side});
        button->setMinimumWidth(Theme::instance().px(64));
    }
}

void RoomRail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolBar::changeEvent(event);
}

} // namespace vitrine
