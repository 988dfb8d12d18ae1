#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace vitrine {

/// A tensor inside one run of an Ops; means nothing to another.
struct Value {
    int id = -1;
};

struct ConvAttributes {
    std::vector<std::int64_t> kernel, stride, padding, dilation; ///< one number a spatial dimension (1 to 3 of them)
    std::vector<std::int64_t> outputPadding; ///< of a transposed convolution
    std::int64_t groups = 1;
    std::int64_t inChannels = 0, outChannels = 0;
    bool same =
        false; ///< padding "same": stride 1, ⌊t/2⌋ before and ⌈t/2⌉ after with t = D·(K−1); `padding` holds ⌊t/2⌋
};

struct PoolAttributes {
    std::vector<std::int64_t> kernel, stride, padding, dilation; ///< one number a spatial dimension (1 to 3 of them)
    bool ceilMode = false;
    bool countIncludePad = true; ///< average pooling only
    std::int64_t divisorOverride = 0; ///< average pooling only; 0: none
};

struct BatchNormAttributes {
    int dimensions = 2; ///< 1, 2 or 3: BatchNorm1d/2d/3d
    std::int64_t features = 0;
    double eps = 1e-5;
    double momentum = 0.1; ///< NaN: cumulative average
    bool affine = true;
    bool trackRunningStats = true;
};

struct NormAttributes {
    std::vector<std::int64_t> shape; ///< LayerNorm: normalized_shape; GroupNorm, InstanceNorm2d: [channels]
    std::int64_t groups = 1; ///< GroupNorm
    double eps = 1e-5;
    bool affine = true;
    bool bias = true; ///< LayerNorm: false leaves β out
};

enum class Activation { ReLU, LeakyReLU, Sigmoid, SiLU, Tanh, GELU, GELUTanh };
enum class Interpolation { Nearest, Linear, Cubic };

struct UpsampleAttributes {
    std::vector<std::int64_t> outputSize; ///< spatial sizes of the output
    std::vector<double> scale; ///< as given; empty where `size` was given
    Interpolation mode = Interpolation::Nearest;
    bool alignCorners = false;
};

enum class Loss { L1, MSE, BCE, BCEWithLogits, CrossEntropy, Huber, Focal, Yolox };

struct LossAttributes {
    bool mean = true; ///< reduction: mean, else sum
    double delta = 1; ///< Huber
    double labelSmoothing = 0; ///< CrossEntropy
    std::int64_t ignoreIndex = -100; ///< CrossEntropy
    double alpha = 0.25; ///< Focal; negative: no balance
    double gamma = 2; ///< Focal
    std::int64_t imageHeight = 0; ///< Yolox: of the network's input, in pixels
    std::int64_t imageWidth = 0; ///< Yolox
    bool giou = false; ///< Yolox: 1 − GIoU of a box rather than 1 − IoU²
    bool usesL1 = false; ///< Yolox: with L1 of the raw boxes
    double boxWeight = 5; ///< Yolox
};

/// The elementary operations that blocks are described with. A block's forward() calls them once; who implements them
/// decides what happens: LibTorch computes (core/trace), writers emit PyTorch or ONNX (core/io).
///
/// Names and semantics are PyTorch's. Shapes: [N, C, spatial…]. No operation changes its arguments.
class Ops {
public:
    virtual ~Ops() = default;

    /// A learnable parameter or buffer of the block being described, by its name in there: "weight".
    virtual Value parameter(std::string_view name) = 0;

    virtual Value conv(Value x, const ConvAttributes &attributes, Value weight, const Value *bias) = 0;
    virtual Value convTranspose(Value x, const ConvAttributes &attributes, Value weight, const Value *bias) = 0;
    virtual Value linear(Value x, std::int64_t inFeatures, std::int64_t outFeatures, Value weight,
                         const Value *bias) = 0;

    /// Uses the parameters "weight" and "bias" (affine) and the buffers "running_mean", "running_var" (tracked).
    virtual Value batchNorm(Value x, const BatchNormAttributes &attributes) = 0;
    virtual Value groupNorm(Value x, const NormAttributes &attributes) = 0; ///< "weight", "bias" where affine
    virtual Value layerNorm(Value x, const NormAttributes &attributes) = 0; ///< likewise
    virtual Value instanceNorm(Value x, const NormAttributes &attributes) = 0; ///< likewise

    virtual Value activation(Activation kind, Value x, double slope = 0) = 0; ///< slope: LeakyReLU's
    virtual Value prelu(Value x, std::int64_t parameters, Value weight) = 0; ///< one slope, or one a channel
    virtual Value softmax(Value x, std::int64_t dim) = 0;

    virtual Value maxPool(Value x, const PoolAttributes &attributes) = 0;
    virtual Value avgPool(Value x, const PoolAttributes &attributes) = 0;
    virtual Value adaptiveAvgPool2d(Value x, const std::vector<std::int64_t> &outputSize) = 0;

    virtual Value flatten(Value x, std::int64_t startDim, std::int64_t endDim) = 0;
    virtual Value dropout(Value x, double p) = 0; ///< in training mode; else the identity
    virtual Value identity(Value x) = 0;
    virtual Value upsample(Value x, const UpsampleAttributes &attributes) = 0;
    virtual Value pixelShuffle(Value x, std::int64_t factor) = 0;
    virtual Value permute(Value x, const std::vector<std::int64_t> &dims) = 0;
    /// Elements start, start + step, … before end of one dimension, as Python's x[start:end:step]; end −1: to the last.
    virtual Value slice(Value x, std::int64_t dim, std::int64_t start, std::int64_t end, std::int64_t step) = 0;

    virtual Value add(std::span<const Value> values) = 0; ///< broadcasts
    virtual Value multiply(std::span<const Value> values) = 0; ///< broadcasts
    virtual Value concat(std::span<const Value> values, std::int64_t dim) = 0;

    /// A scalar; the target is what was given under the block's id.
    virtual Value loss(Loss kind, Value prediction, const LossAttributes &attributes) = 0;
};

} // namespace vitrine
