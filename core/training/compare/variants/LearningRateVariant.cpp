#include "core/training/OptimizerKind.h"
#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

namespace {

double present(const TrainSetup &setup)
{
    const auto given = setup.controls.hyperparameters.find("lr");
    if (given != setup.controls.hyperparameters.end())
        return given->second;
    if (const OptimizerKind *kind = findOptimizerKind(setup.optimizer))
        for (const HyperparameterSpec &spec : kind->hyperparameters())
            if (spec.name == "lr")
                return spec.defaultValue;
    return 0.01;
}

} // namespace

std::unique_ptr<VariantKind> makeLearningRateVariant()
{
    return makeNumberVariant(
        {"learning-rate", Message::of(VITRINE_TEXT("core", "Learning rate")),
         Message::of(VITRINE_TEXT("core",
                                  "Too small learns slowly, too large is rough or runs away: look at how steep and how "
                                  "rough the first steps are."))},
        {.min = 1e-7,
         .max = 10,
         .isLogarithmic = true,
         .pattern = VITRINE_TEXT("core", "Learning rate %1"),
         .get = present,
         .set = [](TrainSetup &setup, double value) { setup.controls.hyperparameters["lr"] = value; },
         .propose = [](double now) { return now * 10; }});
}

} // namespace vitrine
