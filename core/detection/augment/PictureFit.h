#pragma once

#include "core/detection/augment/LabelledPicture.h"

namespace vitrine {

/// Ways to make a picture of any shape the network's input.
enum class FitKind : std::uint8_t {
    Letterbox, ///< the long side fits, in the top left corner; the rest grey: YOLOX
    Stretch, ///< each side fits by itself
    Crop ///< the short side fits; of the long one the middle is kept
};

/// How a picture lies in the input: scaled, then moved.
struct PictureFit {
    double scaleX = 1;
    double scaleY = 1;
    int resizedWidth = 0; ///< int(w·scale)
    int resizedHeight = 0;
    int x = 0; ///< of the resized picture in the input; negative: cut off
    int y = 0;

    static PictureFit of(FitKind kind, int pictureWidth, int pictureHeight, int width, int height);
    /// A box's width / height by that of before: 1 keeps shapes.
    double distortion() const { return scaleX / scaleY; }
    bool operator==(const PictureFit &) const = default;
};

struct FitResult {
    PictureFit fit;
    RgbImage image; ///< width × height
    std::vector<TracedBox> boxes; ///< of the picture, in its order; a box is lost if less than `smallestSide` is left
    double visible = 1; ///< share of the picture's pixels that is still seen
    double padded = 0; ///< share of the input that shows no picture
};

FitResult fitted(FitKind kind, const LabelledPicture &picture, int width, int height, double smallestSide,
                 std::uint8_t padding);

/// Share of a box's area that is still seen.
double visibleShare(const TracedBox &box);

} // namespace vitrine
