#pragma once

#include "core/blocks/Ops.h"

#include <cstdint>
#include <span>

namespace vitrine {

/// A loss of a prediction [N, K], as PyTorch has it.
struct MlpLoss {
    Loss kind = Loss::MSE;
    LossAttributes attributes;

    /// The loss against numbers [N, K]; ∂L/∂prediction into `gradient`, unless that is empty.
    double ofNumbers(std::span<const float> prediction, std::span<const float> target, std::span<float> gradient) const;
    /// Cross entropy against class indices [N].
    double ofClasses(std::span<const float> prediction, std::span<const std::int64_t> labels, std::size_t classes,
                     std::span<float> gradient) const;
};

} // namespace vitrine
