#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

std::unique_ptr<VariantKind> makeLabelNoiseVariant()
{
    return makeNumberVariant(
        {"label-noise", Message::of(VITRINE_TEXT("core", "Label noise")),
         Message::of(VITRINE_TEXT("core",
                                  "Some training items have a wrong label: look at how far the training loss still "
                                  "falls, and when the validation turns."))},
        {.min = 0,
         .max = 1,
         .pattern = VITRINE_TEXT("core", "Label noise %1"),
         .off = VITRINE_TEXT("core", "Without label noise"),
         .get = [](const TrainSetup &setup) { return setup.labelNoise; },
         .set = [](TrainSetup &setup, double value) { setup.labelNoise = value; },
         .propose = [](double now) { return now > 0 ? 0 : 0.2; }});
}

} // namespace vitrine
