#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine {

/// Whether the bytes begin as a gzip file does (RFC 1952).
bool isGzip(std::string_view bytes);

/// What a gzip file holds. Fails if that is more than `limit` bytes (whatever the file claims, the bytes are counted as
/// they come), if the file is damaged, or if this program was built without zlib; `name` is the file's, for the
/// message.
Result<std::string> gunzip(std::string_view bytes, std::uint64_t limit, const std::string &name);

} // namespace vitrine
