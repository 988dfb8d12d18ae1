#include "core/data/Idx.h"

#include "core/base/ReadFile.h"
#include "core/base/SystemError.h"
#include "core/data/Gzip.h"

namespace vitrine {

namespace {

constexpr std::uint64_t mostBytes = 512ULL << 20;
constexpr std::size_t mostDimensions = 4;
constexpr std::uint8_t byteType = 8;

std::uint32_t bigEndian32(std::string_view bytes, std::size_t position)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<std::uint8_t>(bytes[position + i]);
    return number;
}

Result<Idx> parsePlain(std::string_view bytes, const std::string &name)
{
    if (bytes.size() < 4 || bytes[0] != 0 || bytes[1] != 0)
        return fail(VITRINE_TEXT("core", "%1 is no IDX file: it doesn't begin with the magic number of one."), name);
    const auto type = static_cast<std::uint8_t>(bytes[2]);
    if (type != byteType)
        return fail(VITRINE_TEXT("core", "%1 is an IDX file of type %2; only bytes (type 8) are read."), name,
                    static_cast<int>(type));
    const auto dimensions = static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[3]));
    if (dimensions < 1 || dimensions > mostDimensions)
        return fail(VITRINE_TEXT("core", "%1 has %2 dimensions; 1 to 4 are read."), name, dimensions);
    const std::size_t header = 4 + 4 * dimensions;
    if (bytes.size() < header)
        return fail(VITRINE_TEXT("core", "%1 is incomplete: it ends within its header."), name);

    Idx idx;
    std::uint64_t count = 1;
    for (std::size_t i = 0; i < dimensions; ++i) {
        const std::uint32_t size = bigEndian32(bytes, 4 + 4 * i);
        idx.sizes.push_back(size);
        if (size != 0 && count > mostBytes / size)
            return fail(VITRINE_TEXT("core", "%1 is too large: its sizes ask for more than %2."), name,
                        formatBytes(mostBytes));
        count *= size;
    }
    if (bytes.size() - header != count)
        return fail(
            VITRINE_TEXT("core",
                         "%1 is incomplete or damaged: by its sizes it should hold %2 values, but there are %3."),
            name, count, bytes.size() - header);
    idx.values = bytes.substr(header);
    return idx;
}

} // namespace

Result<Idx> parseIdx(std::string_view bytes, const std::string &name)
{
    if (!isGzip(bytes))
        return parsePlain(bytes, name);
    const auto plain = gunzip(bytes, mostBytes + 64, name);
    if (!plain)
        return plain.error();
    return parsePlain(*plain, name);
}

Result<Idx> readIdx(const std::filesystem::path &file)
{
    const auto bytes = readFile(file, mostBytes + 64);
    if (!bytes)
        return bytes.error();
    return parseIdx(*bytes, file.string());
}

} // namespace vitrine
