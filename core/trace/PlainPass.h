#pragma once

#include "core/base/Result.h"
#include "core/trace/Executor.h"

namespace vitrine {

/// The same forward and backward pass as runTrace() with the same LibTorch, but nothing is watched or kept: what
/// tracing is measured against. Returns the loss.
Result<double> runPlainPass(const TraceRequest &request);

} // namespace vitrine
