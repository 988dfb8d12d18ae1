#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeRastrigin()
{
    return makeSurface(
        {.name = "rastrigin",
         .title = Message::of(VITRINE_TEXT("core", "Rastrigin")),
         .summary =
             Message::of(VITRINE_TEXT("core", "A bowl full of dents: a local minimum at almost every whole number.")),
         .formula = "f(x, y) = 20 + x² + y² − 10·(cos(2π·x) + cos(2π·y))",
         .low = {-5.12, -5.12},
         .high = {5.12, 5.12},
         .start = {-2.6, 3.3},
         .minima = {{0, 0}}},
        [](const auto &x, const auto &y) {
            using std::cos;
            return 20 + square(x) + square(y) - 10 * (cos(2 * std::numbers::pi * x) + cos(2 * std::numbers::pi * y));
        });
}

} // namespace vitrine
