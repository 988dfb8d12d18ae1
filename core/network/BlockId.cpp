#include "core/network/BlockId.h"

#include "core/base/Shortened.h"

#include <algorithm>

namespace vitrine {

namespace {

/// So that it fits a message, a title and a file name.
constexpr std::size_t longestId = 200;

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
    return !text.empty() && text.size() <= longestId && isLetter(text.front())
        && std::ranges::all_of(text, [](char c) { return isLetter(c) || isDigitOrDash(c); });
}

Message notABlockId(const std::string &text)
{
    return Message::of(VITRINE_TEXT("core",
                                    "\"%1\" can't be a block's id: an id is a letter (A to Z, a to z) or \"_\", then "
                                    "letters, digits, \"_\" and \"-\", at most %2 in all."),
                       shortened(text), longestId);
}

} // namespace vitrine
