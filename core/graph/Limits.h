#pragma once

#include "core/blocks/BlockKind.h"

#include <optional>
#include <span>

namespace vitrine {

/// Guards shape inference against sizes that no machine holds and that would overflow 64 bits further on. Sizes add up
/// over a network, in floating point, which doesn't overflow.
class Limits {
public:
    /// No tensor has more numbers, and no dimension is longer.
    static constexpr double mostElements = 1099511627776.0; // 2^40
    static constexpr std::int64_t longestDimension = 2147483647;
    /// No network has more parameters and buffers.
    static constexpr double mostWeights = 4294967296.0; // 2^32
    /// Bound on Σ elements × weights, which no count of multiply-accumulates exceeds.
    static constexpr double mostWork = 288230376151711744.0; // 2^58

    /// What is wrong with these shapes of a block's outputs, if anything. `outputs` holds no tensor that is too large
    /// or empty afterwards.
    static std::optional<Message> checkOutputs(std::span<const Shape> outputs);
    /// The same for a node's weights, which are added to those so far.
    std::optional<Message> addWeights(std::span<const WeightSpec> weights, std::span<const Shape> inputs,
                                      std::span<const Shape> outputs);

private:
    double m_weights = 0;
    double m_work = 0;
};

} // namespace vitrine
