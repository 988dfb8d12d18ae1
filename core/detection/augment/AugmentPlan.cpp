#include "core/detection/augment/AugmentPlan.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

/// So many pictures are looked at for one with objects before MixUp is given up.
constexpr int mostTries = 100;

bool happens(double probability, Rng &rng)
{
    return rng.uniform() < probability;
}

std::int64_t anyPicture(const PicturePool &pool, Rng &rng)
{
    return static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(pool.count)));
}

MosaicPlan drawMosaic(const AugmentSettings &settings, std::int64_t first, const PicturePool &pool, int width,
                      int height, Rng &rng)
{
    const auto both = [&rng](double most) { return rng.uniform(-most, most); };
    MosaicPlan plan;
    plan.centerY = static_cast<int>(rng.uniform(0.5, 1.5) * height);
    plan.centerX = static_cast<int>(rng.uniform(0.5, 1.5) * width);
    plan.pictures[0] = first;
    for (std::size_t i = 1; i < 4; ++i)
        plan.pictures[i] = anyPicture(pool, rng);
    plan.change.angle = both(settings.degrees);
    plan.change.scale = rng.uniform(settings.mosaicScale.low, settings.mosaicScale.high);
    plan.change.shearX = both(settings.shear);
    plan.change.shearY = both(settings.shear);
    plan.change.moveX = both(settings.translate);
    plan.change.moveY = both(settings.translate);
    return plan;
}

std::optional<MixUpPlan> drawMixUp(const AugmentSettings &settings, const PicturePool &pool, Rng &rng)
{
    MixUpPlan plan;
    plan.scale = rng.uniform(settings.mixUpScale.low, settings.mixUpScale.high);
    plan.flips = happens(0.5, rng);
    plan.shareY = rng.uniform();
    plan.shareX = rng.uniform();
    for (int i = 0; i < mostTries; ++i) {
        plan.picture = anyPicture(pool, rng);
        if (!pool.hasObjects || pool.hasObjects(plan.picture))
            return plan;
    }
    return std::nullopt;
}

HsvShift drawColours(const AugmentSettings &settings, Rng &rng)
{
    // Each is as likely left alone; rounded towards 0.
    const auto shift = [&rng](int most) {
        const double drawn = rng.uniform(-1, 1) * most;
        return happens(0.5, rng) ? static_cast<int>(drawn) : 0;
    };
    return {shift(settings.hue), shift(settings.saturation), shift(settings.value)};
}

} // namespace

AffineMap AffineChange::map(int width, int height) const
{
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const double cosine = scale * std::cos(radians(angle)), sine = scale * std::sin(radians(angle));
    const double slantX = std::tan(radians(shearX)), slantY = std::tan(radians(shearY));
    // The rows of OpenCV's getRotationMatrix2D: counter-clockwise, y pointing down.
    const double first[]{cosine, sine}, second[]{-sine, cosine};
    return {{first[0] + slantY * second[0], first[1] + slantY * second[1], moveX * width, second[0] + slantX * first[0],
             second[1] + slantX * first[1], moveY * height}};
}

AugmentPlan drawPlan(const AugmentSettings &settings, std::int64_t picture, const PicturePool &pool, int width,
                     int height, Rng &rng)
{
    assert(pool.count > 0);
    AugmentPlan plan;
    plan.picture = picture;
    if (happens(settings.mosaicProbability, rng)) {
        plan.mosaic = drawMosaic(settings, picture, pool, width, height, rng);
        if (happens(settings.mixUpProbability, rng))
            plan.mixUp = drawMixUp(settings, pool, rng);
    }
    if (happens(settings.hsvProbability, rng))
        plan.colours = drawColours(settings, rng);
    plan.flips = happens(settings.flipProbability, rng);
    return plan;
}

} // namespace vitrine
