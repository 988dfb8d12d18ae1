#include "widgets/optimizers/RacePaint.h"

#include "widgets/common/Theme.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/TrailSimplifier.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

void paintMinima(QPainter &painter, const SurfaceKind &surface, const PlaceToPixel &toPixel)
{
    // A star, dark with a light edge.
    QPolygonF star;
    for (int i = 0; i < 10; ++i) {
        const double angle = M_PI * (i / 5.0 - 0.5), radius = i % 2 ? 3.5 : 8;
        star << QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    painter.setPen(QPen(Qt::white, 1.5));
    painter.setBrush(QColor(0x1B, 0x1F, 0x24));
    for (const Point2 minimum : surface.minima())
        painter.drawPolygon(star.translated(toPixel(minimum)));
}

void paintStart(QPainter &painter, const QPointF &at)
{
    for (const auto &[colour, width] : {std::pair(QColor(Qt::white), 4.0), std::pair(QColor(0x1B, 0x1F, 0x24), 2.0)}) {
        painter.setPen(QPen(colour, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 9, 9);
        for (const QPointF &side : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(at + side * 6, at + side * 13);
    }
}

void paintFan(QPainter &painter, const Race &race, int step, const PlaceToPixel &toPixel)
{
    if (!race.fanOf)
        return;
    for (const SurfaceWalk &walk : race.fan) {
        painter.setOpacity(0.75);
        drawTrail(painter, trailOf(walk, step, toPixel), *race.fanOf, 1.5);
        painter.setOpacity(1);
        drawMarker(painter, toPixel(pointAt(walk, step).place), *race.fanOf, 3.5);
    }
}

void paintLastTry(QPainter &painter, const Race &race, const PlaceToPixel &toPixel)
{
    painter.setOpacity(0.3);
    for (const RaceEntry &entry : race.entries)
        drawTrail(painter, trailOf(entry.walk, race.steps(), toPixel), entry.competitor, 1.5);
    painter.setOpacity(1);
}

/// A cross where the walk left all bounds, a ring where it has arrived.
void paintEnd(QPainter &painter, const RaceEntry &entry, int step, const QPointF &at)
{
    const QColor colour = competitorColour(entry.competitor.colour);
    painter.setBrush(Qt::NoBrush);
    for (const auto &[ink, width] : {std::pair(QColor(Qt::white), 4.0), std::pair(colour, 2.0)}) {
        painter.setPen(QPen(ink, width));
        if (entry.hasDiverged(step)) {
            painter.drawLine(at + QPointF(-7, -7), at + QPointF(7, 7));
            painter.drawLine(at + QPointF(-7, 7), at + QPointF(7, -7));
        } else if (entry.hasConverged(step)) {
            painter.drawEllipse(at, 10, 10);
        }
    }
}

/// Directions whose lengths differ by powers of ten, all on one screen.
QPointF shortened(const QPointF &from, const QPointF &to, double magnitude)
{
    const QLineF line(from, to);
    if (!(line.length() > 0) || !(magnitude > 0))
        return from;
    const double length = std::min(96.0, 28 + 18 * std::log10(1 + magnitude));
    return from + (to - from) / line.length() * length;
}

} // namespace

QPolygonF trailOf(const SurfaceWalk &walk, int step, const PlaceToPixel &toPixel)
{
    TrailSimplifier trail;
    const std::size_t count = std::min(walk.points.size(), static_cast<std::size_t>(step) + 1);
    for (std::size_t i = 0; i < count && walk.points[i].isFinite(); ++i)
        trail.add(toPixel(walk.points[i].place));
    return trail.finish();
}

void paintRace(QPainter &painter, const OptimizersState &state, const PlaceToPixel &toPixel)
{
    const auto race = state.race();
    const SurfaceLayers &layers = state.layers();
    painter.setRenderHint(QPainter::Antialiasing);
    paintMinima(painter, *race->surface, toPixel);
    if (layers.fan)
        paintFan(painter, *race, state.step(), toPixel);
    const bool isQuick = state.isRestarting();
    if (layers.lastTry && state.lastTry() && !isQuick)
        paintLastTry(painter, *state.lastTry(), toPixel);
    const auto isSelected = [&state](const RaceEntry &entry) { return entry.competitor.id == state.selected(); };
    for (const RaceEntry &entry : race->entries)
        if (layers.trails && isQuick)
            drawQuickTrail(painter, trailOf(entry.walk, state.step(), toPixel), entry.competitor);
        else if (layers.trails)
            drawTrail(painter, trailOf(entry.walk, state.step(), toPixel), entry.competitor, isSelected(entry) ? 3 : 2);
    paintStart(painter, toPixel(race->setup.start));
    for (const RaceEntry &entry : race->entries) {
        const QPointF at = toPixel(entry.at(state.step()).place);
        drawMarker(painter, at, entry.competitor, isSelected(entry) ? 7 : 5);
        paintEnd(painter, entry, state.step(), at);
    }
}

void paintArrows(QPainter &painter, const OptimizersState &state, const PlaceToPixel &toPixel)
{
    const RaceEntry *entry = state.race()->find(state.selected());
    if (!entry || entry->hasDiverged(state.step()))
        return;
    const SurfaceLayers &layers = state.layers();
    const WalkPoint &point = entry->at(state.step());
    const QPointF from = toPixel(point.place);
    const auto direction = [&](Point2 way, ArrowKind kind) {
        const double magnitude = std::hypot(way.x, way.y);
        const double side = state.setup().high.x - state.setup().low.x;
        if (magnitude > 0)
            drawArrow(painter, from,
                      shortened(from,
                                toPixel({point.place.x + way.x / magnitude * side * 0.01,
                                         point.place.y + way.y / magnitude * side * 0.01}),
                                magnitude),
                      arrowColour(kind));
    };
    if (layers.gradient)
        direction({-point.gradient.x, -point.gradient.y}, ArrowKind::Gradient);
    if (const auto kept = entry->remembered(state.step()); kept && layers.momentum)
        direction(*kept, ArrowKind::Momentum);
    if (layers.step && state.step() < state.race()->steps())
        drawArrow(painter, from, toPixel(entry->at(state.step() + 1).place), arrowColour(ArrowKind::Step));
}

QColor arrowColour(ArrowKind kind)
{
    const Theme &theme = Theme::instance();
    switch (kind) {
    case ArrowKind::Gradient:
        return theme.color(Theme::Role::Error);
    case ArrowKind::Momentum:
        return theme.color(Theme::Role::Receptive);
    case ArrowKind::Step:
        break;
    }
    return theme.color(Theme::Role::Text);
}

} // namespace vitrine
