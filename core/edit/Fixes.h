#pragma once

#include "core/base/Message.h"
#include "core/graph/Graph.h"
#include "core/network/Network.h"

#include <string>
#include <vector>

namespace vitrine::edit {

/// One way out of a block's problems.
struct Fix {
    Message text; ///< what it does, for a button: "Set groups to 1"
    Network network; ///< the network after it
};

/// Ways out of what is wrong with the block `id`, those first that leave the least to mend behind it: each was tried,
/// and leaves the block without a problem and no block that worked with one. At most `most`; none where nothing simple
/// helps. `check`: of the network, for a batch of `batch`. Takes about as long as a dozen checks.
std::vector<Fix> fixesFor(const Network &network, const GraphResult &check, const std::string &id, std::int64_t batch,
                          std::size_t most = 4);

} // namespace vitrine::edit
