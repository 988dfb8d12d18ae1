#pragma once

#include "core/io/zip/ZipReader.h"

namespace vitrine {

/// An archive may have as many members.
constexpr std::uint64_t mostZipMembers = 100'000;

/// Reads the list of members at the archive's end (APPNOTE.TXT 4.3.12 to 4.3.16) and checks each against its own header
/// and against the others. The names lie in the archive. The error's message is the reason alone, to go into another.
Result<ZipMembers> readZipDirectory(std::span<const std::byte> archive);

} // namespace vitrine
