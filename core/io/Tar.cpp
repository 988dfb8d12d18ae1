#include "core/io/Tar.h"

#include "core/base/Shortened.h"
#include "core/base/Utf8.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace vitrine {

namespace {

using Header = std::array<std::byte, TarReader::blockSize>;

struct Field {
    std::size_t at;
    std::size_t size;
};
constexpr Field nameField{0, 100}, sizeField{124, 12}, sumField{148, 8}, kindField{156, 1}, magicField{257, 5},
    prefixField{345, 155};

std::string_view textOf(const Header &header, Field field)
{
    const std::string_view text(reinterpret_cast<const char *>(header.data()) + field.at, field.size);
    return text.substr(0, text.find('\0'));
}

/// Octal digits between spaces; nothing where there is anything else (GNU's binary numbers: members above 8 GiB).
std::optional<std::uint64_t> numberOf(const Header &header, Field field)
{
    std::string_view text = textOf(header, field);
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return std::nullopt;
    text = text.substr(first, text.find_last_not_of(' ') + 1 - first);
    std::uint64_t number = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '7')
            return std::nullopt;
        number = number * 8 + static_cast<std::uint64_t>(digit - '0');
    }
    return number;
}

/// The sum of all bytes, with spaces in place of itself.
std::uint64_t sumOf(const Header &header)
{
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const bool isSum = i >= sumField.at && i < sumField.at + sumField.size;
        sum += isSum ? ' ' : std::to_integer<std::uint64_t>(header[i]);
    }
    return sum;
}

std::string memberName(const Header &header)
{
    const bool isGnu =
        textOf(header, {magicField.at, magicField.size + 1}).ends_with(' '); // has times where the prefix is
    const std::string_view prefix = isGnu ? std::string_view() : textOf(header, prefixField);
    return (prefix.empty() ? std::string() : std::string(prefix) + '/') + std::string(textOf(header, nameField));
}

/// A name that leads to a place below where it is put.
bool isInside(std::string_view name)
{
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos)
        return false;
    while (!name.empty()) {
        const std::string_view part = name.substr(0, name.find('/'));
        if (part == "..")
            return false;
        name.remove_prefix(std::min(part.size() + 1, name.size()));
    }
    return true;
}

} // namespace

Error TarReader::damaged() const
{
    return fail(VITRINE_TEXT("core", "%1 is damaged or incomplete: it can't be unpacked. Copy or download it again."),
                m_name);
}

Error TarReader::refused(const std::string &member) const
{
    return fail(VITRINE_TEXT("core",
                             "%1 holds “%2”, which is a link, a device or reaches outside of the folder. It is not "
                             "unpacked."),
                m_name, isUtf8(member) ? shortened(member) : std::string("?"));
}

Result<void> TarReader::feed(std::span<const std::byte> bytes)
{
    while (!bytes.empty() && !m_hasEnded) {
        std::size_t taken = 0;
        if (m_left > 0) {
            taken = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size()));
            if (auto done = takeContent(bytes.first(taken)); !done)
                return done;
        } else if (m_padding > 0) {
            taken = std::min(m_padding, bytes.size());
            m_padding -= taken;
        } else {
            taken = std::min(blockSize - m_filled, bytes.size());
            std::ranges::copy(bytes.first(taken), m_header.begin() + static_cast<std::ptrdiff_t>(m_filled));
            m_filled += taken;
            if (m_filled == blockSize) {
                m_filled = 0;
                if (auto done = takeHeader(); !done)
                    return done;
            }
        }
        bytes = bytes.subspan(taken);
    }
    return {};
}

Result<void> TarReader::takeHeader()
{
    if (std::ranges::all_of(m_header, [](std::byte byte) { return byte == std::byte{0}; })) {
        m_hasEnded = true;
        return {};
    }
    const auto size = numberOf(m_header, sizeField), sum = numberOf(m_header, sumField);
    if (textOf(m_header, magicField) != "ustar" || !size || sum != sumOf(m_header))
        return damaged();
    if (++m_members > mostMembers)
        return fail(VITRINE_TEXT("core", "%1 holds more than %2 files. It is not unpacked."), m_name, mostMembers);
    const std::string name = memberName(m_header);
    const char kind = static_cast<char>(m_header[kindField.at]);
    const bool isFile = kind == '0' || kind == '\0', isFolder = kind == '5';
    const bool isExtension = kind == 'x' || kind == 'g' || kind == 'L';
    if (!isFile && !isFolder && !isExtension)
        return refused(name);
    if (!isExtension && !isInside(name))
        return refused(name);
    m_left = isFolder ? 0 : *size;
    m_padding = static_cast<std::size_t>((blockSize - m_left % blockSize) % blockSize);
    m_isWanted = false;
    if (!isFile)
        return {};
    const auto wanted = m_sink.begin(name, m_left);
    if (!wanted)
        return wanted.error();
    m_isWanted = *wanted;
    return m_isWanted && m_left == 0 ? m_sink.end() : Result<void>();
}

Result<void> TarReader::takeContent(std::span<const std::byte> bytes)
{
    m_left -= bytes.size();
    if (!m_isWanted)
        return {};
    if (auto written = m_sink.write(bytes); !written)
        return written;
    return m_left == 0 ? m_sink.end() : Result<void>();
}

Result<void> TarReader::finish() const
{
    return m_hasEnded ? Result<void>() : Result<void>(damaged());
}

} // namespace vitrine
