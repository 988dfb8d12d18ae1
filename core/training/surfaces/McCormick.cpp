#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeMcCormick()
{
    return makeSurface(
        {.name = "mccormick",
         .title = Message::of(VITRINE_TEXT("core", "McCormick")),
         .summary = Message::of(VITRINE_TEXT(
             "core", "A slanted trough with waves, which goes on downwards beyond the part that is shown.")),
         .formula = "f(x, y) = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1",
         .low = {-1.5, -3},
         .high = {4, 4},
         .start = {2.5, 3},
         .minima = {{-0.547197551196598, -1.547197551196598}}},
        [](const auto &x, const auto &y) {
            using std::sin;
            return sin(x + y) + square(x - y) - 1.5 * x + 2.5 * y + 1;
        });
}

} // namespace vitrine
