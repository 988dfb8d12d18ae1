#pragma once

#include "widgets/maps/PlaneLayout.h"

#include <QPointF>
#include <QRectF>
#include <QSize>

#include <optional>

namespace vitrine {

/// Where the planes of a layout stand on screen, in pixels of the content (before scrolling).
class GridGeometry {
public:
    GridGeometry() = default;
    /// `zoom` 1: as large as fits the room, but never too small to see.
    GridGeometry(const PlaneLayout &layout, QSize room, double zoom);

    QSize size() const { return m_size; } ///< of the whole content
    int columns() const { return m_columns; }
    QRectF plane(std::int64_t index) const;
    QRectF cell(const PlaneCell &cell) const;
    QRectF box(std::int64_t plane, const PlaneBox &box) const;
    /// The value under a point; nothing between planes.
    std::optional<PlaneCell> at(QPointF point) const;
    /// The planes that a rectangle touches: [first, last].
    std::pair<std::int64_t, std::int64_t> touched(const QRectF &rect) const;

private:
    void placePlanes(QSize room, double zoom);
    void placeStrips(QSize room, double zoom);
    void placeBars(QSize room, double zoom);

    std::int64_t m_planes = 0, m_height = 0, m_width = 0;
    std::int64_t m_fixedColumns = 0;
    double m_scaleX = 1, m_scaleY = 1; ///< pixels per value
    double m_gapX = 4, m_gapY = 4;
    double m_left = 4, m_top = 4;
    int m_columns = 1;
    QSize m_size;
};

} // namespace vitrine
