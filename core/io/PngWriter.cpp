#include "core/io/PngWriter.h"

#include "core/base/AtomicFile.h"
#include "core/base/Crc32.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <string_view>

namespace vitrine {

namespace {

using namespace std::string_view_literals;

/// RFC 1950's checksum.
std::uint32_t adler32(std::string_view bytes)
{
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char byte : bytes) {
        a = (a + static_cast<std::uint8_t>(byte)) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

void appendBigEndian(std::string &to, std::uint32_t number)
{
    for (const int shift : {24, 16, 8, 0})
        to += static_cast<char>(number >> shift & 0xff);
}

void appendChunk(std::string &to, std::string_view type, std::string_view data)
{
    appendBigEndian(to, static_cast<std::uint32_t>(data.size()));
    const std::size_t start = to.size();
    to += type;
    to += data;
    appendBigEndian(to, crc32(std::as_bytes(std::span(to).subspan(start))));
}

/// A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4).
std::string stored(std::string_view bytes)
{
    constexpr std::size_t largestBlock = 65535;
    std::string stream("\x78\x01"sv);
    stream.reserve(bytes.size() + bytes.size() / largestBlock * 5 + 16);
    for (std::size_t start = 0; start < bytes.size(); start += largestBlock) {
        const std::string_view block = bytes.substr(start, largestBlock);
        const auto length = static_cast<std::uint32_t>(block.size());
        stream += start + block.size() == bytes.size() ? '\1' : '\0';
        for (const std::uint32_t number : {length, ~length}) {
            stream += static_cast<char>(number & 0xff);
            stream += static_cast<char>(number >> 8 & 0xff);
        }
        stream += block;
    }
    appendBigEndian(stream, adler32(bytes));
    return stream;
}

} // namespace

std::string encodePng(const RgbImage &image)
{
    assert(image.width > 0 && image.height > 0);
    const std::size_t row = static_cast<std::size_t>(image.width) * 3;
    std::string rows;
    rows.reserve((row + 1) * static_cast<std::size_t>(image.height));
    for (std::size_t start = 0; start < image.values.size(); start += row) {
        rows += '\0'; // filter type: none
        const auto from = image.values.begin() + static_cast<std::ptrdiff_t>(start);
        std::transform(from, from + static_cast<std::ptrdiff_t>(row), std::back_inserter(rows),
                       [](std::uint8_t value) { return static_cast<char>(value); });
    }
    std::string header;
    appendBigEndian(header, static_cast<std::uint32_t>(image.width));
    appendBigEndian(header, static_cast<std::uint32_t>(image.height));
    header += "\x08\x02\0\0\0"sv; // 8 bits, RGB; deflate, adaptive filters, not interlaced

    std::string png("\x89PNG\r\n\x1a\n"sv);
    appendChunk(png, "IHDR"sv, header);
    appendChunk(png, "IDAT"sv, stored(rows));
    appendChunk(png, "IEND"sv, {});
    return png;
}

Result<void> writePng(const std::filesystem::path &file, const RgbImage &image)
{
    return writeFileAtomically(file, encodePng(image));
}

} // namespace vitrine
