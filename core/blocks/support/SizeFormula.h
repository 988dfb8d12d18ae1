#pragma once

// Private to core/blocks.

#include "core/blocks/BlockKind.h"

#include <functional>
#include <string>

namespace vitrine {

/// A line for each spatial dimension of [N, C, …], "H: …"; dimensions with the same line share one: "H, W: …".
std::string sizeLines(std::size_t dimensions, const std::function<std::string(std::size_t dimension)> &line);

/// D·(K − 1) + 1 of each dimension: how many places a dilated kernel covers from its first to its last.
std::vector<std::int64_t> coveredSizes(const std::vector<std::int64_t> &kernel,
                                       const std::vector<std::int64_t> &dilation);

/// "⌊(28 + 2·2 − 1·(5 − 1) − 1)/1⌋ + 1 = 28": PyTorch's rule for convolutions and pooling. `opening` and `closing`: "⌊"
/// and "⌋", or "⌈" and "⌉".
std::string windowLine(std::int64_t input, std::int64_t padding, std::int64_t dilation, std::int64_t kernel,
                       std::int64_t stride, std::int64_t output, bool roundsUp = false);

} // namespace vitrine
