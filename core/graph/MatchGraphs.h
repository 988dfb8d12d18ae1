#pragma once

#include "core/graph/Graph.h"

#include <vector>

namespace vitrine {

/// Two places of two networks that do the same work; −1 where one has no counterpart in the other.
struct GraphPair {
    int a = -1;
    int b = -1;
    bool operator==(const GraphPair &) const = default;
};

/// Which blocks of two networks belong together: those of the same id and category first; of what is left, those of the
/// same kind, in order: as many as can be paired without one pair crossing another or a pair of ids. Every block is in
/// the list once, in the order of A, with what only B has where it stands in B.
///
/// What is left of very large networks (more than 4000 × 4000 blocks) stays without a counterpart.
std::vector<GraphPair> matchBlocks(const Graph &a, const Graph &b);
/// The same for primitive operations, by their paths: indices into Graph::nodes.
std::vector<GraphPair> matchNodes(const Graph &a, const Graph &b);

} // namespace vitrine
