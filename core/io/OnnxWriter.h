#pragma once

#include "core/base/Result.h"
#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"

#include <string>

namespace vitrine {

/// A network with its weights as an ONNX model (opset 17) in evaluation mode: inputs named by the Input ids, the output
/// by the block that feeds the loss (or the last block), the batch dimension free. What ONNX lacks, or what its
/// runtimes read differently from PyTorch, is written as smaller operators. Returns the file's bytes. Fails where the
/// program was built without ONNX, and on models beyond the format's 2 GiB.
/// `network`: what the graph was built of. It goes along in the file's metadata, so that importOnnx() gives back the
/// same network, with its losses, positions and composites; null: without.
Result<std::string> toOnnx(const Graph &graph, const TensorMap &weights, const Network *network = nullptr);

} // namespace vitrine
