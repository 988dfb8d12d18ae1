#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeSaddle()
{
    return makeSurface(
        {.name = "saddle",
         .title = Message::of(VITRINE_TEXT("core", "Saddle")),
         .summary = Message::of(VITRINE_TEXT(
             "core", "Down on two sides, up on the others, and level in the middle, where gradients nearly vanish.")),
         .formula = "f(x, y) = x² − y²",
         .low = {-2, -2},
         .high = {2, 2},
         .start = {-1.5, 0.01},
         .minima = {}},
        [](const auto &x, const auto &y) { return square(x) - square(y); });
}

} // namespace vitrine
