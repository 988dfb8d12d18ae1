#pragma once

#include "core/base/Result.h"
#include "core/io/StoredNumbers.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A safetensors header may be this large; PyTorch's largest models stay below 1 MiB.
constexpr std::uint64_t safetensorsHeaderLimit = 16 * 1024 * 1024;

/// One tensor as the header describes it.
struct StoredTensor {
    std::string name;
    const StoredType *type = nullptr;
    Shape shape;
    std::uint64_t begin = 0; ///< bytes from the start of the data
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::vector<StoredTensor> tensors; ///< in the order of their data
    std::map<std::string, std::string> metadata;
};

/// Reads a header and checks all that it says against the `dataSize` bytes that follow it: known dtypes, dtype × shape
/// = bytes, and data that is covered without hole or overlap. `file` is for messages, which name the tensor at fault.
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, std::uint64_t dataSize,
                                                 const std::string &file);

} // namespace vitrine
