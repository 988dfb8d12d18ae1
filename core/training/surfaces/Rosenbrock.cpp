#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeRosenbrock()
{
    return makeSurface({.name = "rosenbrock",
                        .title = Message::of(VITRINE_TEXT("core", "Rosenbrock")),
                        .summary = Message::of(
                            VITRINE_TEXT("core", "A bent valley with steep walls: into it is easy, along it is far.")),
                        .formula = "f(x, y) = (1 − x)² + 100·(y − x²)²",
                        .low = {-2, -1},
                        .high = {2, 3},
                        .start = {-1.5, 2},
                        .minima = {{1, 1}}},
                       [](const auto &x, const auto &y) { return square(1 - x) + 100 * square(y - square(x)); });
}

} // namespace vitrine
