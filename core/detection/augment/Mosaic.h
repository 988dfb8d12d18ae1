#pragma once

#include "core/detection/augment/AugmentPlan.h"
#include "core/detection/augment/LabelledPicture.h"

namespace vitrine {

/// Where a picture of a mosaic lies on its canvas, and which part of it.
struct MosaicTile {
    int x = 0; ///< on the canvas
    int y = 0;
    int width = 0;
    int height = 0;
    int fromX = 0; ///< in the resized picture
    int fromY = 0;
};

/// Of a picture of width × height (already resized) around the plan's centre, on a canvas of canvasWidth ×
/// canvasHeight. `part`: 0 top left, 1 top right, 2 bottom left, 3 bottom right; its corner touches the centre.
MosaicTile mosaicTile(const MosaicPlan &plan, int part, int width, int height, int canvasWidth, int canvasHeight);

/// A picture's size when it fits width × height without changing its shape, and by which factor.
struct FittedSize {
    int width = 0;
    int height = 0;
    double scale = 1;

    static FittedSize of(const RgbImage &image, int width, int height);
};

/// The canvas of a mosaic, twice width × height, before it is turned and cut: for showing.
Result<AugmentedPicture> mosaicCanvas(const MosaicPlan &plan, const PictureSource &source, int width, int height,
                                      std::uint8_t padding);

/// The mosaic (YOLOv4, arXiv 2004.10934, as YOLOX does it): the canvas turned, slanted, scaled and moved, of which
/// width × height is kept.
Result<AugmentedPicture> mosaic(const MosaicPlan &plan, const PictureSource &source, int width, int height,
                                std::uint8_t padding);

} // namespace vitrine
