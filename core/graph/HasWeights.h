#pragma once

#include "core/graph/Graph.h"

namespace vitrine {

/// Whether a block has weights or statistics, its parts' included: something that training could leave alone.
bool hasWeights(const Graph &graph, const GraphBlock &block);

} // namespace vitrine
