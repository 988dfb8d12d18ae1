#pragma once

#include "core/base/Result.h"
#include "core/blocks/BlockKind.h"
#include "core/tensor/TensorMap.h"

#include <string>
#include <vector>

namespace vitrine {

/// Weights that fit a network, and what else there was to say about them.
struct FittedWeights {
    TensorMap tensors; ///< those the network needs; optional ones that the file lacked have their initial value
    std::vector<Message> warnings; ///< such as tensors that the network doesn't need
};

/// Fits the tensors of a weights file to a network (Graph::weights()): more than it needs loads with a warning; fewer,
/// or of another shape or dtype, is refused with the list of what is missing, extra and of another shape. `file` stands
/// for the file in messages.
Result<FittedWeights> fitWeights(const std::vector<WeightSpec> &expected, TensorMap tensors, const std::string &file);

} // namespace vitrine
