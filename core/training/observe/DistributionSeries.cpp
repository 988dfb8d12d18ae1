#include "core/training/observe/DistributionSeries.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr std::size_t budget = 48 << 20; ///< bytes: of networks with many tensors there are fewer columns
constexpr std::size_t fewest = 16;

void mergeInto(DistributionColumn &column, const DistributionColumn &later)
{
    column.step = later.step;
    column.epoch = later.epoch;
    for (std::size_t i = 0; i < std::min(column.values.size(), later.values.size()); ++i)
        column.values[i] = column.values[i].mergedWith(later.values[i]);
}

} // namespace

std::size_t DistributionSeries::limit() const
{
    const std::size_t bytes = m_columns.empty() ? 1 : m_columns.front().values.size() * sizeof(Distribution) + 1;
    return std::clamp(budget / bytes, std::min(fewest, m_limit), m_limit);
}

void DistributionSeries::add(DistributionColumn column)
{
    if (m_openCount > 0) {
        mergeInto(m_columns.back(), column);
    } else {
        if (m_columns.size() >= limit())
            halve();
        m_columns.push_back(std::move(column));
    }
    m_openCount = (m_openCount + 1) % m_stride;
}

void DistributionSeries::halve()
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_columns.size(); i += 2, ++kept) {
        if (i + 1 < m_columns.size())
            mergeInto(m_columns[i], m_columns[i + 1]);
        if (kept != i)
            m_columns[kept] = std::move(m_columns[i]);
    }
    m_columns.resize(kept);
    m_stride *= 2;
}

void DistributionSeries::dropAfter(std::int64_t step)
{
    if (std::erase_if(m_columns, [step](const DistributionColumn &column) { return column.step > step; }) > 0)
        m_openCount = 0;
}

} // namespace vitrine
