#include "core/detection/augment/PictureFit.h"

#include "core/detection/augment/BoxMoves.h"
#include "core/detection/augment/Pixels.h"

#include <algorithm>

namespace vitrine {

namespace {

void place(Box &box, const PictureFit &fit)
{
    const auto along = [](float value, double scale, int by) {
        return static_cast<float>(static_cast<double>(value) * scale + by);
    };
    box = {along(box.x1, fit.scaleX, fit.x), along(box.y1, fit.scaleY, fit.y), along(box.x2, fit.scaleX, fit.x),
           along(box.y2, fit.scaleY, fit.y)};
}

} // namespace

PictureFit PictureFit::of(FitKind kind, int pictureWidth, int pictureHeight, int width, int height)
{
    const double across = static_cast<double>(width) / pictureWidth, down = static_cast<double>(height) / pictureHeight;
    PictureFit fit{across, down, width, height, 0, 0};
    if (kind == FitKind::Stretch)
        return fit;
    fit.scaleX = fit.scaleY = kind == FitKind::Letterbox ? std::min(across, down) : std::max(across, down);
    fit.resizedWidth = std::max(1, static_cast<int>(pictureWidth * fit.scaleX));
    fit.resizedHeight = std::max(1, static_cast<int>(pictureHeight * fit.scaleY));
    if (kind == FitKind::Crop) {
        fit.x = (width - fit.resizedWidth) / 2;
        fit.y = (height - fit.resizedHeight) / 2;
    }
    return fit;
}

FitResult fitted(FitKind kind, const LabelledPicture &picture, int width, int height, double smallestSide,
                 std::uint8_t padding)
{
    const RgbImage &image = picture.image;
    FitResult result;
    result.fit = PictureFit::of(kind, image.width, image.height, width, height);
    const PictureFit &fit = result.fit;
    result.image = greyImage(width, height, padding);
    const int shownWidth = std::min(width, fit.resizedWidth), shownHeight = std::min(height, fit.resizedHeight);
    const int fromX = std::max(0, -fit.x), fromY = std::max(0, -fit.y);
    paste(resized(image, fit.resizedWidth, fit.resizedHeight), fromX, fromY, result.image, std::max(0, fit.x),
          std::max(0, fit.y), shownWidth, shownHeight);
    const double shown = static_cast<double>(shownWidth) * shownHeight;
    result.visible = shown / (static_cast<double>(fit.resizedWidth) * fit.resizedHeight);
    result.padded = 1 - shown / (static_cast<double>(width) * height);
    for (TracedBox &box : traced(picture, 0, 0)) {
        place(box.whole, fit);
        place(box.box, fit);
        cut(box, width, height);
        dropIfSmall(box, smallestSide);
        result.boxes.push_back(box);
    }
    return result;
}

double visibleShare(const TracedBox &box)
{
    const auto areaOf = [](const Box &each) { return static_cast<double>(each.area()); };
    return areaOf(box.whole) > 0 ? areaOf(box.box) / areaOf(box.whole) : 0;
}

} // namespace vitrine
