#include "core/vision/video/Mp4Colours.h"

#include "core/base/SystemError.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

namespace {

constexpr std::uint64_t largestIndex = 256U << 20; ///< bytes of a `moov`: hours of video have less
constexpr std::size_t headerSize = 8; ///< of a box: its size and its type
constexpr std::size_t entriesAt = 16; ///< of `stsd`: header, version, flags, how many entries
constexpr std::size_t picturesAt = 86; ///< of a sample entry of pictures: where the boxes in it begin

// ITU-T H.273: BT.709's primaries, which are sRGB's; sRGB's curve; BT.601's matrix; limited range.
constexpr std::array<unsigned char, 19> colourBox{0,   0,   0, 19, 'c', 'o', 'l', 'r', 'n', 'c',
                                                  'l', 'x', 0, 1,  0,   13,  0,   6,   0};

struct Box {
    std::size_t at = 0, size = 0;
};

using Bytes = std::vector<char>;

std::uint32_t numberAt(const Bytes &bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

void putNumber(Bytes &bytes, std::size_t at, std::uint32_t number)
{
    for (std::size_t i = 0; i < 4; ++i)
        bytes[at + i] = static_cast<char>(number >> (24 - 8 * i) & 0xFF);
}

/// The first box of this type in [from, end).
std::optional<Box> findBox(const Bytes &bytes, std::string_view type, std::size_t from, std::size_t end)
{
    while (from + headerSize <= end) {
        const std::size_t size = numberAt(bytes, from);
        if (size < headerSize || size > end - from)
            return std::nullopt;
        if (std::string_view(bytes.data() + from + 4, 4) == type)
            return Box{from, size};
        from += size;
    }
    return std::nullopt;
}

/// All boxes around the description of the pictures, the outermost first, that description last; nothing where the
/// file is laid out in another way.
std::optional<std::vector<Box>> wayToPictures(const Bytes &index)
{
    std::vector<Box> way{{0, index.size()}};
    std::size_t from = headerSize;
    for (const char *type : {"trak", "mdia", "minf", "stbl", "stsd"}) {
        const auto box = findBox(index, type, from, way.back().at + way.back().size);
        if (!box)
            return std::nullopt;
        way.push_back(*box);
        from = box->at + headerSize;
    }
    const Box list = way.back();
    if (list.size < entriesAt + picturesAt)
        return std::nullopt;
    const std::size_t entry = list.at + entriesAt, size = numberAt(index, entry);
    if (size < picturesAt || size > list.size - entriesAt || findBox(index, "colr", entry + picturesAt, entry + size))
        return std::nullopt;
    way.push_back({entry, size});
    return way;
}

/// Where the last box of a file begins, if that is its index.
std::optional<std::uint64_t> findIndex(std::ifstream &in, std::uint64_t fileSize)
{
    for (std::uint64_t at = 0; at + headerSize <= fileSize;) {
        Bytes header(16);
        in.seekg(static_cast<std::streamoff>(at));
        if (!in.read(header.data(), headerSize))
            return std::nullopt;
        std::uint64_t size = numberAt(header, 0);
        if (size == 1 && in.read(header.data() + headerSize, headerSize)) // 64 bits follow
            size = std::uint64_t(numberAt(header, 8)) << 32 | numberAt(header, 12);
        if (size < headerSize || size > fileSize - at)
            return std::nullopt;
        if (std::string_view(header.data() + 4, 4) == "moov")
            return at + size == fileSize && size <= largestIndex ? std::optional(at) : std::nullopt;
        at += size;
    }
    return std::nullopt;
}

Error failure(const std::filesystem::path &file)
{
    return fail(VITRINE_TEXT("core", "The video %1 can't be written: %2."), file.string(), systemErrorText(errno));
}

} // namespace

Result<void> tagMp4Colours(const std::filesystem::path &file)
{
    std::error_code code;
    const std::uint64_t fileSize = std::filesystem::file_size(file, code);
    std::ifstream in(file, std::ios::binary);
    if (code || !in)
        return failure(file);
    const auto at = findIndex(in, fileSize);
    if (!at)
        return {};
    Bytes index(static_cast<std::size_t>(fileSize - *at));
    in.clear();
    in.seekg(static_cast<std::streamoff>(*at));
    if (!in.read(index.data(), static_cast<std::streamsize>(index.size())))
        return failure(file);
    const auto way = wayToPictures(index);
    if (!way)
        return {};
    for (const Box &box : *way)
        putNumber(index, box.at, static_cast<std::uint32_t>(box.size + colourBox.size()));
    const Box &pictures = way->back();
    index.insert(index.begin() + static_cast<std::ptrdiff_t>(pictures.at + pictures.size), colourBox.begin(),
                 colourBox.end());
    std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
    out.seekp(static_cast<std::streamoff>(*at));
    if (!out.write(index.data(), static_cast<std::streamsize>(index.size())) || !out.flush())
        return failure(file);
    return {};
}

} // namespace vitrine
