#pragma once

#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// Fresh weights of a YOLOX: PyTorch's initialisation, and the biases of the heads' class and objectness outputs such
/// that at first each cell says "here is an object" with a probability of `prior` (Lin et al. 2017, arXiv 1708.02002,
/// section 4.1): −log((1 − p) / p). Without it the many empty cells would drown the few others in the first steps.
TensorMap freshYoloxWeights(const Graph &graph, std::uint64_t seed, double prior = 0.01);

/// Weights to go on from another training's.
struct AdoptedWeights {
    TensorMap weights; ///< all that `fresh` has
    std::vector<std::string> replaced; ///< names that kept their fresh values: they were missing, or of another shape
};

/// Takes from `trained` what fits by name and shape, the rest from `fresh`: transfer learning with a head for another
/// number of classes.
AdoptedWeights adoptWeights(TensorMap fresh, const TensorMap &trained);

} // namespace vitrine
