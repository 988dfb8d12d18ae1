#include "core/network/BlockId.h"

#include <algorithm>

namespace vitrine {

namespace {

// Not isalpha(): what an id is must not depend on the user's language.
bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

bool isDigitOrDash(char c)
{
    return (c >= '0' && c <= '9') || c == '-';
}

} // namespace

bool isBlockId(std::string_view text)
{
    return !text.empty() && isLetter(text.front())
        && std::ranges::all_of(text, [](char c) { return isLetter(c) || isDigitOrDash(c); });
}

Message notABlockId(const std::string &text)
{
    return Message::of(VITRINE_TEXT("core",
                                    "\"%1\" can't be a block's id: an id starts with a letter or \"_\" and goes on "
                                    "with letters, digits, \"_\" and \"-\" (of the Latin alphabet)."),
                       text);
}

} // namespace vitrine
