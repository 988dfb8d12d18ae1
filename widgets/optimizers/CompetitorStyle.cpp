#include "widgets/optimizers/CompetitorStyle.h"

#include "widgets/common/Theme.h"
#include "widgets/optimizers/RaceSetup.h"

#include <QLineF>
#include <QPainter>
#include <QPixmap>

#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace vitrine {

namespace {

const QColor edge(255, 255, 255, 200);

} // namespace

QColor competitorColour(int colour)
{
    // The yellow is left out: it has no contrast to the light edge.
    static const std::array<QColor, competitorColours> colours{
        QColor(0xD5, 0x5E, 0x00), QColor(0x00, 0x72, 0xB2), QColor(0x00, 0x9E, 0x73), QColor(0xCC, 0x79, 0xA7),
        QColor(0xE6, 0x9F, 0x00), QColor(0x56, 0xB4, 0xE9), QColor(0x7F, 0x88, 0x92), QColor(0x00, 0x00, 0x00)};
    return colours[static_cast<std::size_t>(colour)];
}

Qt::PenStyle competitorLine(int line)
{
    static constexpr std::array<Qt::PenStyle, competitorLines> lines{Qt::SolidLine, Qt::DashLine, Qt::DotLine,
                                                                     Qt::DashDotLine};
    return lines[static_cast<std::size_t>(line)];
}

QPen competitorPen(const Competitor &competitor, double width)
{
    const bool isUnseen = Theme::instance().isDark() && competitor.colour == competitorColours - 1;
    const QColor colour = isUnseen ? Theme::instance().color(Theme::Role::Text) : competitorColour(competitor.colour);
    return {colour, width, competitorLine(competitor.line)};
}

QIcon competitorIcon(const Competitor &competitor)
{
    // Lists ask for them with every line that they paint.
    static std::map<std::pair<int, int>, QIcon> icons;
    QIcon &icon = icons[{competitor.colour, competitor.line}];
    if (!icon.isNull())
        return icon;
    QPixmap pixmap(64, 40);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawTrail(painter, QPolygonF({QPointF(2, 20), QPointF(44, 20)}), competitor, 6);
    drawMarker(painter, {48, 20}, competitor, 11);
    return icon = QIcon(pixmap);
}

void drawTrail(QPainter &painter, const QPolygonF &trail, const Competitor &competitor, double width)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(edge, width + 2, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPolyline(trail);
    painter.setPen(
        QPen(competitorColour(competitor.colour), width, competitorLine(competitor.line), Qt::FlatCap, Qt::BevelJoin));
    painter.drawPolyline(trail);
}

void drawQuickTrail(QPainter &painter, const QPolygonF &trail, const Competitor &competitor)
{
    // A pen of one pixel has a path of its own in Qt's painter, many times as quick as that of wide lines.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(edge, 0));
    painter.drawPolyline(trail.translated(0, 1));
    painter.setPen(QPen(competitorColour(competitor.colour), 0));
    painter.drawPolyline(trail);
}

void drawHiddenTrail(QPainter &painter, const QPolygonF &trail, const Competitor &competitor)
{
    QColor colour = competitorColour(competitor.colour);
    colour.setAlpha(130);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.2, competitorLine(competitor.line), Qt::FlatCap, Qt::BevelJoin));
    painter.drawPolyline(trail);
}

void drawMarker(QPainter &painter, const QPointF &at, const Competitor &competitor, double radius)
{
    painter.setPen(QPen(edge, 2));
    painter.setBrush(competitorColour(competitor.colour));
    painter.drawEllipse(at, radius, radius);
}

void drawArrow(QPainter &painter, const QPointF &from, const QPointF &to, const QColor &colour)
{
    const QLineF line(from, to);
    if (line.length() < 2)
        return;
    const double head = std::min(10.0, line.length() / 2);
    const QPointF along = (to - from) / line.length();
    const QPointF across(-along.y(), along.x());
    const QPointF base = to - along * head;
    const QPolygonF arrow({base + across * head * 0.5, to, base - across * head * 0.5});
    for (const auto &[ink, extra] : {std::pair(Theme::textOn(colour), 2.0), std::pair(colour, 0.0)}) {
        painter.setPen(QPen(ink, 2.5 + extra, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(from, base);
        painter.setPen(QPen(ink, extra, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
        painter.setBrush(ink);
        painter.drawPolygon(arrow);
    }
}

} // namespace vitrine
