#pragma once

#include "core/base/Result.h"
#include "core/graph/Graph.h"

#include <string>

namespace vitrine {

/// A network as a readable Python file that stands on its own (it needs torch and safetensors): a class for the network
/// and for each kind of composite in it, and `build(weights=None)`, whose module takes the Input blocks' tensors in
/// file order and returns the output of the block that feeds the loss, or of the last block.
///
/// Parameters have their names in a weights file; an id that Python can't take (a keyword, a dash, a name that
/// torch.nn.Module uses) is changed, and build() maps the names.
std::string toPyTorch(const Graph &graph);

} // namespace vitrine
