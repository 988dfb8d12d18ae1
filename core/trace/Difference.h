#pragma once

#include "core/trace/Trace.h"

#include <memory>

namespace vitrine {

/// after − before, number by number.
Snapshot difference(const Snapshot &after, const Snapshot &before);

/// What a change made of every value: the trace of after with outputs, gradients, weights and their gradients that are
/// after − before. A tensor is subtracted when its numbers are first asked for. What `before` does not have, or has in
/// another shape, is as in `after`.
std::shared_ptr<const Trace> differenceTrace(const std::shared_ptr<const Trace> &after,
                                             const std::shared_ptr<const Trace> &before);

} // namespace vitrine
