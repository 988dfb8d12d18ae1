#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace vitrine {

/// The content of a regular file of at most `maxBytes`. Nothing is allocated for one that is larger.
Result<std::string> readFile(const std::filesystem::path &file, std::uint64_t maxBytes);

} // namespace vitrine
