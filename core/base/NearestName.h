#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vitrine {

/// The name that was probably meant by `wrong`: the one with the smallest edit distance (Levenshtein, case counting
/// half), where that is at most a third of its length. Empty where none is near. For "did you mean …?".
std::string nearestName(std::string_view wrong, std::span<const std::string> names);

} // namespace vitrine
