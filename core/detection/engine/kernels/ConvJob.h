#pragma once

#include <cstdint>

namespace vitrine {

/// A BF16 number: the upper half of a float's bits.
enum class Brain : std::uint16_t {};

/// What one call of a kernel works on: plain memory, X in, Y out (float or Brain). Channels lie beside each other in
/// the output.
///
/// Weights lie in blocks of 16 outputs, the last one filled with zeros: [ceil(outputs / 16)][taps][16] of floats; of
/// Brain [ceil(outputs / 16)][taps / 2][16][2], for two taps are multiplied at once, and two lie beside each other.
template <typename X, typename Y>
struct ConvJob {
    static constexpr int block = 16;

    const X *x = nullptr; ///< of output pixel 0
    std::int64_t step = 0; ///< numbers from one pixel's input to the next one's
    const std::int64_t *taps = nullptr; ///< where each number that a pixel reads lies, seen from its x
    int tapCount = 0;
    const X *weights = nullptr;
    const float *bias = nullptr; ///< as many as weights have outputs, the filling included
    Y *y = nullptr;
    int outputs = 0;
    bool silu = false; ///< y = x · sigmoid(x) of the sum
};

/// A 3×3 depthwise convolution with padding 1, channels last in and out.
template <typename Number>
struct DepthwiseJob {
    const Number *x = nullptr;
    int width = 0, height = 0; ///< of the input
    int outWidth = 0;
    int stride = 1;
    int channels = 0; ///< a multiple of 16
    const float *weights = nullptr; ///< [9][channels]
    const float *bias = nullptr;
    Number *y = nullptr;
    bool silu = false;
};

/// The kernels for one kind of numbers, compiled for one set of vector instructions. Sums are floats.
template <typename Number>
struct ConvKernels {
    const char *name; ///< "AVX-512"
    /// Pixels [begin, end): y[pixel, o] = act(bias[o] + Σ_t x[pixel · step + taps[t]] · weights[t, o]).
    void (*pixels)(const ConvJob<Number, Number> &job, std::int64_t begin, std::int64_t end);
    /// The same from floats, as the picture is given.
    void (*picture)(const ConvJob<float, Number> &job, std::int64_t begin, std::int64_t end);
    /// Rows [begin, end) of the output.
    void (*depthwise)(const DepthwiseJob<Number> &job, std::int64_t begin, std::int64_t end);
};

} // namespace vitrine
