#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeValley()
{
    return makeSurface(
        {.name = "valley",
         .title = Message::of(VITRINE_TEXT("core", "The notes’ valley")),
         .summary = Message::of(VITRINE_TEXT(
             "core", "A long valley along an axis: plain steps swing from wall to wall and hardly move along it.")),
         .formula = "f(x, y) = x²/20 + y²",
         .low = {-10, -5},
         .high = {10, 5},
         .start = {-7, 2},
         .minima = {{0, 0}}},
        [](const auto &x, const auto &y) { return square(x) / 20 + square(y); });
}

} // namespace vitrine
