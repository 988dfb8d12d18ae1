#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vitrine {

/// The checksum of ZIP and PNG files (CRC-32 of ISO 3309, polynomial 0xedb88320).
std::uint32_t crc32(std::span<const std::byte> bytes);

} // namespace vitrine
