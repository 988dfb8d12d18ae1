#pragma once

#include "core/graph/Graph.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// How much of the input one number of a block's output is made of.
struct ReceptiveField {
    /// One number a spatial dimension of the network's input, padding included: [14, 14]; empty where the input has
    /// none.
    Shape size;
    bool isWhole = false; ///< every number of the input has a part in it
};

/// What a block costs and sees, as badges and heat maps show it.
struct BlockFigures {
    std::int64_t learnable = 0; ///< parameters
    std::int64_t macs = 0; ///< multiply-accumulates for the whole batch
    std::int64_t activationBytes = 0; ///< of its outputs and those of its parts, four bytes a number
    ReceptiveField field; ///< of its first output
};

/// Nodes of a graph that are looked at as one: a block, a composite within one, a single node.
struct NodeRange {
    int first = 0, end = 0;
    std::optional<ValueRef> output; ///< the first one; none: it has no output
};

/// Of any parts of a graph.
std::vector<BlockFigures> figuresOf(const Graph &graph, std::span<const NodeRange> parts);
/// For every block of a graph. Fields grow as in Araujo, Norris, Sim 2019, "Computing Receptive Fields of Convolutional
/// Neural Networks" (Distill): size += (k − 1)·jump, jump ·= stride; where paths meet, the larger counts.
std::vector<BlockFigures> blockFigures(const Graph &graph);

/// Of all blocks together; its field is the answer's.
BlockFigures totalFigures(const Graph &graph, const std::vector<BlockFigures> &figures);

} // namespace vitrine
