#pragma once

#include "core/detection/augment/AugmentPlan.h"
#include "core/detection/augment/LabelledPicture.h"

namespace vitrine {

/// Carries out a plan, in YOLOX's order: Mosaic with its affine map, MixUp, colours, flip; without a mosaic the picture
/// is fitted into the top left corner, the rest `padding`. The result has width × height pixels; every box that is kept
/// lies in it and is wider and higher than the smallest side, and of the others it says why they were dropped.
///
/// Where YOLOX would put back the dropped boxes because none is left, this gives a picture without objects.
Result<AugmentedPicture> augmented(const AugmentPlan &plan, const PictureSource &source,
                                   const AugmentSettings &settings, int width, int height);

} // namespace vitrine
