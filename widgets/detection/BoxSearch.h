#pragma once

#include "core/detection/Nms.h"
#include "widgets/detection/DetectionRun.h"

#include <QPointF>

namespace vitrine {

/// The box that a point of the picture means, by its cell: the smallest kept one that holds it. With `ghosts`, also a
/// suppressed one: where the point is on its edge (within `edge` pixels of the picture) and on no kept one's, or where
/// no kept one holds it. −1: none.
int boxAt(const DetectionRun &run, const NmsResult &result, const QPointF &point, bool ghosts, double edge);

/// From a kept box to the next one in a direction (a unit vector), by their centres; from none, to the best.
/// −1: there is none.
int boxTowards(const DetectionRun &run, const NmsResult &result, int from, const QPointF &direction);

} // namespace vitrine
