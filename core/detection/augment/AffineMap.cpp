#include "core/detection/augment/AffineMap.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

Box AffineMap::around(const Box &box) const
{
    const auto corner = [this](float x, float y) { return at(static_cast<double>(x), static_cast<double>(y)); };
    const Point corners[]{corner(box.x1, box.y1), corner(box.x2, box.y2), corner(box.x1, box.y2),
                          corner(box.x2, box.y1)};
    const auto [left, right] = std::ranges::minmax(corners, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(corners, {}, &Point::y);
    return {static_cast<float>(left.x), static_cast<float>(top.y), static_cast<float>(right.x),
            static_cast<float>(bottom.y)};
}

AffineMap AffineMap::inverse() const
{
    const double determinant = m[0] * m[4] - m[1] * m[3];
    assert(determinant != 0);
    const double a = m[4] / determinant, b = -m[1] / determinant, c = -m[3] / determinant, d = m[0] / determinant;
    return {{a, b, -(a * m[2] + b * m[5]), c, d, -(c * m[2] + d * m[5])}};
}

} // namespace vitrine
