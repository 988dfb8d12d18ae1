#include "core/detection/augment/AugmentTrial.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

AugmentPlan AugmentTrial::active() const
{
    AugmentPlan result = plan;
    if (!usesAffine && result.mosaic)
        result.mosaic->change = {};
    if (!usesMixUp || !usesMosaic)
        result.mixUp.reset();
    if (!usesMosaic)
        result.mosaic.reset();
    if (!usesColours)
        result.colours = {};
    return result;
}

AugmentTrial drawTrial(const AugmentSettings &settings, std::uint64_t seed, std::int64_t picture,
                       const PicturePool &pool, int width, int height)
{
    Rng rng(seed);
    AugmentTrial trial;
    trial.seed = seed;
    trial.settings = settings;
    trial.plan = drawPlan(settings, picture, pool, width, height, rng);
    trial.usesMosaic = trial.plan.mosaic.has_value();
    trial.usesMixUp = trial.plan.mixUp.has_value();
    if (trial.usesMosaic && trial.usesMixUp)
        return trial;
    AugmentSettings certain = settings;
    certain.mosaicProbability = certain.mixUpProbability = 1;
    Rng spare = Rng(seed).fork(1);
    const AugmentPlan rest = drawPlan(certain, picture, pool, width, height, spare);
    if (!trial.usesMosaic)
        trial.plan.mosaic = rest.mosaic;
    if (!trial.usesMixUp)
        trial.plan.mixUp = rest.mixUp.value_or(MixUpPlan{.picture = picture});
    return trial;
}

AugmentTrial rescaled(AugmentTrial trial, int width, int height, int newWidth, int newHeight)
{
    const auto along = [](int place, int from, int to) {
        return std::clamp(static_cast<int>(std::lround(static_cast<double>(place) * to / from)), 0, 2 * to);
    };
    trial.mosaic().centerX = along(trial.mosaic().centerX, width, newWidth);
    trial.mosaic().centerY = along(trial.mosaic().centerY, height, newHeight);
    return trial;
}

std::int64_t exchanged(std::int64_t picture, std::uint64_t seed, const PicturePool &pool)
{
    if (pool.count < 2)
        return picture == 0 || pool.count == 0 ? picture : 0;
    Rng rng = Rng(seed).fork(static_cast<std::uint64_t>(picture) + 2);
    // Any but this one; one from elsewhere gives way to any.
    const bool isOfPool = picture >= 0 && picture < pool.count;
    const auto others = static_cast<std::uint64_t>(pool.count - (isOfPool ? 1 : 0));
    const auto drawn = static_cast<std::int64_t>(rng.below(others));
    return isOfPool && drawn >= picture ? drawn + 1 : drawn;
}

} // namespace vitrine
