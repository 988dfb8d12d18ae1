#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeThreeHumpCamel()
{
    return makeSurface(
        {.name = "three_hump_camel",
         .title = Message::of(VITRINE_TEXT("core", "Three-hump camel")),
         .summary = Message::of(VITRINE_TEXT("core", "Three hollows in a row, the middle one the deepest.")),
         .formula = "f(x, y) = 2x² − 1.05x⁴ + x⁶/6 + x·y + y²",
         .low = {-2.5, -2.5},
         .high = {2.5, 2.5},
         .start = {-1.9, 2},
         .minima = {{0, 0}}},
        [](const auto &x, const auto &y) {
            return 2 * square(x) - 1.05 * square(square(x)) + square(x) * square(square(x)) / 6 + x * y + square(y);
        });
}

} // namespace vitrine
