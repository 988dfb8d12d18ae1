#include "core/data/DigitMasters.h"

#include <cassert>

// The sheet lies in the program as it lies in the repository: a PGM file, whose header is 15 bytes for 360 × n
// hundreds. core/CMakeLists.txt names the file.
asm(".pushsection .rodata, \"a\", @progbits\n"
    ".balign 8\n"
    ".local vitrine_digit_masters\n"
    "vitrine_digit_masters:\n"
    ".incbin \"" VITRINE_DIGIT_MASTERS "\"\n"
    ".local vitrine_digit_masters_end\n"
    "vitrine_digit_masters_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
extern const std::uint8_t vitrine_digit_masters[];
extern const std::uint8_t vitrine_digit_masters_end[];
}

namespace vitrine {

namespace {

constexpr int digits = 10;
constexpr int rowBytes = digits * DigitMasters::cellSide;
constexpr int fontBytes = rowBytes * DigitMasters::cellSide;

/// The values lie at the end of the file: its header is shorter than a font's row of digits.
struct Sheet {
    int fonts = static_cast<int>(vitrine_digit_masters_end - vitrine_digit_masters) / fontBytes;
    const std::uint8_t *values = vitrine_digit_masters_end - fonts * fontBytes;
};

const Sheet &sheet()
{
    static const Sheet theSheet;
    return theSheet;
}

} // namespace

int DigitMasters::fonts()
{
    return sheet().fonts;
}

int DigitMasters::at(int font, int digit, int x, int y)
{
    assert(font >= 0 && font < fonts() && digit >= 0 && digit < digits);
    if (x < 0 || y < 0 || x >= cellSide || y >= cellSide)
        return 0;
    return sheet().values[font * fontBytes + y * rowBytes + digit * cellSide + x];
}

} // namespace vitrine
