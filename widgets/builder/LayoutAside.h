#pragma once

#include "core/edit/Blocks.h"
#include "widgets/canvas/CanvasModel.h"

#include <QSizeF>

#include <functional>

namespace vitrine {

class LatestJob;

/// Computes an automatic layout of a network off the GUI thread, by Graphviz where that is built in and has an answer,
/// else by our own; broken into bands, so that it fits a room of this size. `deliver` gets the blocks' places, in the
/// GUI thread.
void layOutAside(LatestJob *job, const CanvasModel &model, QSizeF room,
                 std::function<void(const edit::Positions &positions)> deliver);

} // namespace vitrine
