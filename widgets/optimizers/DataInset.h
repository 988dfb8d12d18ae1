#pragma once

#include "widgets/optimizers/OptimizersState.h"

#include <QRectF>

class QPainter;

namespace vitrine {

/// Where the surface is the loss of a line over points: the points, and the line that each competitor has now. Paints
/// nothing for other surfaces.
void paintDataInset(QPainter &painter, const OptimizersState &state, const QRectF &place);

} // namespace vitrine
