#pragma once

#include "core/base/Result.h"
#include "core/graph/Graph.h"
#include "core/trace/Executor.h"

namespace vitrine {

/// Whether a request has all it needs: weights, inputs and targets of the right shapes and types, class indices in
/// range, enough values for batch statistics. LibTorch would throw on most of it, without saying which block is meant,
/// and on a GPU a class index out of range ends every further computation.
Result<void> checkRequest(const TraceRequest &request);

/// Whether a loss can compare its prediction with this.
Result<void> checkTarget(const Node &loss, const Snapshot &target);

/// Whether what a loss compares is what it can take: BCELoss needs probabilities. Asked when the prediction is known.
Result<void> checkPrediction(const Node &loss, const Snapshot &prediction);

/// Whether this loss is to be computed: its target is there, or will be when its prediction is.
bool hasTarget(const TraceRequest &request, const Node &loss);

} // namespace vitrine
