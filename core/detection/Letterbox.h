#pragma once

#include "core/base/Result.h"
#include "core/data/Picture.h"
#include "core/detection/Box.h"
#include "core/tensor/Snapshot.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine {

/// How a picture lies in the network's input: enlarged or shrunk by `ratio` into its top left corner.
struct LetterboxGeometry {
    double ratio = 1; ///< input pixels for a pixel of the picture
    int resizedWidth = 0;
    int resizedHeight = 0;
    int inputWidth = 0;
    int inputHeight = 0;

    /// From pixels of the network's input to pixels of the picture; not clipped to it.
    Box toPicture(const Box &box) const;
    Box toInput(const Box &box) const;
};

enum class YoloxNormalisation {
    None, ///< BGR, 0 to 255: YOLOX since 0.2
    ImageNet, ///< RGB, 0 to 1, minus ImageNet's mean, over its deviation: weights of YOLOX 0.1
};

struct LetterboxedPicture {
    Snapshot input; ///< [1, 3, H, W], Float32
    LetterboxGeometry geometry;
};

/// A picture as YOLOX's reference prepares it (preproc of its data augmentation): ratio = min(H/h, W/w), size int(w·r)
/// × int(h·r), resized as OpenCV's INTER_LINEAR does with 8 bits, the rest 114. Grey pictures are put on three
/// channels, 16 bits cut to 8. `width` and `height` of the network's input.
LetterboxedPicture letterbox(const Picture &picture, int width, int height,
                             YoloxNormalisation normalisation = YoloxNormalisation::None);

/// OpenCV's resize(…, INTER_LINEAR) of 8-bit pixels, bit for bit: weights in 1/2048, rounded as its fixed-point code
/// does. `pixels`: rows from the top, 1 or 3 `channels` interleaved.
std::vector<std::uint8_t> resizeLinear(std::span<const std::uint8_t> pixels, int width, int height, int channels,
                                       int newWidth, int newHeight);

} // namespace vitrine
