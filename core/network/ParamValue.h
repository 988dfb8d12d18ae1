#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace vitrine {

/// A parameter of a block as the network file gives it: null, true, 3, 0.5, "same", [3, 3], [0.5, 2].
/// A list with a fraction in it is a list of reals.
using ParamValue = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::int64_t>,
                                std::vector<double>>;

/// As it stands in the file: `3`, `[3, 3]`, `"same"`.
std::string toString(const ParamValue &value);

} // namespace vitrine
