#pragma once

#include <QPainterPath>
#include <QPointF>

#include <vector>

namespace vitrine {

/// A smooth curve from an output to an input, through the stops on its way: it leaves to the right and arrives from the
/// left.
QPainterPath curvedPath(QPointF from, const std::vector<QPointF> &stops, QPointF to);
/// A point of the curve without stops; share 0 … 1 of its parameter.
QPointF curvePoint(QPointF from, QPointF to, double share);
/// Straight pieces with rounded corners.
QPainterPath corneredPath(QPointF from, const std::vector<QPointF> &corners, QPointF to);

} // namespace vitrine
