#pragma once

#include "widgets/optimizers/HeightScale.h"
#include "widgets/optimizers/SurfaceFrame.h"

#include <QString>

class QPainter;

namespace vitrine {

/// What is painted over surfaces that are seen from above.

struct AxisNames {
    QString x, y;
};

/// Text on a ground of its own, so that it reads on all colours. `flags`: of QPainter::drawText.
void drawPlate(QPainter &painter, const QRectF &plate, int flags, const QString &text);
/// Numbers along the lower and the left edge.
void paintAxes(QPainter &painter, const SurfaceFrame &frame, const AxisNames &names);
/// Which colour is which height, at the upper right of a view of this size.
void paintLegend(QPainter &painter, const QSizeF &size, const HeightScale &scale, const QString &title);

} // namespace vitrine
