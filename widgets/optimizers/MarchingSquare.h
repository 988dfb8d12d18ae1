#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace vitrine {

/// Where a line of equal height crosses the sides of a square: marching squares.
struct Crossings {
    struct Crossing {
        std::size_t side; ///< from corner `side` to the next
        float part; ///< how far along it
    };
    std::array<Crossing, 4> all{};
    std::size_t count = 0; ///< 0, 2 or 4: each two are joined
};

/// `heights`: of the corners, one after the other around the square.
inline Crossings crossSquare(const std::array<float, 4> &heights, float level)
{
    Crossings crossings;
    for (std::size_t side = 0; side < 4; ++side) {
        const float a = heights[side], b = heights[(side + 1) % 4];
        if ((a < level) != (b < level))
            crossings.all[crossings.count++] = {side, (level - a) / (b - a)};
    }
    return crossings;
}

} // namespace vitrine
