#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine {

/// A rectangle of pixels as GIF has them: numbers of colours in a table.
struct GifPixels {
    static constexpr int mostColours = 255; ///< one of the 256 says "as before"

    std::vector<std::array<std::uint8_t, 3>> colours;
    std::vector<std::uint8_t> indices; ///< row by row
    int unchanged = 0; ///< the number that says "as before"; it is behind the colours
};

/// `rgb`: width × height × 3. `changed`: for each pixel whether it is to be drawn. Few colours are kept
/// exactly, of many the table is chosen to fit (libimagequant's modified median cut, with no dither: plots and text
/// stay clean).
GifPixels gifPixels(std::span<const std::uint8_t> rgb, const std::vector<bool> &changed, int width, int height);

} // namespace vitrine
