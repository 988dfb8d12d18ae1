#pragma once

#include "core/blocks/Params.h"

#include <cstdint>
#include <string>
#include <vector>

// The parameters that YOLOX's classes share, by their names in its code.

namespace vitrine {

ParameterSpec outChannelsSpec();
ParameterSpec kernelSizeSpec(ParamValue defaultValue); ///< null: required
ParameterSpec strideSpec();
ParameterSpec actSpec(const std::string &defaultValue = "silu", bool withNone = false);
ParameterSpec shortcutSpec();
ParameterSpec expansionSpec();
ParameterSpec depthwiseSpec();
ParameterSpec depthSpec(const std::string &name);
ParameterSpec widthSpec(const std::string &name);
ParameterSpec numClassesSpec();
ParameterSpec darknetDepthSpec(); ///< 21 or 53

/// A problem where `depth` is neither 21 nor 53.
void checkDarknetDepth(const Params &params, const std::string &type, const std::string &blockId,
                       std::vector<Problem> &problems);
/// A problem where expansion leaves no hidden channel.
void checkExpansion(const Params &params, const std::string &type, const std::string &blockId,
                    std::vector<Problem> &problems);

/// int(channels · factor), as YOLOX counts channels.
std::int64_t scaledChannels(std::int64_t channels, double factor);
/// round(3 · depth), as Python rounds: halves to the even number.
std::int64_t scaledDepth(double depth);

} // namespace vitrine
