#include "core/training/landscape/Plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace vitrine {

namespace {

constexpr std::size_t lanes = 8; ///< sums that need not wait for each other

} // namespace

double dot(std::span<const float> a, std::span<const float> b)
{
    std::array<double, lanes> sums{};
    std::size_t i = 0;
    for (; i + lanes <= a.size(); i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += static_cast<double>(a[i + lane]) * b[i + lane];
    for (; i < a.size(); ++i)
        sums[0] += static_cast<double>(a[i]) * b[i];
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

void Plane::write(Point2 place, std::span<float> row) const
{
    if (place == Point2{}) {
        std::copy(origin.begin(), origin.end(), row.begin());
        return;
    }
    const auto a = static_cast<float>(place.x), b = static_cast<float>(place.y);
    for (std::size_t i = 0; i < origin.size(); ++i)
        row[i] = origin[i] + a * x[i] + b * y[i];
}

PlaneProjector::PlaneProjector(const Plane &plane)
    : m_plane(plane), m_xx(dot(plane.x, plane.x)), m_xy(dot(plane.x, plane.y)), m_yy(dot(plane.y, plane.y))
{
}

/// The least squares of ‖row − origin − a·x − b·y‖, by its two normal equations.
Projection PlaneProjector::project(std::span<const float> row) const
{
    std::vector<float> away(row.size());
    for (std::size_t i = 0; i < row.size(); ++i)
        away[i] = row[i] - m_plane.origin[i];
    const double alongX = dot(away, m_plane.x), alongY = dot(away, m_plane.y);
    const double determinant = m_xx * m_yy - m_xy * m_xy;
    Projection projection;
    if (determinant > 0) {
        projection.place = {(alongX * m_yy - alongY * m_xy) / determinant,
                            (alongY * m_xx - alongX * m_xy) / determinant};
    } else if (m_xx > 0) { // a line
        projection.place = {alongX / m_xx, 0};
    }
    const auto a = static_cast<float>(projection.place.x), b = static_cast<float>(projection.place.y);
    for (std::size_t i = 0; i < away.size(); ++i)
        away[i] -= a * m_plane.x[i] + b * m_plane.y[i];
    projection.distance = std::sqrt(dot(away, away));
    return projection;
}

} // namespace vitrine
