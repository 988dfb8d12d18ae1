#pragma once

#include "core/detection/augment/AugmentSettings.h"

namespace vitrine {

/// How a detector sees its pictures while it trains; the defaults are YOLOX's (exps/base).
struct DetectionRecipe {
    AugmentSettings augment; ///< but for the last epochs
    int closingEpochs = 15; ///< the last ones: no Mosaic, no MixUp, L1 in the loss
    int sizeSteps = 5; ///< batches have sides of up to so many times 32 pixels more or less than the network's; 0: none

    /// Sides of pictures are multiples of this: the stride of the coarsest map.
    static constexpr int sizeStep = 32;

    bool operator==(const DetectionRecipe &) const = default;
};

} // namespace vitrine
