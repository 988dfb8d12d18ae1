#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeAckley()
{
    return makeSurface(
        {.name = "ackley",
         .title = Message::of(VITRINE_TEXT("core", "Ackley")),
         .summary = Message::of(VITRINE_TEXT(
             "core", "Nearly flat and full of dents outside, a deep hole with a sharp point in the middle.")),
         .formula = "f(x, y) = 20 + e − 20·exp(−0.2·√(0.5·(x² + y²))) − exp(0.5·(cos(2π·x) + cos(2π·y)))",
         .low = {-5, -5},
         .high = {5, 5},
         .start = {-2.5, 3.4},
         .minima = {{0, 0}}},
        [](const auto &x, const auto &y) {
            using std::cos;
            using std::exp;
            using std::sqrt;
            return 20 + std::numbers::e - 20 * exp(-0.2 * sqrt(0.5 * (square(x) + square(y))))
                - exp(0.5 * (cos(2 * std::numbers::pi * x) + cos(2 * std::numbers::pi * y)));
        });
}

} // namespace vitrine
