#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeBooth()
{
    return makeSurface({.name = "booth",
                        .title = Message::of(VITRINE_TEXT("core", "Booth")),
                        .summary = Message::of(VITRINE_TEXT("core", "A smooth oblique bowl with one minimum.")),
                        .formula = "f(x, y) = (x + 2y − 7)² + (2x + y − 5)²",
                        .low = {-10, -10},
                        .high = {10, 10},
                        .start = {-6, -6},
                        .minima = {{1, 3}}},
                       [](const auto &x, const auto &y) { return square(x + 2 * y - 7) + square(2 * x + y - 5); });
}

} // namespace vitrine
