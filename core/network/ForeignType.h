#pragma once

#include <string_view>

namespace vitrine {

/// What the type of a block begins with that stands for an operator of an imported model which no kind of block does:
/// "ONNX.Einsum".
inline constexpr std::string_view foreignPrefix = "ONNX.";

} // namespace vitrine
