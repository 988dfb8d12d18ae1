#pragma once

#include "core/base/Result.h"
#include "core/blocks/Ops.h"
#include "core/graph/Graph.h"
#include "core/labs/Windows.h"
#include "core/tensor/TensorMap.h"

#include <string>
#include <vector>

namespace vitrine {

/// A convolution of any kind over 1, 2 or 3 spatial dimensions, by its parameters.
struct ConvSetting {
    enum class Kind { Plain, Transposed, Separable };

    Kind kind = Kind::Plain;
    std::int64_t outChannels = 1;
    std::vector<std::int64_t> kernel, stride, padding, dilation, outputPadding; ///< one number a spatial dimension
    bool isSame = false; ///< padding "same"
    std::int64_t groups = 1; ///< of a plain or transposed one
    bool bias = true;

    std::size_t dimensions() const { return kernel.size(); }
    bool operator==(const ConvSetting &) const = default;
};

/// Whether a block of this type is a convolution: Conv2d, ConvTranspose1d, DepthwiseSeparableConv2d …
bool isConvType(std::string_view type);
ConvSetting convSettingOf(std::string_view type, const Params &params);
/// The block that stands for it in a network; its type is empty for what only two blocks can do (a separable one of 1
/// or 3 dimensions).
Block blockOf(const ConvSetting &setting, const std::string &id);

/// The convolution alone on an input [N, C, spatial…]: "input" → "conv", or → "depthwise" → "pointwise".
Network convTrial(const ConvSetting &setting, const Shape &input);
/// The weights of a block of a run, under the names that they have in the trial.
TensorMap trialWeights(const TensorMap &weights, const std::string &path);

/// What a convolution costs on an input; all counts are for the whole batch.
struct ConvCost {
    std::int64_t weights = 0; ///< learnable numbers
    std::int64_t macs = 0; ///< multiply-accumulates
    Shape field; ///< receptive field: places of the input that a number of the output is made of
    Shape output;
};
/// Fails with the reason where the convolution can't work on the input.
Result<ConvCost> costOf(const ConvSetting &setting, const Shape &input);

/// One operation of a trial: geometry, with the channels of its input.
ConvAttributes attributesOf(const Node &node);
Windows windowsOf(const Node &node);

/// The size of the output along one dimension.
std::string sizeFormula(const ConvSetting &setting); ///< in symbols
/// With the numbers in it: "⌊(28 + 4 − 1·(5 − 1) − 1)/1⌋ + 1 = 28".
std::string sizeInNumbers(const ConvSetting &setting, std::size_t dimension, std::int64_t input);

/// Other kinds of convolution for the same input, kernel and number of output channels, to compare with.
enum class ConvVariant { Plain, Dilated, Grouped, Depthwise, Separable, Transposed };
/// None where the channels do not allow it.
std::optional<ConvSetting> variantOf(const ConvSetting &setting, ConvVariant variant, std::int64_t inChannels);

} // namespace vitrine
