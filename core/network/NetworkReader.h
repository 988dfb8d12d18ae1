#pragma once

#include "core/base/Result.h"
#include "core/network/Network.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace vitrine {

/// A parsed network file as a Network. `name` stands for the file in messages, which name the place in it too.
Result<Network> networkOf(const nlohmann::ordered_json &document, const std::string &name);

} // namespace vitrine
