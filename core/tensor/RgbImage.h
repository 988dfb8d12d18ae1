#pragma once

#include "core/tensor/ColourMap.h"

#include <cassert>
#include <cstdint>
#include <vector>

namespace vitrine {

/// An 8-bit colour picture that was computed: rows from the top, red, green, blue interleaved.
struct RgbImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> values;

    static RgbImage filled(int width, int height, Rgb colour);

    Rgb at(int x, int y) const
    {
        const std::size_t start = index(x, y);
        return {values[start], values[start + 1], values[start + 2]};
    }
    void set(int x, int y, Rgb colour)
    {
        const std::size_t start = index(x, y);
        values[start] = colour.red;
        values[start + 1] = colour.green;
        values[start + 2] = colour.blue;
    }

private:
    std::size_t index(int x, int y) const
    {
        assert(x >= 0 && x < width && y >= 0 && y < height);
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
    }
};

inline RgbImage RgbImage::filled(int width, int height, Rgb colour)
{
    RgbImage image{width, height, {}};
    const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    image.values.reserve(pixels * 3);
    for (std::size_t i = 0; i < pixels; ++i)
        image.values.insert(image.values.end(), {colour.red, colour.green, colour.blue});
    return image;
}

} // namespace vitrine
