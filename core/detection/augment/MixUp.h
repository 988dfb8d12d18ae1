#pragma once

#include "core/detection/augment/AugmentPlan.h"
#include "core/detection/augment/LabelledPicture.h"

namespace vitrine {

/// MixUp (arXiv 1710.09412, as YOLOX does it): another picture, fitted and padded to the same size, scaled, flipped and
/// cut, laid over the first with half of either's brightness. Its objects are added.
Result<void> mixUp(const MixUpPlan &plan, const PictureSource &source, std::uint8_t padding, AugmentedPicture &picture);

} // namespace vitrine
