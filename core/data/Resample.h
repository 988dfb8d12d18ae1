#pragma once

#include "core/data/Picture.h"

#include <vector>

namespace vitrine {

/// Planes of float values, [channels, height, width] row-major.
struct Planes {
    int channels = 0;
    int width = 0;
    int height = 0;
    std::vector<float> values;

    std::size_t index(int channel, int y, int x) const
    {
        return (static_cast<std::size_t>(channel) * static_cast<std::size_t>(height) + static_cast<std::size_t>(y))
            * static_cast<std::size_t>(width)
            + static_cast<std::size_t>(x);
    }
    float at(int channel, int y, int x) const { return values[index(channel, y, x)]; }
    float &at(int channel, int y, int x) { return values[index(channel, y, x)]; }
};

/// A part of a picture in continuous pixels.
struct PictureArea {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// The region of the picture scaled to width × height, values 0 … 1: each axis by area where it shrinks, bilinearly
/// where it grows. `grey` gives one plane of Rec. 601 luma, otherwise there are as many planes as the picture has
/// channels. Reads the picture row by row, so that a large one is never held as floats.
Planes resample(const Picture &picture, const PictureArea &region, int width, int height, bool grey);

} // namespace vitrine
