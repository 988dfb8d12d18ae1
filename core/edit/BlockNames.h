#pragma once

#include "core/network/Network.h"

#include <set>
#include <string>
#include <string_view>

namespace vitrine::edit {

/// What ids of a kind of block begin with, in the presets' style: "conv" for Conv2d, "fc" for Linear.
std::string idStem(std::string_view type);
/// An id that no block has: "conv1", "conv2", …; what a network has one of as a rule ("flatten", "loss") is numbered
/// from the second on. `taken`: further ids that must not be used.
std::string freeId(const Network &network, std::string_view type, const std::set<std::string> &taken = {});
/// The same for a copy of the block `id`: itself if it is free, else its name with the next number that is.
std::string freeCopyId(const Network &network, const std::string &id, const std::set<std::string> &taken = {});

} // namespace vitrine::edit
