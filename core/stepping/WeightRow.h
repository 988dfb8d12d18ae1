#pragma once

#include "core/training/OptimizerKind.h"

#include <cstddef>
#include <memory>
#include <span>

namespace vitrine {

/// A row of numbers, one for each weight of a network, that is written once and then shared. It lies where LibTorch
/// puts its own tensors (at a multiple of 64 bytes): a library may add up in another order elsewhere, and the same
/// numbers would then not give the same bits.
class WeightRow {
public:
    WeightRow() = default;
    explicit WeightRow(std::size_t size); ///< of zeros
    explicit WeightRow(std::span<const float> values);

    std::size_t size() const { return m_size; }
    std::span<const float> values() const { return {m_data.get(), m_size}; }
    /// To write to, by whoever made it and has not handed it on.
    std::span<float> fresh() { return {m_data.get(), m_size}; }
    /// One tensor of it, as a view.
    Snapshot piece(const TensorRange &range) const;
    std::int64_t bytes() const { return static_cast<std::int64_t>(m_size * sizeof(float)); }

private:
    std::shared_ptr<float[]> m_data;
    std::size_t m_size = 0;
};

/// The same numbers in memory that lies as a row's does; a tensor of other numbers than Float32 as it is.
Snapshot aligned(const Snapshot &tensor);

} // namespace vitrine
