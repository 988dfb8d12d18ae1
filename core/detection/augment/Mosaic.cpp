#include "core/detection/augment/Mosaic.h"

#include "core/detection/augment/BoxMoves.h"
#include "core/detection/augment/Pixels.h"

#include <algorithm>

namespace vitrine {

MosaicTile mosaicTile(const MosaicPlan &plan, int part, int width, int height, int canvasWidth, int canvasHeight)
{
    const bool isRight = part % 2 == 1, isLower = part >= 2;
    MosaicTile tile;
    tile.x = isRight ? plan.centerX : std::max(plan.centerX - width, 0);
    tile.y = isLower ? plan.centerY : std::max(plan.centerY - height, 0);
    tile.width = (isRight ? std::min(plan.centerX + width, canvasWidth) : plan.centerX) - tile.x;
    tile.height = (isLower ? std::min(plan.centerY + height, canvasHeight) : plan.centerY) - tile.y;
    tile.fromX = isRight ? 0 : width - tile.width;
    tile.fromY = isLower ? 0 : height - tile.height;
    return tile;
}

FittedSize FittedSize::of(const RgbImage &image, int width, int height)
{
    const double scale = std::min(static_cast<double>(height) / image.height, static_cast<double>(width) / image.width);
    return {std::max(1, static_cast<int>(image.width * scale)), std::max(1, static_cast<int>(image.height * scale)),
            scale};
}

Result<AugmentedPicture> mosaicCanvas(const MosaicPlan &plan, const PictureSource &source, int width, int height,
                                      std::uint8_t padding)
{
    AugmentedPicture result{greyImage(2 * width, 2 * height, padding), {}};
    for (int part = 0; part < 4; ++part) {
        const std::int64_t index = plan.pictures[static_cast<std::size_t>(part)];
        const auto picture = source(index);
        if (!picture)
            return picture.error();
        const FittedSize size = FittedSize::of((*picture)->image, width, height);
        const MosaicTile tile = mosaicTile(plan, part, size.width, size.height, 2 * width, 2 * height);
        paste(resized((*picture)->image, size.width, size.height), tile.fromX, tile.fromY, result.image, tile.x, tile.y,
              tile.width, tile.height);
        for (TracedBox &box : traced(**picture, index, part)) {
            move(box, size.scale, tile.x - tile.fromX, tile.y - tile.fromY);
            cut(box, 2 * width, 2 * height);
            result.boxes.push_back(box);
        }
    }
    return result;
}

Result<AugmentedPicture> mosaic(const MosaicPlan &plan, const PictureSource &source, int width, int height,
                                std::uint8_t padding)
{
    auto canvas = mosaicCanvas(plan, source, width, height, padding);
    if (!canvas)
        return canvas;
    const AffineMap map = plan.change.map(width, height);
    AugmentedPicture result{warped(canvas->image, map, width, height, padding), std::move(canvas->boxes)};
    for (TracedBox &box : result.boxes) {
        box.whole = map.around(box.whole);
        box.box = map.around(box.box);
        cut(box, width, height);
    }
    return result;
}

} // namespace vitrine
