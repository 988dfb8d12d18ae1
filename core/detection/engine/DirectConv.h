#pragma once

// Private to core's LibTorch side.

#include "core/detection/Detector.h"
#include "core/detection/engine/PlanGraph.h"
#include "core/detection/engine/kernels/ConvKernels.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace vitrine {

/// Convolutions that Vitrine computes itself, on the CPU, in FP32 (Number: float) or BF16 (Brain): those of one pixel,
/// depthwise ones of 3×3, and the first one of the picture's 2×2 squares. They are most of YOLOX-Nano, and small: a
/// call of oneDNN looks its primitive up again, about 20 µs, which is more than many of them take.
template <typename Number>
class DirectConv {
public:
    /// Whether a convolution is one of those, and the processor has vector instructions for them.
    static bool canRun(const PlanOp &op, const Shape &inputShape);

    /// `weight` [O, I / groups, k, k] and `bias` [O], batch norm folded in, Float32.
    DirectConv(const PlanOp &op, const at::Tensor &weight, const at::Tensor &bias, const Shape &inputShape);

    /// `x` [1, I, H, W] of Numbers, the picture of floats; the result has its channels last.
    at::Tensor operator()(const at::Tensor &x) const;

private:
    enum class Form { Pixel, Depthwise, Picture };
    static Form formOf(const PlanOp &op);

    template <typename X>
    ConvJob<X, Number> job(const X *x, const std::vector<X> &weights, Number *y) const;
    void runPixels(const at::Tensor &x, Number *y) const;
    void runDepthwise(const at::Tensor &x, Number *y) const;
    void runPicture(const at::Tensor &x, Number *y) const;
    /// Output pixels of one row whose window reaches over the picture's edge: what it reads is gathered first.
    void runEdge(ConvJob<float, Number> job, std::int64_t row, std::int64_t first, std::int64_t last) const;

    Form m_form;
    ConvAttributes m_conv;
    Shape m_input, m_output;
    std::vector<Number> m_weights; ///< of Pixel, as the kernels want them
    std::vector<float> m_floats; ///< the weights of the other forms
    std::vector<float> m_bias;
    std::vector<std::int64_t> m_taps; ///< see ConvJob
    std::vector<std::int64_t> m_gathered; ///< those of a window that was copied together: 0, 1, 2, …
    bool m_silu;
};

/// Whether there are such kernels for a precision on this processor, and what instructions they use ("AVX-512").
bool hasDirectConv(Precision precision);
const char *directInstructions(Precision precision);

} // namespace vitrine
