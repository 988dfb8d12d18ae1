#pragma once

#include "core/training/SurfaceKind.h"

namespace vitrine {

/// Where a height stands between the lowest and the highest of the part of a surface that counts: 0 … 1, on a straight
/// or a logarithmic scale. The same for the colours, the lines and the 3-D view.
class HeightScale {
public:
    HeightScale() = default;
    /// Looks at the part from `low` to `high`.
    HeightScale(const SurfaceKind &surface, Point2 low, Point2 high, bool logarithmic);

    /// May leave 0 … 1 where the height leaves the part's; NaN for NaN.
    double share(double height) const;
    double height(double share) const;
    double lowest() const { return m_lowest; }
    double highest() const { return m_highest; }
    bool isLogarithmic() const { return m_isLogarithmic; }
    bool operator==(const HeightScale &) const = default;

private:
    double m_lowest = 0;
    double m_highest = 1;
    bool m_isLogarithmic = false;
};

} // namespace vitrine
