#pragma once

#include <QPolygonF>

namespace vitrine {

/// A path on the screen without the points that nobody would miss: those that are less than half a pixel from the line
/// between their neighbours. Thick smooth lines are slow to paint, and most of a path is a smooth curve.
class TrailSimplifier {
public:
    void add(const QPointF &point);
    /// The path so far, to its last point.
    QPolygonF finish();

private:
    bool wouldMiss(const QPointF &end) const;

    QPolygonF m_kept;
    QPolygonF m_pending; ///< since the last point that is kept
};

} // namespace vitrine
