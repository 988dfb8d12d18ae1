#pragma once

#include "widgets/canvas/Layout.h"

#include <span>

namespace vitrine {

/// Breaks a layout that is wider than the room into bands below each other, as lines of text, so that all of it is seen
/// as large as can be. It is broken only where a single connection passes, so that no skip is torn; that connection
/// gets one bend: the height at which it runs back to the left.
void wrapBands(LayoutResult &layout, std::span<const LayoutBox> boxes, std::span<const LayoutEdge> edges,
               LayoutBox room, double gap = 64);

} // namespace vitrine
