#include "core/base/Crc32.h"

#include <array>

namespace vitrine {

namespace {

constexpr std::size_t width = 8; // bytes taken at once: one by one, a model of 200 MB would take half a second

using Table = std::array<std::array<std::uint32_t, 256>, width>;

/// tables[k][b]: what a byte b adds to the checksum when k more bytes follow it.
constexpr Table tables = [] {
    Table table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) ? 0xedb88320u ^ (crc >> 1) : crc >> 1;
        table[0][i] = crc;
    }
    for (std::size_t k = 1; k < width; ++k) {
        for (std::size_t i = 0; i < 256; ++i)
            table[k][i] = table[0][table[k - 1][i] & 0xff] ^ (table[k - 1][i] >> 8);
    }
    return table;
}();

std::uint32_t take(std::uint32_t crc, std::byte byte)
{
    return tables[0][(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xff] ^ (crc >> 8);
}

std::uint32_t takeEight(std::uint32_t crc, std::span<const std::byte, width> bytes)
{
    std::uint32_t next = 0;
    for (std::size_t k = 0; k < width; ++k) {
        const std::uint32_t mixed = k < 4 ? crc >> (8 * k) & 0xff : 0;
        next ^= tables[width - 1 - k][mixed ^ std::to_integer<std::uint32_t>(bytes[k])];
    }
    return next;
}

} // namespace

std::uint32_t crc32(std::span<const std::byte> bytes)
{
    std::uint32_t crc = 0xffffffffu;
    for (; bytes.size() >= width; bytes = bytes.subspan(width))
        crc = takeEight(crc, bytes.first<width>());
    for (const std::byte byte : bytes)
        crc = take(crc, byte);
    return ~crc;
}

} // namespace vitrine
