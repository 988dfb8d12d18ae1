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
Result<AugmentedPicture> fitted(std::int64_t index, const PictureSource &source, int width, int height)
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

void dropSmall(std::vector<TracedBox> &boxes, double smallestSide)
{
    for (TracedBox &box : boxes)
        if (box.fate == BoxFate::Kept
            && static_cast<double>(std::min(box.box.width(), box.box.height())) <= smallestSide)
            box.fate = BoxFate::TooSmall;
}

} // namespace

Result<AugmentedPicture> augmented(const AugmentPlan &plan, const PictureSource &source,
                                   const AugmentSettings &settings, int width, int height)
{
    auto picture = plan.mosaic ? mosaic(*plan.mosaic, source, width, height, settings.padding)
                               : fitted(plan.picture, source, width, height);
    if (!picture)
        return picture;
    const bool showsObjects =
        std::ranges::any_of(picture->boxes, [](const TracedBox &box) { return box.fate == BoxFate::Kept; });
    if (plan.mosaic && plan.mixUp && showsObjects)
        if (auto mixed = mixUp(*plan.mixUp, source, settings.padding, *picture); !mixed)
            return mixed.error();
    shiftColours(picture->image, plan.colours);
    if (plan.flips)
        flip(*picture);
    pad(picture->image, width, height, settings.padding);
    dropSmall(picture->boxes, settings.smallestSide);
    return picture;
}

} // namespace vitrine
