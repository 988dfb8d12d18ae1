#include "core/detection/augment/Augment.h"

#include "core/detection/augment/BoxMoves.h"
#include "core/detection/augment/MixUp.h"
#include "core/detection/augment/Mosaic.h"
#include "core/detection/augment/Pixels.h"

#include <algorithm>

namespace vitrine {

namespace {

void flip(AugmentedPicture &picture)
{
    picture.image = mirrored(picture.image);
    for (TracedBox &box : picture.boxes)
        mirror(box, picture.image.width);
}

/// The picture alone, resized to fit, not yet padded.
Result<AugmentedPicture> fitted(std::int64_t index, const LabelledSource &source, int width, int height)
{
    const auto picture = source(index);
    if (!picture)
        return picture.error();
    const FittedSize size = FittedSize::of((*picture)->image, width, height);
    AugmentedPicture result{resized((*picture)->image, size.width, size.height), traced(**picture, index, 0)};
    for (TracedBox &box : result.boxes) {
        move(box, size.scale, 0, 0);
        cut(box, size.width, size.height);
    }
    return result;
}

void pad(RgbImage &image, int width, int height, std::uint8_t padding)
{
    if (image.width == width && image.height == height)
        return;
    RgbImage whole = greyImage(width, height, padding);
    paste(image, 0, 0, whole, 0, 0, image.width, image.height);
    image = std::move(whole);
}

/// What the colours are changed of: the mosaic with what is laid over it, or the picture alone.
Result<AugmentedPicture> composed(const AugmentPlan &plan, const LabelledSource &source,
                                  const AugmentSettings &settings, int width, int height, const StageWatch &watch)
{
    if (!plan.mosaic) {
        auto alone = fitted(plan.picture, source, width, height);
        if (alone)
            watch(AugmentStage::Fit, *alone);
        return alone;
    }
    auto canvas = mosaicCanvas(*plan.mosaic, source, width, height, settings.padding);
    if (!canvas)
        return canvas;
    watch(AugmentStage::Canvas, *canvas);
    AugmentedPicture picture = cutFromCanvas(std::move(*canvas), *plan.mosaic, width, height, settings.padding);
    watch(AugmentStage::Affine, picture);
    const bool showsObjects =
        std::ranges::any_of(picture.boxes, [](const TracedBox &box) { return box.fate == BoxFate::Kept; });
    if (plan.mixUp && showsObjects)
        if (auto mixed = mixUp(*plan.mixUp, source, settings.padding, picture); !mixed)
            return mixed.error();
    watch(AugmentStage::MixUp, picture);
    return picture;
}

} // namespace

Result<AugmentedPicture> augmented(const AugmentPlan &plan, const LabelledSource &source,
                                   const AugmentSettings &settings, int width, int height, const StageWatch &watch)
{
    const StageWatch see = watch ? watch : [](AugmentStage, const AugmentedPicture &) {};
    auto picture = composed(plan, source, settings, width, height, see);
    if (!picture)
        return picture;
    shiftColours(picture->image, plan.colours);
    see(AugmentStage::Colours, *picture);
    if (plan.flips)
        flip(*picture);
    see(AugmentStage::Flip, *picture);
    pad(picture->image, width, height, settings.padding);
    for (TracedBox &box : picture->boxes)
        dropIfSmall(box, settings.smallestSide);
    see(AugmentStage::Labels, *picture);
    return picture;
}

} // namespace vitrine
