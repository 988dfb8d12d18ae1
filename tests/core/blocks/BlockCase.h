#pragma once

#include "core/graph/Graph.h"
#include "core/network/Network.h"
#include "core/trace/Executor.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::test {

/// A small network around one kind of block, from tests/core/blocks/cases.
struct BlockCase {
    std::string name; ///< file name without its ending: "Conv2d-stride"
    Network network;
};

/// All of them; fails the running test (and returns none) where one can't be read.
std::vector<BlockCase> loadBlockCases();
/// The kind it is for: the name up to the first '-'.
std::string kindOf(const BlockCase &blockCase);

/// The case's network with a mean squared error on whatever feeds nothing, where it has no loss of its own.
Network withLoss(Network network);

/// Everything random that a run needs: weights (positive where they must be), inputs, targets. Batch of 3.
TraceRequest randomRequest(const Network &network, Mode mode, DType dtype, std::uint64_t seed);

} // namespace vitrine::test
