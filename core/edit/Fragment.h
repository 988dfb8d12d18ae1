#pragma once

#include "core/base/Result.h"
#include "core/edit/Blocks.h"
#include "core/network/Network.h"

#include <string>
#include <string_view>

namespace vitrine::edit {

/// A selection as a network of its own: its blocks, the connections between them, and the groups that are all in it.
Network fragmentOf(const Network &network, const Ids &ids);
/// The same as JSON text in the format of network files, for the clipboard.
std::string copyBlocks(const Network &network, const Ids &ids);
/// What copyBlocks() wrote, or any network file's text.
Result<Network> readFragment(std::string_view text);

/// A network after a paste, and the ids that the pasted blocks got.
struct Pasted {
    Network network;
    Ids ids;
};

/// Adds a fragment's blocks under ids that are free, moved by `offset`, with the connections among them.
Pasted paste(Network network, const Network &fragment, Position offset);
Pasted duplicate(Network network, const Ids &ids, Position offset);

} // namespace vitrine::edit
