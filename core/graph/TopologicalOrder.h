#pragma once

#include "core/graph/Plan.h"

namespace vitrine {

/// Indices of the blocks, each after those that feed it; where there is a choice, in file order. Blocks on a cycle, and
/// those behind one, are left out; every cycle is a problem that names its blocks.
std::vector<int> topologicalOrder(const Plan &plan, std::vector<Problem> &problems);

} // namespace vitrine
