#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeHimmelblau()
{
    return makeSurface(
        {.name = "himmelblau",
         .title = Message::of(VITRINE_TEXT("core", "Himmelblau")),
         .summary = Message::of(
             VITRINE_TEXT("core", "Four minima of the same depth: which one is reached depends on the start.")),
         .formula = "f(x, y) = (x² + y − 11)² + (x + y² − 7)²",
         .low = {-5, -5},
         .high = {5, 5},
         .start = {0, -1},
         .minima = {{3, 2},
                    {-2.805118086952745, 3.131312518250573},
                    {-3.779310253377747, -3.283185991286170},
                    {3.584428340330492, -1.848126526964404}}},
        [](const auto &x, const auto &y) { return square(square(x) + y - 11) + square(x + square(y) - 7); });
}

} // namespace vitrine
