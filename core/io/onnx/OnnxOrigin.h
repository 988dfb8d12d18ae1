#pragma once

// Private to core/io/onnx: the network that a file was written of, in the file's metadata.

#include "core/graph/Graph.h"
#include "core/io/OnnxImport.h"

#include <onnx/onnx_pb.h>

#include <optional>
#include <string_view>

namespace vitrine {

/// "vitrine.network", the network file's JSON; "vitrine.counters", what the operators have no place for (the number of
/// batches that a batch norm has seen).
bool isOriginKey(std::string_view key);

void addOrigin(onnx::ModelProto &model, const Network &network, const Graph &graph, const TensorMap &weights);

/// The network that a model was written of, with its weights. The metadata alone proves nothing: it counts only where
/// writing that network again, with the weights that the file holds, gives the very operators and constants of the
/// file. None where it doesn't, and where a file carries no network.
std::optional<ImportedNetwork> restoreOrigin(const OnnxModel &model);

} // namespace vitrine
