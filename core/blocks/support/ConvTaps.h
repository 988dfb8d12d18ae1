#pragma once

#include "core/blocks/Explanation.h"
#include "core/blocks/Ops.h"
#include "core/tensor/Snapshot.h"

#include <functional>
#include <span>

namespace vitrine {

/// A place of a kernel and the place of the other tensor that it connects to: one number a spatial dimension.
using VisitTap = std::function<void(const Index &tap, const Index &place)>;

/// Where a kernel anchored at `anchor` reaches: place = anchor·stride − padding + tap·dilation, for every tap whose
/// place lies within `extent`. That is what a convolution's output reads, and what a transposed convolution's input
/// writes.
void forEachReached(const ConvAttributes &attributes, std::span<const std::int64_t> anchor,
                    std::span<const std::int64_t> extent, const VisitTap &visit);

/// The reverse: the anchors within `extent` whose kernel reaches `place`, and by which tap.
void forEachReaching(const ConvAttributes &attributes, std::span<const std::int64_t> place,
                     std::span<const std::int64_t> extent, const VisitTap &visit);

} // namespace vitrine
