#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

std::unique_ptr<VariantKind> makeAveragingVariant()
{
    return makeNumberVariant(
        {"ema", Message::of(VITRINE_TEXT("core", "Averaged weights")),
         Message::of(VITRINE_TEXT("core",
                                  "A moving average of the weights validates: look at how calm its validation curve "
                                  "is. Training itself stays the same."))},
        {.min = 0,
         .max = 0.9999,
         .pattern = VITRINE_TEXT("core", "Averaged weights, decay %1"),
         .off = VITRINE_TEXT("core", "Without averaged weights"),
         .get = [](const TrainSetup &setup) { return setup.emaDecay; },
         .set = [](TrainSetup &setup, double value) { setup.emaDecay = value; },
         .propose = [](double now) { return now > 0 ? 0 : 0.99; }});
}

} // namespace vitrine
