#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeGoldsteinPrice()
{
    return makeSurface(
        {.name = "goldstein_price",
         .title = Message::of(VITRINE_TEXT("core", "Goldstein–Price")),
         .summary = Message::of(
             VITRINE_TEXT("core", "Values from 3 to a million: a rate that suits the floor leaps away on the walls.")),
         .formula = "f(x, y) = (1 + (x + y + 1)²·(19 − 14x + 3x² − 14y + 6x·y + 3y²))·(30 + (2x − 3y)²·(18 − 32x + "
                    "12x² + 48y − 36x·y + 27y²))",
         .low = {-2, -2},
         .high = {2, 2},
         .start = {-0.8, 0.6},
         .minima = {{0, -1}}},
        [](const auto &x, const auto &y) {
            return (1 + square(x + y + 1) * (19 - 14 * x + 3 * square(x) - 14 * y + 6 * x * y + 3 * square(y)))
                * (30 + square(2 * x - 3 * y) * (18 - 32 * x + 12 * square(x) + 48 * y - 36 * x * y + 27 * square(y)));
        });
}

} // namespace vitrine
