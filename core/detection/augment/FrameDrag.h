#pragma once

#include "core/detection/augment/AugmentPlan.h"

namespace vitrine {

/// How the frame that a mosaic's result is cut from is taken hold of. A change turns, slants and scales around the
/// canvas's top left corner, where the frame would begin if it were not moved; so do the grips.
enum class FrameGrip : std::uint8_t {
    Move, ///< the whole of it
    Turn, ///< round the corner
    Scale, ///< away from the corner: the frame grows, what is cut out of it shrinks
    SlantX, ///< its right edge along itself
    SlantY ///< its lower edge along itself
};

/// How far the numbers of a change may go.
struct AffineLimits {
    DrawRange angle, scale, shear, move;

    /// What YOLOX draws from.
    static AffineLimits of(const AugmentSettings &settings);
    /// The same, where a number is outside as far as it is: a grip brings it back, but no further out.
    AffineLimits around(const AffineChange &change) const;
};

/// A change after a grip, with its numbers within their limits.
struct FramePull {
    AffineChange change;
    bool isStopped = false; ///< at a limit: more was wanted
};

/// The frame gripped at `from` and pulled to `to`, in pixels of the canvas, for a result of width × height: what was
/// gripped stays below the pointer until a limit stops it. Sideways of what a grip can do nothing happens.
FramePull pulled(FrameGrip grip, const AffineChange &start, const AffineLimits &limits, int width, int height,
                 AffineMap::Point from, AffineMap::Point to);

/// A change as it is wanted, brought within its limits.
FramePull limited(const AffineChange &wanted, const AffineLimits &limits);

} // namespace vitrine
