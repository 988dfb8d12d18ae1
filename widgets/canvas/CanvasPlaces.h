#pragma once

#include "widgets/canvas/CanvasModel.h"

#include <QPointF>
#include <QSizeF>

#include <vector>

namespace vitrine {

/// Where the blocks of a network stand on the canvas, and the ways of the wires that the layout chose.
struct CanvasPlaces {
    std::vector<QPointF> centres; ///< of each block
    /// Of each connection; empty where the layout says nothing.
    std::vector<std::vector<QPointF>> bends;
};

/// Those that have positions keep them. Where none has one, all are laid out for a room of this size; where some have,
/// the others find a free place right of what feeds them.
CanvasPlaces placeBlocks(const CanvasModel &model, QSizeF room);
/// The place nearest to `wanted`, in steps downward and to the right, where a block would cover none of the others.
QPointF freePlace(QPointF wanted, const std::vector<QPointF> &taken);

inline constexpr double columnStep = 264, rowStep = 208; ///< from a block to its neighbour, where there is room

} // namespace vitrine
