#pragma once

#include "core/tensor/RgbImage.h"

#include <array>
#include <cstdint>

namespace vitrine {

/// A change of colours: what is added to hue (0 … 179, half degrees, round the circle), saturation and value
/// (0 … 255, cut).
struct HsvShift {
    int hue = 0;
    int saturation = 0;
    int value = 0;

    bool operator==(const HsvShift &) const = default;
};

/// Hue (0 … 179), saturation and value (0 … 255) of a colour, as OpenCV computes them with 8 bits.
std::array<std::uint8_t, 3> hsvOf(Rgb colour);
Rgb rgbOf(const std::array<std::uint8_t, 3> &hsv);

void shiftColours(RgbImage &image, const HsvShift &shift);

} // namespace vitrine
