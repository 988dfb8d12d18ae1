#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

std::unique_ptr<VariantKind> makeClippingVariant()
{
    return makeNumberVariant(
        {"clip", Message::of(VITRINE_TEXT("core", "Gradient clipping")),
         Message::of(VITRINE_TEXT("core",
                                  "Long gradients are shortened: look at whether the loss still jumps, and whether "
                                  "a large learning rate now holds."))},
        {.min = 0,
         .max = 1000,
         .isLogarithmic = true,
         .pattern = VITRINE_TEXT("core", "Gradient clipped to %1"),
         .off = VITRINE_TEXT("core", "Without gradient clipping"),
         .get = [](const TrainSetup &setup) { return setup.controls.clipNorm; },
         .set = [](TrainSetup &setup, double value) { setup.controls.clipNorm = value; },
         .propose = [](double now) { return now > 0 ? 0 : 1.0; }});
}

} // namespace vitrine
