#pragma once

#include "core/detection/augment/AugmentPlan.h"
#include "core/detection/augment/LabelledPicture.h"

#include <cstdint>
#include <functional>

namespace vitrine {

/// What was done last to a picture on its way.
enum class AugmentStage : std::uint8_t {
    Fit, ///< the picture alone, made to fit; where there is no mosaic
    Canvas, ///< the four of a mosaic around their centre, on twice the result's sides
    Affine, ///< of which this is cut
    MixUp,
    Colours,
    Flip,
    Labels ///< the rest padded, small boxes dropped: the result
};
/// Sees the picture after each stage, also after one that left it as it was.
using StageWatch = std::function<void(AugmentStage stage, const AugmentedPicture &picture)>;

/// Carries out a plan, in YOLOX's order: Mosaic with its affine map, MixUp, colours, flip; without a mosaic the picture
/// is fitted into the top left corner, the rest `padding`. The result has width × height pixels; every box that is kept
/// lies in it and is wider and higher than the smallest side, and of the others it says why they were dropped.
///
/// Where YOLOX would put back the dropped boxes because none is left, this gives a picture without objects.
Result<AugmentedPicture> augmented(const AugmentPlan &plan, const LabelledSource &source,
                                   const AugmentSettings &settings, int width, int height,
                                   const StageWatch &watch = {});

} // namespace vitrine
