#pragma once

#include "core/data/AugmentationKind.h"

namespace vitrine {

/// Where a pixel of the new picture comes from, about the middle: (x, y) ← (xx·x + xy·y, yx·x + yy·y).
struct Warp {
    double xx = 1;
    double xy = 0;
    double yx = 0;
    double yy = 1;
};

/// Redraws the picture, bilinearly. Beyond its borders it goes on as its mirror image.
void warpPicture(PlanesView picture, const Warp &warp);

/// A position along an axis of `size` pixels, mirrored into it.
int mirrored(int position, int size);

} // namespace vitrine
