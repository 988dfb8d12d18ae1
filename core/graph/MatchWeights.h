#pragma once

#include "core/base/Result.h"
#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"

#include <string>

namespace vitrine {

/// The tensors of a weights file as a network needs them: exactly those that Graph::weights() names, of the same shapes.
/// Optional ones that the file lacks start as they would in a fresh network. Fails with a message that names the file and
/// which tensors are missing, which are of another shape, and which the network does not have.
Result<TensorMap> matchWeights(const Graph &graph, TensorMap tensors, const std::string &file);

} // namespace vitrine
