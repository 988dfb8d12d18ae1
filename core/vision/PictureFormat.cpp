#include "core/vision/PictureFormat.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace vitrine {

namespace {

using Bytes = std::span<const std::byte>;
using namespace std::string_view_literals;

bool has(Bytes bytes, std::size_t at, std::string_view text)
{
    return at <= bytes.size() && bytes.size() - at >= text.size()
        && std::equal(text.begin(), text.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char wanted, std::byte is) { return static_cast<std::byte>(wanted) == is; });
}

std::uint32_t at(Bytes bytes, std::size_t position)
{
    return std::to_integer<std::uint32_t>(bytes[position]);
}

std::uint32_t bigEndian32(Bytes bytes, std::size_t position)
{
    return at(bytes, position) << 24 | at(bytes, position + 1) << 16 | at(bytes, position + 2) << 8
        | at(bytes, position + 3);
}

std::uint32_t littleEndian32(Bytes bytes, std::size_t position)
{
    return at(bytes, position + 3) << 24 | at(bytes, position + 2) << 16 | at(bytes, position + 1) << 8
        | at(bytes, position);
}

/// ISO base media files say in their first box what they are: a major brand and compatible ones (ISO/IEC
/// 14496-12, 4.3).
PictureFormat formatOfBrands(Bytes bytes)
{
    constexpr std::array avif{"avif"sv, "avis"sv};
    constexpr std::array heic{"heic"sv, "heix"sv, "hevc"sv, "hevx"sv, "heim"sv,
                              "heis"sv, "hevm"sv, "hevs"sv, "mif1"sv, "msf1"sv};
    const std::size_t end = std::min<std::size_t>({bytes.size(), bytes.size() >= 4 ? bigEndian32(bytes, 0) : 0, 256});
    const auto claims = [&](const auto &brands) {
        for (std::size_t brand = 8; brand + 4 <= end; brand += 4) {
            if (std::ranges::any_of(brands, [&](std::string_view name) { return has(bytes, brand, name); }))
                return true;
        }
        return false;
    };
    if (claims(avif))
        return PictureFormat::Avif;
    return claims(heic) ? PictureFormat::Heic : PictureFormat::Unknown;
}

bool pngTruncated(Bytes bytes)
{
    std::size_t chunk = 8;
    while (bytes.size() - chunk >= 12) {
        const std::size_t length = bigEndian32(bytes, chunk);
        if (length > bytes.size() - chunk - 12)
            return true;
        if (has(bytes, chunk + 4, "IEND"))
            return false;
        chunk += length + 12;
    }
    return true;
}

/// Walks the segments; within a scan, the marker that follows the coded data (which never holds FF but before 00 or a
/// restart).
bool jpegTruncated(Bytes bytes)
{
    std::size_t position = 2;
    bool inScan = false;
    while (position + 1 < bytes.size()) {
        if (at(bytes, position) != 0xFF) {
            if (!inScan)
                return false; // not truncated but damaged: the decoder says so
            ++position;
            continue;
        }
        const std::uint32_t marker = at(bytes, position + 1);
        if (marker == 0xFF) {
            ++position;
            continue;
        }
        position += 2;
        if (marker == 0xD9)
            return !inScan;
        if (marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8))
            continue;
        if (position + 2 > bytes.size())
            return true;
        inScan = inScan || marker == 0xDA;
        position += at(bytes, position) << 8 | at(bytes, position + 1);
    }
    return true;
}

/// After the header and its colour table: blocks of sub-blocks, until the first picture's data has its end.
bool gifTruncated(Bytes bytes)
{
    if (bytes.size() < 13)
        return true;
    const auto tableSize = [](std::uint32_t flags) {
        return (flags & 0x80) ? std::size_t{3} << ((flags & 7) + 1) : std::size_t{0};
    };
    std::size_t position = 13 + tableSize(at(bytes, 10));
    while (position < bytes.size()) {
        const std::uint32_t kind = at(bytes, position);
        if (kind == 0x3B)
            return false;
        if (kind == 0x2C) {
            if (bytes.size() - position < 11)
                return true;
            position += 11 + tableSize(at(bytes, position + 9));
        } else {
            position += 2;
        }
        while (position < bytes.size() && at(bytes, position) != 0)
            position += at(bytes, position) + 1;
        if (kind == 0x2C)
            return position >= bytes.size();
        ++position;
    }
    return true;
}

/// Uncompressed rows are padded to four bytes.
bool bmpTruncated(Bytes bytes)
{
    if (bytes.size() < 54)
        return bytes.size() < 26;
    const std::uint32_t compression = littleEndian32(bytes, 30);
    if (littleEndian32(bytes, 14) < 40 || (compression != 0 && compression != 3))
        return false;
    const auto height = static_cast<std::int32_t>(littleEndian32(bytes, 22));
    const std::uint64_t rows = static_cast<std::uint64_t>(height < 0 ? -static_cast<std::int64_t>(height) : height);
    const std::uint64_t bits = at(bytes, 28);
    const std::uint64_t rowBytes = (littleEndian32(bytes, 18) * bits + 31) / 32 * 4;
    return rowBytes > 0
        && (bytes.size() - std::min<std::size_t>(bytes.size(), littleEndian32(bytes, 10))) / rowBytes < rows;
}

} // namespace

PictureFormat detectPictureFormat(Bytes bytes)
{
    if (has(bytes, 0, "\x89PNG\r\n\x1a\n"))
        return PictureFormat::Png;
    if (has(bytes, 0, "\xff\xd8\xff"))
        return PictureFormat::Jpeg;
    if (has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a"))
        return PictureFormat::Gif;
    if (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP"))
        return PictureFormat::WebP;
    if (has(bytes, 0, "II*\0"sv) || has(bytes, 0, "MM\0*"sv))
        return PictureFormat::Tiff;
    if (has(bytes, 0, "BM"))
        return PictureFormat::Bmp;
    if (has(bytes, 4, "ftyp"))
        return formatOfBrands(bytes);
    if (has(bytes, 0, "P4") || has(bytes, 0, "P1"))
        return PictureFormat::Pbm;
    if (has(bytes, 0, "P5") || has(bytes, 0, "P2"))
        return PictureFormat::Pgm;
    if (has(bytes, 0, "P6") || has(bytes, 0, "P3"))
        return PictureFormat::Ppm;
    const Bytes head = bytes.first(std::min<std::size_t>(bytes.size(), 1024));
    constexpr auto svg = "<svg"sv;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (has(head, i, svg))
            return PictureFormat::Svg;
    }
    return PictureFormat::Unknown;
}

bool isTruncated(PictureFormat format, Bytes bytes)
{
    switch (format) {
    case PictureFormat::Png:
        return pngTruncated(bytes);
    case PictureFormat::Jpeg:
        return jpegTruncated(bytes);
    case PictureFormat::Gif:
        return gifTruncated(bytes);
    case PictureFormat::Bmp:
        return bmpTruncated(bytes);
    case PictureFormat::WebP:
        return bytes.size() < 12 || bytes.size() - 8 < littleEndian32(bytes, 4);
    default:
        return false;
    }
}

} // namespace vitrine
