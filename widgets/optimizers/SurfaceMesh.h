#pragma once

#include "core/base/Cancel.h"
#include "widgets/optimizers/HeightScale.h"

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QPolygonF>
#include <QSizeF>

#include <array>
#include <memory>
#include <vector>

class QPainter;

namespace vitrine {

/// A place in the box that the 3-D view shows: x and y from 0 to 1 over the part of the surface, the height from 0 to 1
/// on its scale.
struct BoxPoint {
    double x = 0, y = 0, height = 0;
};

/// From where the box is looked at, without perspective.
struct Camera {
    double yaw = 2.7; ///< radians, about the vertical
    double pitch = 0.85; ///< radians, 0 from the side, π/2 from above
    double zoom = 1;

    QPointF toPixel(const BoxPoint &point, const QSizeF &size) const;
    double depth(const BoxPoint &point) const; ///< larger is farther away
    /// One step in the box towards the eye.
    BoxPoint towardsEye(const BoxPoint &point, double length) const;
    bool operator==(const Camera &) const = default;
};

/// The heights of a part of a surface on a grid.
class SurfaceMesh {
public:
    SurfaceMesh(const SurfaceKind &surface, Point2 low, Point2 high, const HeightScale &scale, int side);

    int side() const { return m_side; } ///< fields in each direction
    /// Between the corners of the fields straight; 0 … 1.
    double height(double x, double y) const;
    BoxPoint corner(int column, int row) const;
    /// Whether the surface stands between a point on it and the eye.
    bool hides(const BoxPoint &point, const Camera &camera) const;
    /// On a transparent ground, field by field from the farthest to the nearest.
    QImage paint(const Camera &camera, const QSize &size, double ratio, bool hasLines, const Cancel &cancel) const;

private:
    /// One field as it is painted.
    struct Facet {
        double depth = 0;
        std::array<float, 4> heights{};
        QPolygonF outline;
        QColor colour;
    };
    Facet facet(int column, int row, const Camera &camera, const QSizeF &size) const;
    static void paintLines(QPainter &painter, const Facet &facet);
    std::size_t index(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_side + 1) + static_cast<std::size_t>(column);
    }

    int m_side;
    std::vector<float> m_heights;
};

} // namespace vitrine
