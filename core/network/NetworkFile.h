#pragma once

#include "core/base/Result.h"
#include "core/network/Network.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vitrine {

/// Network files (`*.vitrine.json`, contracts.md §1). Reading checks the form (JSON, format, version, types of members,
/// ids, duplicate ids); what the blocks mean is checked by core/graph. At most 16 MiB, nesting at most 64.
Result<Network> readNetwork(const std::filesystem::path &file);
/// The same for text in memory; `name` stands for the file in messages.
Result<Network> parseNetwork(std::string_view json, const std::string &name);

/// As readable JSON: a block and a connection a line. parseNetwork() of it gives an equal network.
std::string toJson(const Network &network);
/// Writes atomically.
Result<void> writeNetwork(const std::filesystem::path &file, const Network &network);

} // namespace vitrine
