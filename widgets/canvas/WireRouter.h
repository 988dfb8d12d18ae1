#pragma once

#include <QPointF>
#include <QRectF>

#include <span>
#include <vector>

namespace vitrine {

/// Finds the way of a wire from an output (it leaves to the right) to an input (it arrives from the left) around boxes.
class WireRouter {
public:
    /// `boxes`: what wires keep clear of, the two blocks that are joined included.
    explicit WireRouter(std::vector<QRectF> boxes) : m_boxes(std::move(boxes)) { }

    /// The corners between both ends, horizontal and vertical in turns; none where a curve from end to end is free.
    /// The fewest corners and the shortest way (A* over the lines beside the boxes); where all ways are blocked, as for
    /// boxes that overlap, also none.
    std::vector<QPointF> route(QPointF from, QPointF to) const;

private:
    bool isCurveFree(QPointF from, QPointF to) const;
    std::vector<QRectF> boxesNear(const QRectF &area) const;

    std::vector<QRectF> m_boxes;
};

} // namespace vitrine
