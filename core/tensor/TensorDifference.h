#pragma once

#include "core/tensor/Snapshot.h"

#include <cstdint>

namespace vitrine {

/// How far the numbers of two tensors lie apart; of several pairs of tensors, added up one after the other. Places
/// where one of the two is NaN or infinite are counted and left out of the rest.
struct TensorDifference {
    std::int64_t count = 0; ///< places where both are finite
    std::int64_t notFinite = 0;
    double absolute = 0; ///< Σ |a − b|
    double squared = 0; ///< Σ (a − b)²
    double squaredA = 0; ///< Σ a²
    double squaredB = 0;
    double product = 0; ///< Σ a·b
    double largest = 0; ///< max |a − b|

    /// Two tensors of the same shape.
    void add(const Snapshot &a, const Snapshot &b);

    bool isNone() const { return largest == 0 && notFinite == 0; }
    double mean() const; ///< of |a − b|; NaN where nothing is finite
    /// ‖a − b‖ / max(‖a‖, ‖b‖): 0 equal, 1 as far apart as the longer one is long, 2 opposite; the same both ways.
    double relative() const;
    /// a·b / (‖a‖·‖b‖), −1 … 1; NaN where one of them is all zeros.
    double cosine() const;
};

} // namespace vitrine
