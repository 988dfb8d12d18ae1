#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine {

/// Whether the bytes are UTF-8: no cut, overlong or surrogate sequence, nothing above U+10FFFF.
bool isUtf8(std::string_view text);

/// Adds a character to UTF-8; false, and nothing added, where there is no character of that number.
bool appendUtf8(std::uint32_t code, std::string &text);

} // namespace vitrine
