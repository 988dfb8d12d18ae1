#pragma once

#include "core/detection/augment/AugmentPlan.h"

namespace vitrine {

/// An augmentation to try things with: a plan of which every part can be switched off without losing its numbers.
struct AugmentTrial {
    std::uint64_t seed = 1;
    AugmentSettings settings; ///< what was drawn from
    AugmentPlan plan; ///< a mosaic and a MixUp are always there, whether they are done or not
    bool usesMosaic = true;
    bool usesAffine = true;
    bool usesMixUp = true; ///< on a mosaic alone, as in YOLOX
    bool usesColours = true;

    /// What is done: for augmented().
    AugmentPlan active() const;
    const MosaicPlan &mosaic() const { return *plan.mosaic; }
    MosaicPlan &mosaic() { return *plan.mosaic; }
    const MixUpPlan &mixUp() const { return *plan.mixUp; }
    MixUpPlan &mixUp() { return *plan.mixUp; }

    bool operator==(const AugmentTrial &) const = default;
};

/// Draws what drawPlan() does from the same seed, active() being just that; and numbers for what it leaves out.
AugmentTrial drawTrial(const AugmentSettings &settings, std::uint64_t seed, std::int64_t picture,
                       const PicturePool &pool, int width, int height);

/// A trial for results of another size: the centre keeps its place.
AugmentTrial rescaled(AugmentTrial trial, int width, int height, int newWidth, int newHeight);

/// Another picture of the pool in the place of one, always the same; a pool of one has no other.
std::int64_t exchanged(std::int64_t picture, std::uint64_t seed, const PicturePool &pool);

} // namespace vitrine
