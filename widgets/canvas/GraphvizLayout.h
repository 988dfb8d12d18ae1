#pragma once

#include "widgets/canvas/Layout.h"

#include <optional>

namespace vitrine {

/// The layout of Graphviz's dot, from left to right; nothing where the program was built without it or where it has no
/// answer. May be called from one thread at a time, of whichever kind: Graphviz keeps state of its own.
std::optional<LayoutResult> layoutGraphviz(std::span<const LayoutBox> boxes, std::span<const LayoutEdge> edges,
                                           LayoutSpacing spacing = {});

} // namespace vitrine
