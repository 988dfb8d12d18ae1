#pragma once

#include "core/blocks/Ops.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// A linear layer with what is applied to its output, over a row of weights.
struct MlpLayer {
    std::size_t in = 0, out = 0;
    std::size_t weight = 0; ///< where [out, in] begins in the row
    std::optional<std::size_t> bias; ///< where [out] begins
    std::optional<Activation> activation;
    double slope = 0; ///< LeakyReLU's

    /// `x` [N, in] → `z` [N, out] before, `y` [N, out] after the activation.
    void forward(std::span<const float> row, std::span<const float> x, std::span<float> z, std::span<float> y) const;
    /// `dy` [N, out] becomes ∂L/∂z; adds to `gradients`; ∂L/∂x into `dx` [N, in] unless that is empty.
    void backward(std::span<const float> row, std::span<const float> x, std::span<const float> z,
                  std::span<const float> y, std::span<float> dy, std::span<float> gradients, std::span<float> dx) const;
};

} // namespace vitrine
