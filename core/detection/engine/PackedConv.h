#pragma once

// Private to core's LibTorch side.

#include "core/detection/engine/PlanGraph.h"
#include "core/tensor/TensorMap.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>

#include <functional>
#include <optional>
#include <string>

namespace vitrine {

/// A convolution with the batch norm after it folded into its weights and the activation in the same call, packed for
/// one input size: computed by Vitrine's own kernels where they can, else by oneDNN or cuDNN.
class PackedConv {
public:
    PackedConv(const PlanOp &op, const TensorMap &weights, const Shape &inputShape, c10::ScalarType dtype, bool onGpu);

    at::Tensor operator()(const at::Tensor &input) const;
    /// Whether one of Vitrine's own kernels computes it.
    bool isDirect() const { return m_direct != nullptr; }

private:
    template <typename Number>
    void makeDirect(const PlanOp &op, const at::Tensor &weight, const at::Tensor &bias, const Shape &inputShape);
    at::Tensor runOneDnn(const at::Tensor &input) const;

    ConvAttributes m_attributes;
    std::function<at::Tensor(const at::Tensor &)> m_direct;
    at::Tensor m_weight; ///< packed, where oneDNN runs it
    std::optional<at::Tensor> m_bias;
    c10::ScalarType m_dtype;
    bool m_hasActivation = false;
    Activation m_activation = Activation::SiLU;
    double m_slope = 0;
    bool m_isPacked = false; ///< oneDNN's own call is there and knows the activation
    std::string m_attribute; ///< its name for it
};

/// Applies an activation in place.
at::Tensor activate(at::Tensor tensor, Activation kind, double slope);

} // namespace vitrine
