#pragma once

#include "core/training/TrainSetup.h"

#include <cstddef>
#include <vector>

namespace vitrine {

/// The steps of a run for its curves. However long the run, memory stays bounded: when there are `limit` points, each
/// two neighbours become one, their mean (of step, epoch, learning rate and seconds: the later one's).
class StepSeries {
public:
    explicit StepSeries(std::size_t limit = 8192) : m_limit(limit) { }

    void add(const StepRecord &step);
    const std::vector<StepRecord> &points() const { return m_points; }
    /// Steps in a point; when it changes, all points did.
    std::int64_t stride() const { return m_stride; }
    /// Forgets what came after a step: the run went back to it.
    void dropAfter(std::int64_t step);

private:
    void halve();

    std::size_t m_limit;
    std::int64_t m_stride = 1;
    std::vector<StepRecord> m_points;
    StepRecord m_open; ///< the point that is being filled
    std::int64_t m_openCount = 0; ///< steps in it
};

} // namespace vitrine
