#pragma once

// Private to core/io/onnx.

#include "core/base/Result.h"
#include "core/io/OnnxReader.h"

#include <string>

namespace vitrine {

/// Checks that every value of a model is made once, before it is used; operations that stand in another order than
/// that are sorted. Fails on values that nobody or two make, and on cycles.
Result<void> orderOnnx(OnnxModel &model, const std::string &file);

} // namespace vitrine
