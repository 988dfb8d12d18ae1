#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeSphere()
{
    return makeSurface(
        {.name = "sphere",
         .title = Message::of(VITRINE_TEXT("core", "Sphere")),
         .summary = Message::of(VITRINE_TEXT("core", "A round bowl: the gradient points straight at the minimum.")),
         .formula = "f(x, y) = x² + y²",
         .low = {-5, -5},
         .high = {5, 5},
         .start = {-4, 3},
         .minima = {{0, 0}}},
        [](const auto &x, const auto &y) { return square(x) + square(y); });
}

} // namespace vitrine
