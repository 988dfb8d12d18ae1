#pragma once

#include <string_view>

namespace vitrine {

/// Whether a text is UTF-8: nothing cut off, no overlong form, no surrogate, nothing beyond U+10FFFF.
bool isUtf8(std::string_view text);

} // namespace vitrine
