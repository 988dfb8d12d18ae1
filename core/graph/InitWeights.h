#pragma once

#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"

#include <cstdint>

namespace vitrine {

/// Fresh weights by PyTorch's initialisation rules; each tensor has a stream of its own, so that adding a block doesn't
/// change the others' numbers. The same seed gives the same weights on every machine.
TensorMap initWeights(const Graph &graph, std::uint64_t seed);

} // namespace vitrine
