#pragma once

#include <QColor>

class QPainter;
class QPointF;

namespace vitrine {

struct Dot {
    double radius = 1; ///< painted pixels
    QColor fill;
    QColor line; ///< one pixel wide
};

/// A dot with its middle at a place. On the screen it is stamped to the nearest pixel, since there may be thousands;
/// vector files get a circle.
void paintDot(QPainter &painter, const QPointF &place, const Dot &dot);

} // namespace vitrine
