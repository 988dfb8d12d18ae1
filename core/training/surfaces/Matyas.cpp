#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeMatyas()
{
    return makeSurface(
        {.name = "matyas",
         .title = Message::of(VITRINE_TEXT("core", "Matyas")),
         .summary = Message::of(VITRINE_TEXT("core", "A shallow oblique valley, nearly flat along its floor.")),
         .formula = "f(x, y) = 0.26·(x² + y²) − 0.48·x·y",
         .low = {-10, -10},
         .high = {10, 10},
         .start = {-8, -4},
         .minima = {{0, 0}}},
        [](const auto &x, const auto &y) { return 0.26 * (square(x) + square(y)) - 0.48 * x * y; });
}

} // namespace vitrine
