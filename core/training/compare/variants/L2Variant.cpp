#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

std::unique_ptr<VariantKind> makeL2Variant()
{
    return makeNumberVariant(
        {"l2", Message::of(VITRINE_TEXT("core", "L2 penalty")),
         Message::of(VITRINE_TEXT("core",
                                  "Small weights fit the training data less closely: look at the distance between "
                                  "training and validation late in the run."))},
        {.min = 0,
         .max = 1,
         .isLogarithmic = true,
         .pattern = VITRINE_TEXT("core", "L2 penalty %1"),
         .off = VITRINE_TEXT("core", "Without L2 penalty"),
         .get = [](const TrainSetup &setup) { return setup.controls.l2; },
         .set = [](TrainSetup &setup, double value) { setup.controls.l2 = value; },
         .propose = [](double now) { return now > 0 ? 0 : 0.001; }});
}

} // namespace vitrine
