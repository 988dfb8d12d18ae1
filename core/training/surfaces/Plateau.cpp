#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makePlateau()
{
    return makeSurface({.name = "plateau",
                        .title = Message::of(VITRINE_TEXT("core", "Plateau")),
                        .summary = Message::of(
                            VITRINE_TEXT("core", "A hollow in a plain: far from it the gradient all but vanishes.")),
                        .formula = "f(x, y) = 1 − exp(−(x² + y²)/4)",
                        .low = {-5, -5},
                        .high = {5, 5},
                        .start = {-3.5, 2.5},
                        .minima = {{0, 0}}},
                       [](const auto &x, const auto &y) {
                           using std::exp;
                           return 1 - exp(-(square(x) + square(y)) / 4);
                       });
}

} // namespace vitrine
