#pragma once

#include "core/blocks/Params.h"

#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// Whole numbers in parameters stay within ±(2³¹ − 1), so that the product of a parameter and a size fits 64 bits.
inline constexpr std::int64_t largestInteger = 2147483647;

/// Whether an integer in it lies beyond that, and the spec with that bound written out, to be said where it matters.
bool hasHugeInteger(const ParamValue &value);
ParameterSpec withIntegerBounds(ParameterSpec spec);

/// What a parameter may be, for people: "a whole number of at least 1, or a list of 2 of them, or "same"".
Message legalValues(const ParameterSpec &spec);

/// The value in the form that Params keeps (a list for Integers, Sizes and Reals; a real for Real); none where it is
/// not legal.
std::optional<ParamValue> toCanonical(const ParameterSpec &spec, const ParamValue &value);

/// `"a", "b"`
std::string quotedList(const std::vector<std::string> &words);

} // namespace vitrine
