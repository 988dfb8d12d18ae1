#pragma once

#include "core/base/Rng.h"
#include "core/detection/augment/AffineMap.h"
#include "core/detection/augment/AugmentSettings.h"
#include "core/detection/augment/HsvShift.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>

namespace vitrine {

/// Turning, slanting, scaling and moving. Angles in degrees, moves as shares of the result's sides.
struct AffineChange {
    double angle = 0;
    double scale = 1;
    double shearX = 0;
    double shearY = 0;
    double moveX = 0;
    double moveY = 0;

    /// As in YOLOX, get_affine_matrix: around the top left corner; for a result of width × height pixels.
    AffineMap map(int width, int height) const;
    bool operator==(const AffineChange &) const = default;
};

/// Four pictures around a centre on a canvas of twice the result's sides: top left, top right, bottom left, bottom
/// right.
struct MosaicPlan {
    int centerX = 0; ///< pixels of the canvas
    int centerY = 0;
    std::array<std::int64_t, 4> pictures{};
    AffineChange change;

    bool operator==(const MosaicPlan &) const = default;
};

/// Another picture, laid half transparent over the first.
struct MixUpPlan {
    std::int64_t picture = 0;
    double scale = 1; ///< of the picture, once it fits the result
    bool flips = false;
    double shareX = 0; ///< where it is cut if it is larger than the result: 0 at its left, 1 at its right
    double shareY = 0;

    bool operator==(const MixUpPlan &) const = default;
};

/// What is done to a picture, all chance already taken: the same plan gives the same result, and each number of it may
/// be changed by hand.
struct AugmentPlan {
    std::int64_t picture = 0; ///< what is shown; a mosaic's first
    std::optional<MosaicPlan> mosaic;
    std::optional<MixUpPlan> mixUp;
    HsvShift colours;
    bool flips = false;

    bool operator==(const AugmentPlan &) const = default;
};

/// The pictures that a plan may choose from.
struct PicturePool {
    std::int64_t count = 0;
    std::function<bool(std::int64_t)> hasObjects; ///< MixUp takes only pictures with objects; empty: all have some
};

/// Draws what happens to a picture, in the order in which YOLOX does, for a result of width × height.
AugmentPlan drawPlan(const AugmentSettings &settings, std::int64_t picture, const PicturePool &pool, int width,
                     int height, Rng &rng);

} // namespace vitrine
