#pragma once

#include "core/data/Picture.h"
#include "core/detection/augment/AffineMap.h"
#include "core/tensor/RgbImage.h"

#include <cstdint>

namespace vitrine {

// What augmentation does with pixels.

/// A picture's pixels as 8-bit RGB: grey on all three channels, 16 bits cut to 8.
RgbImage rgbOf(const Picture &picture);
RgbImage greyImage(int width, int height, std::uint8_t value);
RgbImage resized(const RgbImage &image, int width, int height);
/// Left and right change places.
RgbImage mirrored(const RgbImage &image);
/// Copies the part of `from` that starts at (fromX, fromY) to (x, y); both sides must hold width × height there.
void paste(const RgbImage &from, int fromX, int fromY, RgbImage &onto, int x, int y, int width, int height);
/// The mean of both, pixel by pixel, rounded down; both of the same size.
RgbImage averaged(const RgbImage &a, const RgbImage &b);

/// The image moved by `map` into one of width × height, the rest `border`. Bilinear in steps of 1/32 pixel with whole
/// numbers, as OpenCV's warpAffine does with 8 bits: pixel centres lie at whole numbers.
RgbImage warped(const RgbImage &image, const AffineMap &map, int width, int height, std::uint8_t border);

} // namespace vitrine
