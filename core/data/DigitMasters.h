#pragma once

#include <cstdint>
#include <span>

namespace vitrine {

/// The digits of free fonts, rendered once (tools/glyph-masters) and built into the program
/// (datasets/digits/masters.pgm).
class DigitMasters {
public:
    static constexpr int cellSide = 36; ///< pixels; the ink's longer side takes inkSide of them, in the middle
    static constexpr int inkSide = 32;

    static int fonts();
    /// The grey value 0 … 255 at a pixel of a digit, white on black; 0 outside the cell.
    static int at(int font, int digit, int x, int y);
};

} // namespace vitrine
