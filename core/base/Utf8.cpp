#include "core/base/Utf8.h"

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

/// How a character begins, and what its second byte must lie in (the table of the Unicode standard); the bytes behind
/// that are 0x80 … 0xBF.
struct Form {
    unsigned char first, last; ///< of the first byte
    unsigned char lowest, highest; ///< of the second
    std::size_t length;
};

constexpr std::array<Form, 9> forms{{{0x00, 0x7F, 0, 0, 1},
                                     {0xC2, 0xDF, 0x80, 0xBF, 2},
                                     {0xE0, 0xE0, 0xA0, 0xBF, 3},
                                     {0xE1, 0xEC, 0x80, 0xBF, 3},
                                     {0xED, 0xED, 0x80, 0x9F, 3},
                                     {0xEE, 0xEF, 0x80, 0xBF, 3},
                                     {0xF0, 0xF0, 0x90, 0xBF, 4},
                                     {0xF1, 0xF3, 0x80, 0xBF, 4},
                                     {0xF4, 0xF4, 0x80, 0x8F, 4}}};

/// Bytes of the character that the text begins with; 0 where it is none.
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto form =
        std::ranges::find_if(forms, [&](const Form &f) { return byte(0) >= f.first && byte(0) <= f.last; });
    if (form == forms.end() || form->length > text.size())
        return 0;
    if (form->length > 1 && (byte(1) < form->lowest || byte(1) > form->highest))
        return 0;
    for (std::size_t i = 2; i < form->length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    return form->length;
}

} // namespace

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace vitrine
