#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine {

/// The way that a run's weights took, as rows in TrainingModel's order. However long the run, there are at most `limit`
/// rows: when there would be more, every second one goes, and from then on rows are taken half as often. The first row
/// stays.
class WeightPath {
public:
    explicit WeightPath(std::size_t limit = 60) : m_limit(limit < 2 ? 2 : limit) { }

    /// Notes the weights after a step; those that are not wanted are passed over without a copy.
    void add(std::int64_t step, std::span<const float> weights);
    /// The last row is where the run ended, whatever its turn.
    void end(std::int64_t step, std::span<const float> weights);

    const std::vector<std::vector<float>> &rows() const { return m_rows; }
    const std::vector<std::int64_t> &steps() const { return m_steps; } ///< beside rows()

private:
    void thin();

    std::size_t m_limit;
    std::int64_t m_stride = 1;
    std::vector<std::vector<float>> m_rows;
    std::vector<std::int64_t> m_steps;
};

} // namespace vitrine
