#pragma once

#include "core/tensor/Snapshot.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace vitrine {

/// How a file stores numbers, and what they become in memory.
struct StoredType {
    std::string_view name; ///< as a safetensors header says it: "BF16"
    std::int64_t bytes; ///< a number
    DType dtype; ///< in memory
    bool native; ///< the bytes are taken as they are
};

std::span<const StoredType> storedTypes();

/// The type of that name, or null.
const StoredType *storedType(std::string_view name);

/// So many little-endian numbers, which may lie at any address, as dense memory of `type.dtype`.
Snapshot::Storage convertedNumbers(const StoredType &type, const std::byte *data, std::int64_t count);

} // namespace vitrine
