#pragma once

#include "core/blocks/BlockKind.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine {

/// The parameters of nn.Conv1d/2d/3d for 1, 2 or 3 spatial dimensions, without `groups` where a kind fixes it.
std::vector<ParameterSpec> convParameters(int dimensions, bool withGroups = true);
/// The parameters of nn.ConvTranspose1d/2d/3d.
std::vector<ParameterSpec> convTransposeParameters(int dimensions);

/// `groups` and `bias` alone, for kinds that are made of convolutions.
ParameterSpec groupsSpec();
ParameterSpec biasSpec(bool defaultValue);

/// padding "same" only with stride 1. Appends what is wrong to `problems`.
void checkSamePadding(const Params &params, const std::string &blockId, std::vector<Problem> &problems);
/// groups divides out_channels. Appends what is wrong to `problems`.
void checkGroups(const Params &params, const std::string &blockId, std::vector<Problem> &problems);
/// padding "same" only with stride 1; groups divides out_channels. Appends what is wrong to `problems`.
void checkConv(const Params &params, const std::string &blockId, std::vector<Problem> &problems);
/// groups divides out_channels; output_padding < max(stride, dilation). Appends what is wrong to `problems`.
void checkConvTranspose(const Params &params, const std::string &blockId, std::vector<Problem> &problems);

/// Kernel, stride, padding and dilation of a convolution.
ConvAttributes convGeometry(const Params &params);
/// What Ops needs to know of a convolution whose input has `inChannels` channels.
ConvAttributes convAttributes(const Params &params, std::int64_t inChannels);
ConvAttributes convTransposeAttributes(const Params &params, std::int64_t inChannels);

/// What a convolution with `channels` kernels makes of [N, C, spatial…]: ⌊(L + 2P − D·(K−1) − 1)/S⌋ + 1 in each
/// spatial dimension. Fails where the kernel reaches further than the padded input.
Result<Shape> convOutputShape(const ConvAttributes &geometry, const Shape &input, std::int64_t channels);

/// Fails where `groups` does not divide the input's channels.
Result<void> requireGroups(std::int64_t inChannels, std::int64_t groups);

/// Weight and bias by PyTorch's rule: U(±1/√fanIn). The weight's shape is [first, second, kernel…].
std::vector<WeightSpec> convWeights(const ConvAttributes &attributes, std::int64_t first, std::int64_t second,
                                    bool bias);

} // namespace vitrine
