#include "core/training/landscape/RunPath.h"

#include <algorithm>

namespace vitrine {

std::size_t RunPath::limit(std::size_t rowSize) const
{
    const std::size_t fitting = mostBytes / std::max<std::size_t>(1, rowSize * sizeof(float));
    return std::clamp<std::size_t>(fitting, 2, std::max<std::size_t>(2, m_most));
}

void RunPath::add(std::int64_t step, std::span<const float> row)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_first < 0)
            m_first = step;
        if ((step - m_first) % m_stride != 0)
            return;
    }
    end(step, row);
}

void RunPath::end(std::int64_t step, std::span<const float> row)
{
    auto point = std::make_shared<const PathPoint>(PathPoint{step, {row.begin(), row.end()}});
    const std::lock_guard lock(m_mutex);
    if (m_first < 0)
        m_first = step;
    // The last row may have been kept for being the last one; now it is a row like others, or none.
    while (!m_points.empty() && (m_points.back()->step >= step || (m_points.back()->step - m_first) % m_stride != 0))
        m_points.pop_back();
    m_points.push_back(std::move(point));
    thin(limit(row.size()));
}

void RunPath::thin(std::size_t most)
{
    while (m_points.size() > most && m_points.size() > 2) {
        m_stride *= 2;
        const std::int64_t last = m_points.back()->step;
        std::erase_if(m_points, [this, last](const auto &point) {
            return point->step != last && (point->step - m_first) % m_stride != 0;
        });
    }
}

void RunPath::dropAfter(std::int64_t step)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_points, [step](const auto &point) { return point->step > step; });
}

RunPath::Points RunPath::points() const
{
    const std::lock_guard lock(m_mutex);
    return m_points;
}

std::int64_t RunPath::stride() const
{
    const std::lock_guard lock(m_mutex);
    return m_stride;
}

} // namespace vitrine
