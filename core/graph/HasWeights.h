#pragma once

#include "core/graph/Graph.h"

#include <set>
#include <string>

namespace vitrine {

/// Whether a block has weights or statistics, its parts' included: something that training could leave alone.
bool hasWeights(const Graph &graph, const GraphBlock &block);
/// The ids of the blocks without any.
std::set<std::string> weightlessBlocks(const Graph &graph);

} // namespace vitrine
