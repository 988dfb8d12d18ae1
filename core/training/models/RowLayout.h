#pragma once

#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"
#include "core/training/OptimizerKind.h"

#include <span>
#include <vector>

namespace vitrine {

/// Where each tensor of a network that training changes lies in the row of all its numbers. Tensors start at multiples
/// of 64 bytes, where vector instructions like it; what lies between them is and stays zero.
struct RowLayout {
    std::vector<TensorRange> ranges; ///< in the order of Graph::weights()
    std::size_t size = 0; ///< of the row
};

RowLayout layOut(const Graph &graph);
/// The same for the numbers that follow from the batches instead: batch norm's running means and variances.
RowLayout layOutStatistics(const Graph &graph);

/// The row of tensors by name; zero where one is missing.
std::vector<float> rowOf(const RowLayout &layout, const TensorMap &tensors);
/// The tensors with a row's numbers in place of the learnable ones.
TensorMap withRow(const RowLayout &layout, TensorMap tensors, std::span<const float> row);

} // namespace vitrine
