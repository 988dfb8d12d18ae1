#include "widgets/transport/TransportIcons.h"

#include "widgets/common/Theme.h"

#include <QPainter>
#include <QPixmap>
#include <QPolygonF>

namespace vitrine {

namespace {

constexpr int side = 64; ///< drawn large, shown small

void triangle(QPainter &painter, double left, double right)
{
    painter.drawPolygon(QPolygonF({QPointF(left, 12), QPointF(right, 32), QPointF(left, 52)}));
}

void bar(QPainter &painter, double left, double width = 8)
{
    painter.drawRect(QRectF(left, 12, width, 40));
}

void draw(QPainter &painter, TransportIcon which)
{
    switch (which) {
    case TransportIcon::First:
        bar(painter, 10);
        triangle(painter, 52, 22);
        break;
    case TransportIcon::Back:
        triangle(painter, 34, 8);
        bar(painter, 42);
        break;
    case TransportIcon::Play:
        triangle(painter, 16, 52);
        break;
    case TransportIcon::Pause:
        bar(painter, 14, 12);
        bar(painter, 38, 12);
        break;
    case TransportIcon::Forward:
        bar(painter, 14);
        triangle(painter, 30, 56);
        break;
    case TransportIcon::Last:
        triangle(painter, 12, 42);
        bar(painter, 46);
        break;
    case TransportIcon::Loss: { // a target
        QPen pen = painter.pen();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Text), 6));
        painter.drawEllipse(QPointF(32, 32), 22, 22);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::instance().color(Theme::Role::Text));
        painter.drawEllipse(QPointF(32, 32), 9, 9);
        painter.setPen(pen);
        break;
    }
    case TransportIcon::Pass: // forward above, backward below
        painter.setBrush(Theme::instance().color(Theme::Role::Forward));
        painter.drawPolygon(QPolygonF({QPointF(8, 16), QPointF(40, 16), QPointF(40, 6), QPointF(58, 21),
                                       QPointF(40, 36), QPointF(40, 26), QPointF(8, 26)}));
        painter.setBrush(Theme::instance().color(Theme::Role::Backward));
        painter.drawPolygon(QPolygonF({QPointF(56, 40), QPointF(24, 40), QPointF(24, 30), QPointF(6, 45),
                                       QPointF(24, 60), QPointF(24, 50), QPointF(56, 50)}));
        break;
    case TransportIcon::Loop: // three quarters of a circle, with a head
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Text), 7));
        painter.drawArc(QRectF(12, 12, 40, 40), 60 * 16, 290 * 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::instance().color(Theme::Role::Text));
        painter.drawPolygon(QPolygonF({QPointF(38, 2), QPointF(38, 26), QPointF(56, 15)}));
        break;
    }
}

} // namespace

QIcon transportIcon(TransportIcon which)
{
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(Theme::Role::Text));
    draw(painter, which);
    return QIcon(pixmap);
}

} // namespace vitrine
