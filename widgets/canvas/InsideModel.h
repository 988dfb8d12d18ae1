#pragma once

#include "core/graph/Inside.h"
#include "widgets/canvas/CanvasModel.h"
#include "widgets/inspector/TracePart.h"

#include <optional>

namespace vitrine {

/// What the canvas shows of the inside of a composite: its parts, and cards for what comes in and what leaves.
CanvasModel makeInsideModel(const Inside &inside, const Graph &graph);
/// What a block of the canvas is in a run: an entrance and an exit are the value that flows there. Nothing where the
/// run does not have it.
std::optional<TracePart> partOf(const Graph &graph, const CanvasModel &model, const CanvasBlock &block);

} // namespace vitrine
