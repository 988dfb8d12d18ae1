#pragma once

#include "core/base/JsonParser.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace vitrine {

// For core's .cpp files alone: this header names nlohmann's types.

/// A JSON text as a document that keeps the order of its members, under the rules of parseJson().
Result<nlohmann::ordered_json> readJsonText(std::string_view text, const std::string &name,
                                            const JsonLimits &limits = {});

/// The same for a file.
Result<nlohmann::ordered_json> readJsonFile(const std::filesystem::path &file, const JsonLimits &limits = {});

} // namespace vitrine
