#pragma once

#include <QColor>
#include <QIcon>
#include <QPen>
#include <QPolygonF>

class QPainter;

namespace vitrine {

struct Competitor;

inline constexpr int competitorColours = 8;
inline constexpr int competitorLines = 4;

/// Of a competitor's trail and curve: the Okabe–Ito palette (https://jfly.uni-koeln.de/color/).
QColor competitorColour(int colour);
/// Solid, dashed, dotted, dash and dot.
Qt::PenStyle competitorLine(int line);
/// Of its curve in a plot: the black one is light on a dark ground.
QPen competitorPen(const Competitor &competitor, double width);
/// A piece of its trail, for lists.
QIcon competitorIcon(const Competitor &competitor);

/// A line that reads on any ground: with a light edge.
void drawTrail(QPainter &painter, const QPolygonF &trail, const Competitor &competitor, double width);
/// The same in a hurry, while it changes with every movement of the mouse: one thin line.
void drawQuickTrail(QPainter &painter, const QPolygonF &trail, const Competitor &competitor);
/// The same where something stands in front of it: thin and faint.
void drawHiddenTrail(QPainter &painter, const QPolygonF &trail, const Competitor &competitor);
/// Where it is.
void drawMarker(QPainter &painter, const QPointF &at, const Competitor &competitor, double radius);
void drawArrow(QPainter &painter, const QPointF &from, const QPointF &to, const QColor &colour);

} // namespace vitrine
