#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeStyblinskiTang()
{
    return makeSurface(
        {.name = "styblinski_tang",
         .title = Message::of(VITRINE_TEXT("core", "Styblinski–Tang")),
         .summary = Message::of(
             VITRINE_TEXT("core", "Four minima of different depth: a path downhill may end in the wrong one.")),
         .formula = "f(x, y) = 0.5·(x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)",
         .low = {-5, -5},
         .high = {5, 5},
         .start = {0.3, 4},
         .minima = {{-2.903534027771177, -2.903534027771177}}},
        [](const auto &x, const auto &y) {
            return 0.5 * (square(square(x)) - 16 * square(x) + 5 * x + square(square(y)) - 16 * square(y) + 5 * y);
        });
}

} // namespace vitrine
