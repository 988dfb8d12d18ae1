#pragma once

#include "core/graph/Graph.h"
#include "core/training/OptimizerKind.h"

#include <vector>

namespace vitrine {

/// Where each learnable tensor of a network lies in the row of all its numbers. Tensors start at multiples of 64
/// bytes, where vector instructions like it; what lies between them is and stays zero.
struct RowLayout {
    std::vector<TensorRange> ranges; ///< in the order of Graph::weights()
    std::size_t size = 0; ///< of the row
};

RowLayout layOut(const Graph &graph);

} // namespace vitrine
