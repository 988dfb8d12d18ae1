#pragma once

#include "core/base/Result.h"
#include "core/edit/Blocks.h"
#include "core/graph/own/Definition.h"
#include "core/network/Network.h"

#include <string>
#include <utility>
#include <vector>

namespace vitrine::edit {

/// Why these blocks can't become one block of the user's own: nothing is selected, an Input, a loss, a block of no
/// known kind, or a way that leads out of them and back in. Nothing where they can.
std::optional<Message> whyNotOneBlock(const Network &network, const Ids &ids);

/// A network in which one block stands for several.
struct MadeBlock {
    Network network;
    std::string id; ///< of the new block
    Definition definition;
    /// What the parts' weights are called now, for renameWeights(): "conv1" → "unit1.conv1".
    std::vector<std::pair<std::string, std::string>> renames;
};

/// Makes one block of these. Each output outside that feeds them becomes an entrance, and so does each input of theirs
/// that nothing feeds yet; each output of theirs that feeds a block outside becomes an exit, and so do the outputs of
/// those that feed nothing. The network computes the same numbers; of gradients that come together from three
/// consumers or more the last bits may differ, where the order of these has changed.
Result<MadeBlock> makeBlock(const Network &network, const Ids &ids, const std::string &name);

/// The network with another definition in a block of the user's own. Its parameters that are no more exposed go; wires
/// to ports that are no more there as well.
Result<Network> redefineBlock(Network network, const std::string &id, const Definition &definition);

} // namespace vitrine::edit
