#pragma once

#include "core/blocks/BlockKind.h"
#include "core/network/Network.h"

#include <string>
#include <vector>

namespace vitrine {

/// What feeds an input port: output `port` of the block with that index in the network.
struct PlannedSource {
    int block = -1; ///< −1: nothing that exists
    int port = 0;
};

/// A block of a network with all that can be said before any shape is known.
struct PlannedBlock {
    const Block *block = nullptr;
    const BlockKind *kind = nullptr; ///< null: unknown type
    Params params;
    std::vector<PlannedSource> inputs; ///< by port
    bool sound = true; ///< false: has a problem of its own; shapes can't be inferred from here on
};

/// A network's blocks with their kinds and parameters, wired and put in order.
struct Plan {
    std::vector<PlannedBlock> blocks; ///< in file order
    std::vector<int> order; ///< topological; of blocks that don't depend on each other the earlier one in the file
                            ///< first; no blocks that a cycle holds up
};

/// No more problems than this are collected: a broken file has no end of them.
inline constexpr std::size_t mostProblems = 100;
/// No more blocks, and no more primitive nodes, than this are taken.
inline constexpr std::size_t mostNodes = 100000;

/// Checks all but shapes; appends to `problems`. The network must outlive the plan. `isPart`: the network is the inside
/// of a composite block, whose Input blocks need no parameters and whose blocks may be of kinds that are not public.
Plan planNetwork(const Network &network, bool isPart, std::vector<Problem> &problems);

} // namespace vitrine
