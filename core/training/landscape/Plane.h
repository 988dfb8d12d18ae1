#pragma once

#include "core/training/SurfaceKind.h"

#include <span>
#include <vector>

namespace vitrine {

/// A plane in the space of all weights: a row of weights, and the two directions that lead away from it. Rows are as
/// TrainingModel has them.
struct Plane {
    std::vector<float> origin; ///< the row at (0, 0)
    std::vector<float> x, y; ///< as long as the origin; need not be at right angles

    /// origin + a·x + b·y; at (0, 0) the origin bit for bit.
    void write(Point2 place, std::span<float> row) const;
};

/// Where a row comes to lie when it is dropped onto a plane at right angles.
struct Projection {
    Point2 place;
    double distance = 0; ///< ‖row − its place on the plane‖: how much of it the plane does not show
};

/// Projects rows onto one plane. Keeps the plane's own products, and a reference to it.
class PlaneProjector {
public:
    explicit PlaneProjector(const Plane &plane);
    Projection project(std::span<const float> row) const;

private:
    const Plane &m_plane;
    double m_xx, m_xy, m_yy;
};

/// Σ a·b in double precision, in an order that does not depend on the machine.
double dot(std::span<const float> a, std::span<const float> b);

} // namespace vitrine
