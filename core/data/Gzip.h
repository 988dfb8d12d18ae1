#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace vitrine {

/// Whether the bytes begin as a gzip file does (RFC 1952).
bool isGzip(std::string_view bytes);

/// What a gzip file holds. Fails if that is more than `limit` bytes (whatever the file claims, the bytes are counted as
/// they come), if the file is damaged, or if this program was built without zlib; `name` is the file's, for the
/// message.
Result<std::string> gunzip(std::string_view bytes, std::uint64_t limit, const std::string &name);

/// The next packed bytes; none at the end.
using PackedSource = std::function<Result<std::span<const std::byte>>()>;
using UnpackedSink = std::function<Result<void>(std::span<const std::byte>)>;
/// The same piece by piece, for what need not fit into memory. What was told to `take` before an error counts for
/// nothing.
Result<void> gunzipPieces(const PackedSource &next, std::uint64_t limit, const std::string &name,
                          const UnpackedSink &take);

} // namespace vitrine
