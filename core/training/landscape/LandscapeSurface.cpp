#include "core/training/landscape/LandscapeSurface.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitrine {

namespace {

/// Where a place lies between two of the known ones.
struct Between {
    int low, high;
    double part;
};

/// On every stride-th index and the last one.
Between between(int index, int count, int stride)
{
    const int low = index == count - 1 ? index : index / stride * stride;
    const int high = std::min(low + stride, count - 1);
    return {low, high, high > low ? static_cast<double>(index - low) / (high - low) : 0};
}

Between between(double place, double from, double to, int count)
{
    const double index = to > from ? std::clamp((place - from) / (to - from), 0.0, 1.0) * (count - 1) : 0;
    const int low = std::clamp(static_cast<int>(index), 0, std::max(0, count - 2));
    return {low, std::min(low + 1, count - 1), index - low};
}

} // namespace

LandscapeSurface::LandscapeSurface(const Landscape &landscape) : m_area(landscape.area)
{
    fill(landscape);
}

void LandscapeSurface::fill(const Landscape &landscape)
{
    double highest = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < landscape.values.size(); ++i)
        if (landscape.isKnown[i] && std::isfinite(landscape.values[i].loss))
            highest = std::max(highest, landscape.values[i].loss);
    if (!std::isfinite(highest))
        highest = 0;
    const auto known = [&](int column, int row) {
        const double loss = landscape.at(column, row).loss;
        return std::isfinite(loss) ? loss : highest;
    };
    m_heights.reserve(m_area.count());
    const int stride = std::max(1, landscape.stride);
    for (int row = 0; row < m_area.rows; ++row)
        for (int column = 0; column < m_area.columns; ++column) {
            if (landscape.isKnown[m_area.index(column, row)]) {
                m_heights.push_back(known(column, row));
                continue;
            }
            const Between x = between(column, m_area.columns, stride), y = between(row, m_area.rows, stride);
            m_heights.push_back(std::lerp(std::lerp(known(x.low, y.low), known(x.high, y.low), x.part),
                                          std::lerp(known(x.low, y.high), known(x.high, y.high), x.part), y.part));
        }
}

double LandscapeSurface::value(Point2 place) const
{
    const Between x = between(place.x, m_area.low.x, m_area.high.x, m_area.columns);
    const Between y = between(place.y, m_area.low.y, m_area.high.y, m_area.rows);
    return std::lerp(std::lerp(height(x.low, y.low), height(x.high, y.low), x.part),
                     std::lerp(height(x.low, y.high), height(x.high, y.high), x.part), y.part);
}

SurfacePoint LandscapeSurface::at(Point2 place) const
{
    const double dx = (m_area.high.x - m_area.low.x) / std::max(1, m_area.columns - 1) / 2;
    const double dy = (m_area.high.y - m_area.low.y) / std::max(1, m_area.rows - 1) / 2;
    SurfacePoint point;
    point.value = value(place);
    point.gradient = {(value({place.x + dx, place.y}) - value({place.x - dx, place.y})) / (2 * dx),
                      (value({place.x, place.y + dy}) - value({place.x, place.y - dy})) / (2 * dy)};
    return point;
}

} // namespace vitrine
