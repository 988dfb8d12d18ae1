#pragma once

#include "core/graph/Plan.h"

namespace vitrine {

/// Fills in every planned block's inputs from the network's connections. Problems: duplicate ids, connections from or
/// to nothing, ports that don't exist, ports with two connections, ports with none.
void connectBlocks(const Network &network, Plan &plan, std::vector<Problem> &problems);

} // namespace vitrine
