#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

std::unique_ptr<VariantKind> makeL1Variant()
{
    return makeNumberVariant(
        {"l1", Message::of(VITRINE_TEXT("core", "L1 penalty")),
         Message::of(VITRINE_TEXT("core",
                                  "Weights that hardly help become 0: look at the weights in the Inspector, and at "
                                  "what the validation loses by it."))},
        {.min = 0,
         .max = 1,
         .isLogarithmic = true,
         .pattern = VITRINE_TEXT("core", "L1 penalty %1"),
         .off = VITRINE_TEXT("core", "Without L1 penalty"),
         .get = [](const TrainSetup &setup) { return setup.controls.l1; },
         .set = [](TrainSetup &setup, double value) { setup.controls.l1 = value; },
         .propose = [](double now) { return now > 0 ? 0 : 0.0001; }});
}

} // namespace vitrine
