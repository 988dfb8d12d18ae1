#include "core/io/Pnm.h"

#include "core/base/ReadFile.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace vitrine {

namespace {

constexpr std::uint64_t largestFile = Picture::maxPixels * 6 + 65536; // RGB of 16 bits, and a header with comments

/// The header: numbers apart by blanks, and comments from # to the end of the line.
class Header {
public:
    explicit Header(std::span<const std::byte> bytes) : m_bytes(bytes) { }

    std::optional<std::int64_t> number()
    {
        skipBlanks();
        std::int64_t value = 0;
        int digits = 0;
        for (; m_position < m_bytes.size() && isDigit(current()) && digits < 10; ++m_position, ++digits)
            value = value * 10 + (current() - '0');
        return digits > 0 && digits < 10 ? std::optional(value) : std::nullopt;
    }

    /// Where the values begin: after exactly one blank.
    std::optional<std::size_t> end() const
    {
        return m_position < m_bytes.size() && isBlank(current()) ? std::optional(m_position + 1) : std::nullopt;
    }

private:
    static bool isDigit(int character) { return character >= '0' && character <= '9'; }
    static bool isBlank(int character) { return character == ' ' || (character >= '\t' && character <= '\r'); }
    int current() const { return std::to_integer<int>(m_bytes[m_position]); }

    void skipBlanks()
    {
        for (; m_position < m_bytes.size() && (isBlank(current()) || current() == '#'); ++m_position) {
            if (current() != '#')
                continue;
            while (m_position + 1 < m_bytes.size() && current() != '\n')
                ++m_position;
        }
    }

    std::span<const std::byte> m_bytes;
    std::size_t m_position = 2;
};

template <typename Value>
std::vector<Value> scaled(std::span<const std::byte> values, std::size_t bytesEach, std::uint32_t maximum)
{
    constexpr std::uint32_t full = std::numeric_limits<Value>::max();
    std::vector<Value> result(values.size() / bytesEach);
    for (std::size_t i = 0; i < result.size(); ++i) {
        std::uint32_t value = std::to_integer<std::uint32_t>(values[i * bytesEach]);
        if (bytesEach == 2)
            value = value << 8 | std::to_integer<std::uint32_t>(values[i * 2 + 1]);
        result[i] = static_cast<Value>((std::min(value, maximum) * full + maximum / 2) / maximum);
    }
    return result;
}

} // namespace

bool isBinaryPnm(std::span<const std::byte> bytes)
{
    return bytes.size() > 2 && bytes[0] == std::byte{'P'} && (bytes[1] == std::byte{'5'} || bytes[1] == std::byte{'6'});
}

Result<Picture> parsePnm(std::span<const std::byte> bytes, const std::string &name)
{
    if (!isBinaryPnm(bytes))
        return fail(VITRINE_TEXT("core", "%1 is no binary PGM or PPM picture."), name);
    Header header(bytes);
    const auto width = header.number();
    const auto height = header.number();
    const auto maximum = header.number();
    const auto start = header.end();
    if (!width || !height || !maximum || *maximum < 1 || *maximum > 65535 || !start)
        return fail(VITRINE_TEXT("core", "%1 is damaged: its header should be width, height and maximum."), name);
    if (const auto allowed = checkPictureSize(name, *width, *height); !allowed)
        return allowed.error();

    const int channels = bytes[1] == std::byte{'6'} ? 3 : 1;
    const std::size_t bytesEach = *maximum > 255 ? 2 : 1;
    const std::size_t length = static_cast<std::size_t>(*width * *height * channels) * bytesEach;
    if (bytes.size() - *start < length)
        return fail(
            VITRINE_TEXT("core", "%1 is incomplete: the file ends before the picture does. Copy or download it again."),
            name);
    const auto values = bytes.subspan(*start, length);
    const auto top = static_cast<std::uint32_t>(*maximum);
    if (bytesEach == 2)
        return Picture::of(static_cast<int>(*width), static_cast<int>(*height), channels,
                           scaled<std::uint16_t>(values, 2, top));
    return Picture::of(static_cast<int>(*width), static_cast<int>(*height), channels,
                       scaled<std::uint8_t>(values, 1, top));
}

Result<Picture> readPnm(const std::filesystem::path &file)
{
    const auto bytes = readFile(file, largestFile);
    if (!bytes)
        return bytes.error();
    return parsePnm(std::as_bytes(std::span(*bytes)), file.string());
}

} // namespace vitrine
