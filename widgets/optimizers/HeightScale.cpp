#include "widgets/optimizers/HeightScale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitrine {

namespace {

constexpr int looks = 64; ///< in each direction
/// The logarithmic scale ends this part of the range above the lowest height.
constexpr double closest = 1e-4;
const double decades = std::log((1 + closest) / closest);

} // namespace

HeightScale::HeightScale(const SurfaceKind &surface, Point2 low, Point2 high, bool logarithmic)
    : m_isLogarithmic(logarithmic)
{
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    const auto look = [&](Point2 place) {
        const double height = surface.value(place);
        if (!std::isfinite(height))
            return;
        lowest = std::min(lowest, height);
        highest = std::max(highest, height);
    };
    for (int row = 0; row <= looks; ++row)
        for (int column = 0; column <= looks; ++column)
            look({std::lerp(low.x, high.x, double(column) / looks), std::lerp(low.y, high.y, double(row) / looks)});
    for (const Point2 minimum : surface.minima())
        look(minimum);
    if (lowest > highest)
        return;
    m_lowest = lowest;
    m_highest = highest > lowest ? highest : lowest + 1;
}

double HeightScale::share(double height) const
{
    const double part = (height - m_lowest) / (m_highest - m_lowest);
    if (!m_isLogarithmic)
        return part;
    return part <= 0 ? part : std::log((part + closest) / closest) / decades;
}

double HeightScale::height(double share) const
{
    const double part = m_isLogarithmic ? closest * (std::exp(share * decades) - 1) : share;
    return m_lowest + part * (m_highest - m_lowest);
}

} // namespace vitrine
