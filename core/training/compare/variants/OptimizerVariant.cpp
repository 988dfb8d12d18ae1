#include "core/training/OptimizerKind.h"
#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

namespace {

constexpr double usualDecay = 0.01; ///< of AdamW, as torch.optim has it

VariantList optimizers()
{
    VariantList list;
    for (const auto &kind : optimizerKinds())
        list.choices.push_back({kind->name(), Message::verbatim(kind->title())});
    list.present = [](const TrainSetup &setup) { return Result<std::string>(setup.optimizer); };
    list.pattern = VITRINE_TEXT("core", "%1 with its usual settings");
    list.set = [](TrainSetup &setup, const std::string &name) {
        setup.optimizer = name;
        setup.controls.hyperparameters.clear(); // its own defaults
        if (name == "adamw") // without its decay it is Adam
            setup.controls.hyperparameters["weight_decay"] = usualDecay;
        return Result<void>();
    };
    list.proposal = "sgd";
    return list;
}

} // namespace

std::unique_ptr<VariantKind> makeOptimizerVariant()
{
    return makeListVariant(
        {"optimizer", Message::of(VITRINE_TEXT("core", "Optimizer")),
         Message::of(VITRINE_TEXT("core",
                                  "Each takes the same gradients in its own way, at its usual learning rate: look at "
                                  "the first epoch and at where the curves end."))},
        optimizers());
}

} // namespace vitrine
