#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeRavine()
{
    return makeSurface(
        {.name = "ravine",
         .title = Message::of(VITRINE_TEXT("core", "Ravine")),
         .summary = Message::of(VITRINE_TEXT("core",
                                             "A narrow oblique valley, a hundred times steeper across than along: no "
                                             "axis points the way, so that rates per weight help little.")),
         .formula = "f(x, y) = 0.05·(x + y)² + 5·(x − y)²",
         .low = {-4, -4},
         .high = {4, 4},
         .start = {-3.5, -2.5},
         .minima = {{0, 0}}},
        [](const auto &x, const auto &y) { return 0.05 * square(x + y) + 5 * square(x - y); });
}

} // namespace vitrine
