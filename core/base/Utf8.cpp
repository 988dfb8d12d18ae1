#include "core/base/Utf8.h"

#include <array>

namespace vitrine {

namespace {

constexpr std::array<std::uint32_t, 4> firstOfLength{0, 0x80, 0x800, 0x10000}; ///< less fits into fewer bytes

bool isCharacter(std::uint32_t code)
{
    return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

/// How many bytes follow the first one of a character; more than 3 where it is no first one.
std::size_t followersOf(unsigned char first)
{
    if (first < 0x80)
        return 0;
    if (first < 0xC0)
        return 4;
    return first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF8 ? 3 : 4;
}

} // namespace

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at++]);
        const std::size_t followers = followersOf(first);
        if (followers == 0)
            continue;
        if (followers > 3 || text.size() - at < followers)
            return false;
        std::uint32_t code = first & (0x3FU >> followers);
        for (const char each : text.substr(at, followers)) {
            if ((static_cast<unsigned char>(each) & 0xC0) != 0x80)
                return false;
            code = code << 6 | (static_cast<unsigned char>(each) & 0x3FU);
        }
        if (code < firstOfLength[followers] || !isCharacter(code))
            return false;
        at += followers;
    }
    return true;
}

bool appendUtf8(std::uint32_t code, std::string &text)
{
    if (!isCharacter(code))
        return false;
    std::size_t followers = 0;
    while (followers < 3 && code >= firstOfLength[followers + 1])
        ++followers;
    static constexpr std::array<std::uint32_t, 4> marks{0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(marks[followers] | code >> (6 * followers));
    for (; followers > 0; --followers)
        text += static_cast<char>(0x80 | (code >> (6 * (followers - 1)) & 0x3F));
    return true;
}

} // namespace vitrine
