#pragma once

#include "core/base/Result.h"
#include "core/data/InputFormat.h"
#include "core/data/Picture.h"
#include "core/tensor/Snapshot.h"

namespace vitrine {

/// Where the picture lies in the network's input, in continuous pixels (pixel i covers [i, i + 1)):
/// input = picture · scale + offset.
struct FitGeometry {
    double scaleX = 1;
    double scaleY = 1;
    double offsetX = 0;
    double offsetY = 0;

    double pictureX(double inputX) const { return (inputX - offsetX) / scaleX; }
    double pictureY(double inputY) const { return (inputY - offsetY) / scaleY; }
    double inputX(double pictureX) const { return pictureX * scaleX + offsetX; }
    double inputY(double pictureY) const { return pictureY * scaleY + offsetY; }
};

struct FittedPicture {
    Snapshot input; ///< [1, C, H, W], Float32
    FitGeometry geometry;
};

/// The picture as input of a network whose `Input` has the shape [C, H, W] (no batch), C being 1 or 3.
///
/// Shrinks by area (each input pixel is the mean of what it covers), enlarges bilinearly. Grey is Rec. 601 luma,
/// 0.299 R + 0.587 G + 0.114 B. A letterbox is filled with the background: with one channel the median of the picture's
/// border pixels (white paper stays white, and black once inverted), with three the network's `mean`, which
/// standardises to zero, or, without one, 114/255 as YOLOX has it.
Result<FittedPicture> fitPicture(const Picture &picture, const Shape &inputShape, const InputFormat &format);

/// A freehand digit as MNIST presents one: the ink, light on dark whichever way it was drawn, scaled into a box of
/// 20/28 of the input, its centre of mass in the middle. `format.fit` and `format.invert` play no part. A blank picture
/// gives a blank input.
Result<FittedPicture> fitDigit(const Picture &picture, const Shape &inputShape, const InputFormat &format);

} // namespace vitrine
