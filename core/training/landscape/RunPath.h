#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace vitrine {

/// Where a run was at one step.
struct PathPoint {
    std::int64_t step = 0; ///< steps of the optimizer that were done
    std::vector<float> row; ///< all learnable numbers, as TrainingModel has them
};

/// The way of a run through the space of its weights, in bounded memory: every so many steps one row, and twice as many
/// steps between them whenever there are too many rows. Which steps are kept follows from their numbers alone, so that
/// the same run leaves the same path. Written by one thread while others read.
class RunPath {
public:
    static constexpr std::size_t mostRows = 100;
    static constexpr std::size_t mostBytes = std::size_t{200} << 20;

    explicit RunPath(std::size_t most = mostRows) : m_most(most) { }

    /// Offers the row after a step; most are not kept.
    void add(std::int64_t step, std::span<const float> row);
    /// Keeps this row whatever its step, in place of the last one that was only kept for being the last: where a run
    /// rests.
    void end(std::int64_t step, std::span<const float> row);
    /// The run went back to a step.
    void dropAfter(std::int64_t step);

    using Points = std::vector<std::shared_ptr<const PathPoint>>;
    Points points() const; ///< oldest first
    std::int64_t stride() const; ///< steps between rows

private:
    std::size_t limit(std::size_t rowSize) const;
    void thin(std::size_t most);

    const std::size_t m_most; ///< rows
    mutable std::mutex m_mutex; ///< guards what follows
    Points m_points;
    std::int64_t m_first = -1; ///< the step of the first row; steps are counted from there
    std::int64_t m_stride = 1;
};

} // namespace vitrine
