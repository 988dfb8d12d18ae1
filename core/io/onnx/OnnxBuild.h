#pragma once

// Private to core/io/onnx.

#include "core/graph/Graph.h"
#include "core/io/OnnxReader.h"

#include <onnx/onnx_pb.h>

#include <cstdint>
#include <limits>
#include <string>

namespace vitrine {

/// Writes a network as operators; the same graph and weights always give the same ones. False where constants and
/// weights have more than `mostNumbers` numbers: then `out` is no graph.
bool buildOnnx(const Graph &graph, const TensorMap &weights, onnx::GraphProto *out,
               std::int64_t mostNumbers = std::numeric_limits<std::int64_t>::max());

/// A graph as plain data, with the tensors taken out of it. `file` stands for it in messages.
Result<OnnxModel> takeOnnxGraph(onnx::GraphProto &graph, const std::string &file);

} // namespace vitrine
