#pragma once

#include "core/graph/Graph.h"

#include <cstdint>

namespace vitrine {

/// Bytes that a run keeps of a block: values and gradients of its outputs and parameters, four bytes each.
std::int64_t runBytes(const Graph &graph, const GraphBlock &block);

/// A network whose run would keep more than `limit` bytes runs as far as it fits: the first block that is too much has
/// a problem, and the sound part ends before it.
void limitMemory(GraphResult &built, std::int64_t limit);

} // namespace vitrine
