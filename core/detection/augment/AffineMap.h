#pragma once

#include "core/detection/Box.h"

#include <array>

namespace vitrine {

/// A map of the plane that keeps lines straight: (x, y) → (m₀x + m₁y + m₂, m₃x + m₄y + m₅), in pixels.
struct AffineMap {
    std::array<double, 6> m{1, 0, 0, 0, 1, 0};

    struct Point {
        double x = 0;
        double y = 0;
    };

    Point at(double x, double y) const { return {m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]}; }
    /// The upright box around where a box comes to lie.
    Box around(const Box &box) const;
    /// The way back; the map must not flatten the plane.
    AffineMap inverse() const;
};

} // namespace vitrine
