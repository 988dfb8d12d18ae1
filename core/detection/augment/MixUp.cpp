#include "core/detection/augment/MixUp.h"

#include "core/detection/augment/BoxMoves.h"
#include "core/detection/augment/Mosaic.h"
#include "core/detection/augment/Pixels.h"

#include <algorithm>

namespace vitrine {

namespace {

/// Where to cut a side that is longer than there is room.
int cutAt(double share, int side, int room)
{
    return side > room ? std::min(static_cast<int>(share * (side - room)), side - room) : 0;
}

} // namespace

Result<void> mixUp(const MixUpPlan &plan, const PictureSource &source, std::uint8_t padding, AugmentedPicture &picture)
{
    const auto other = source(plan.picture);
    if (!other)
        return other.error();
    const int width = picture.image.width, height = picture.image.height;
    const FittedSize fitted = FittedSize::of((*other)->image, width, height);
    RgbImage image = greyImage(width, height, padding);
    paste(resized((*other)->image, fitted.width, fitted.height), 0, 0, image, 0, 0, fitted.width, fitted.height);
    const int scaledWidth = std::max(1, static_cast<int>(width * plan.scale));
    const int scaledHeight = std::max(1, static_cast<int>(height * plan.scale));
    image = resized(image, scaledWidth, scaledHeight);
    if (plan.flips)
        image = mirrored(image);
    const int x = cutAt(plan.shareX, scaledWidth, width), y = cutAt(plan.shareY, scaledHeight, height);
    RgbImage layer = greyImage(width, height, 0);
    paste(image, x, y, layer, 0, 0, std::min(width, scaledWidth), std::min(height, scaledHeight));
    picture.image = averaged(picture.image, layer);
    picture.isMixed = true;
    for (TracedBox &box : traced(**other, plan.picture, TracedBox::mixUpPart)) {
        move(box, fitted.scale * plan.scale, 0, 0);
        cut(box, scaledWidth, scaledHeight);
        if (plan.flips)
            mirror(box, scaledWidth);
        move(box, 1, -x, -y);
        cut(box, width, height);
        picture.boxes.push_back(box);
    }
    return {};
}

} // namespace vitrine
