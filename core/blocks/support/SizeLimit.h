#pragma once

#include "core/base/Result.h"
#include "core/tensor/Snapshot.h"

#include <cstdint>

namespace vitrine {

/// No tensor of a network may have more values than this (32 GiB of float32): sizes from a file can't overflow.
inline constexpr std::int64_t mostElements = std::int64_t(1) << 33;

/// Fails where an output, or a weight, of that shape would have more than mostElements values.
Result<void> checkOutputSize(const Shape &shape);
Result<void> checkWeightSize(const Shape &shape);

} // namespace vitrine
