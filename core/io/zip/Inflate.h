#pragma once

#include <cstddef>
#include <span>

namespace vitrine {

enum class InflateOutcome { Exact, OtherSize, Damaged, NoMemory, NoZlib };

/// Unpacks raw deflate data (RFC 1951) into `target`, which must be filled by it exactly: never writes beyond it,
/// whatever the data unpacks to. NoZlib where this program was built without zlib.
InflateOutcome inflateInto(std::span<std::byte> target, std::span<const std::byte> packed);

} // namespace vitrine
