#include "core/base/Shortened.h"

#include <algorithm>

namespace vitrine {

std::string shortened(std::string_view text, std::size_t limit)
{
    std::size_t length = std::min(text.size(), limit);
    const auto isContinuation = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
    while (length > 0 && length < text.size() && isContinuation(length))
        --length;
    std::string result(text.substr(0, length));
    std::ranges::replace_if(
        result, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return length < text.size() ? result + "…" : result;
}

} // namespace vitrine
