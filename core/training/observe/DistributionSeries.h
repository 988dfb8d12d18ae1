#pragma once

#include "core/training/observe/Distribution.h"

#include <cstddef>
#include <vector>

namespace vitrine {

/// Several tensors at one time, or over some steps that lie together.
struct DistributionColumn {
    std::int64_t step = 0; ///< the last one
    double epoch = 0;
    std::vector<Distribution> values; ///< in an order that is the same for all columns
};

/// The distributions of a run over time. However long the run, memory stays bounded: when there are `limit` columns,
/// each two neighbours are merged.
class DistributionSeries {
public:
    explicit DistributionSeries(std::size_t limit = 200) : m_limit(limit) { }

    void add(DistributionColumn column);
    const std::vector<DistributionColumn> &columns() const { return m_columns; }
    /// Forgets what came after a step: the run went back to it.
    void dropAfter(std::int64_t step);

private:
    std::size_t limit() const;
    void halve();

    std::size_t m_limit;
    std::vector<DistributionColumn> m_columns;
    std::size_t m_stride = 1; ///< columns that were added, in one
    std::size_t m_openCount = 0; ///< in the last one, where it is not full
};

} // namespace vitrine
