#pragma once

#include "core/detection/CellGrid.h"
#include "core/detection/CenterBox.h"
#include "core/yolox/Anchors.h"

#include <optional>

namespace vitrine {

/// What one cell would have to say so that its box becomes a given one. Decoded as YOLOv3 does, with an anchor a
/// (arXiv 1804.02767): centre = (σ(t) + cell)·stride, size = a·exp(t); as YOLOX does, without: centre =
/// (t + cell)·stride, size = stride·exp(t).
struct CellTargets {
    Cell cell;
    int anchor = -1; ///< −1: without one
    double iou = 0; ///< of the anchor's shape with the box's
    double x = 0; ///< what is to be predicted; infinite where σ would have to be 0 or 1
    double y = 0;
    double width = 0;
    double height = 0;
    double offsetX = 0; ///< of the box's centre in the cell, in strides: from 0 to 1 where it lies in it
    double offsetY = 0;

    /// Without an anchor and with one: where the numbers lead.
    CenterBox decoded() const;
    CenterBox decoded(const BoxShape &anchor) const;
};

/// Which level an anchor belongs to: they are sorted by area and dealt out evenly, the smallest to the finest map.
int levelOfAnchor(int anchor, int count);
/// The cell of a level whose square holds a point; the nearest where the point lies outside.
Cell cellAt(const CellGrid &grid, int level, double x, double y);

/// YOLOv3's answer: of all anchors the one of best shape, and of its level the cell that holds the centre. Nothing
/// without anchors or where the box has no area.
std::optional<CellTargets> anchorTargets(const CellGrid &grid, std::span<const BoxShape> anchors,
                                         const CenterBox &truth);
/// YOLOX's for any cell that is given the box.
CellTargets anchorFreeTargets(const Cell &cell, const CenterBox &truth);

} // namespace vitrine
