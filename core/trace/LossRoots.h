#pragma once

// Private to core/trace.

#include "core/graph/Graph.h"

#include <vector>

namespace vitrine {

/// The nodes that a backward pass starts from: single numbers that come from a loss and feed nothing (a loss itself, or
/// what a sum of losses ends in). Their gradient is 1.
std::vector<int> lossRoots(const Graph &graph);

} // namespace vitrine
