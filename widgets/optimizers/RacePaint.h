#pragma once

#include "widgets/optimizers/OptimizersState.h"

#include <QPointF>
#include <QPolygonF>

#include <functional>

class QPainter;

namespace vitrine {

/// Where a place of the surface lies on the screen.
using PlaceToPixel = std::function<QPointF(Point2)>;

/// The path up to a step, without points that make no difference on the screen.
QPolygonF trailOf(const SurfaceWalk &walk, int step, const PlaceToPixel &toPixel);
/// Minima, start, fan, last try, trails and markers of the state's present step.
void paintRace(QPainter &painter, const OptimizersState &state, const PlaceToPixel &toPixel);
/// The selected competitor's gradient, memory and next step.
void paintArrows(QPainter &painter, const OptimizersState &state, const PlaceToPixel &toPixel);

/// Of the words that switch the arrows, and of the arrows.
enum class ArrowKind { Gradient, Momentum, Step };
QColor arrowColour(ArrowKind kind);

} // namespace vitrine
