#pragma once

// Private to core/io/onnx.

#include "core/base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine {

/// No ONNX file is taken that has more.
inline constexpr std::uint64_t onnxLargestFile = 512ULL << 20;
inline constexpr int onnxMostNodes = 20'000;

/// Looks over the bytes of an ONNX file before protobuf makes objects of them: two bytes of a file become an object of
/// hundreds, and one byte a number of eight. Fails where the bytes are no such file or end too early, and where there
/// are more operations, parts, levels or numbers written one by one than any sound model has.
Result<void> scanOnnx(std::string_view bytes, const std::string &file);

} // namespace vitrine
