#include "core/training/surfaces/support/FormulaSurface.h"

namespace vitrine {

std::unique_ptr<SurfaceKind> makeBeale()
{
    return makeSurface({.name = "beale",
                        .title = Message::of(VITRINE_TEXT("core", "Beale")),
                        .summary = Message::of(VITRINE_TEXT(
                            "core", "Flat in the middle and steep at the corners, so that no single rate suits both.")),
                        .formula = "f(x, y) = (1.5 − x + x·y)² + (2.25 − x + x·y²)² + (2.625 − x + x·y³)²",
                        .low = {-4.5, -4.5},
                        .high = {4.5, 4.5},
                        .start = {1, 1.5},
                        .minima = {{3, 0.5}}},
                       [](const auto &x, const auto &y) {
                           return square(1.5 - x + x * y) + square(2.25 - x + x * square(y))
                               + square(2.625 - x + x * square(y) * y);
                       });
}

} // namespace vitrine
