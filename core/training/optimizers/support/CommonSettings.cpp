#include "core/training/optimizers/support/CommonSettings.h"

namespace vitrine {

namespace {

/// A rate of forgetting: below 1, for at 1 nothing new would ever count.
HyperparameterSpec forgetting(const std::string &name, const std::string &symbol, double defaultValue, Message help)
{
    return {.name = name,
            .symbol = symbol,
            .defaultValue = defaultValue,
            .min = 0,
            .max = 0.9999999,
            .usualMin = 0,
            .usualMax = 0.9999,
            .help = std::move(help)};
}

HyperparameterSpec decay(Message help)
{
    return {.name = "weight_decay",
            .symbol = "λ",
            .defaultValue = 0,
            .min = 0,
            .max = 1000,
            .usualMin = 1e-6,
            .usualMax = 1,
            .logarithmic = true,
            .help = std::move(help)};
}

} // namespace

HyperparameterSpec learningRate(double defaultValue)
{
    return {.name = "lr",
            .symbol = "α",
            .defaultValue = defaultValue,
            .min = 0,
            .max = 1e6,
            .usualMin = 1e-6,
            .usualMax = 10,
            .logarithmic = true,
            .help = Message::of(VITRINE_TEXT("core", "Learning rate: how far a step goes."))};
}

HyperparameterSpec momentumFactor()
{
    // At 1 nothing is forgotten, which is worth seeing.
    return {.name = "momentum",
            .symbol = "β",
            .defaultValue = 0.9,
            .min = 0,
            .max = 1,
            .usualMin = 0,
            .usualMax = 1,
            .help = Message::of(VITRINE_TEXT("core", "Momentum: how much of the last step is kept."))};
}

HyperparameterSpec decayRate()
{
    return forgetting("rho", "ρ", 0.9,
                      Message::of(VITRINE_TEXT("core", "How much of the average of squared gradients is kept.")));
}

HyperparameterSpec firstDecayRate()
{
    return forgetting("beta1", "β₁", 0.9,
                      Message::of(VITRINE_TEXT("core", "How much of the average of gradients is kept.")));
}

HyperparameterSpec secondDecayRate()
{
    return forgetting("beta2", "β₂", 0.999,
                      Message::of(VITRINE_TEXT("core", "How much of the average of squared gradients is kept.")));
}

HyperparameterSpec epsilon()
{
    return {.name = "eps",
            .symbol = "ε",
            .defaultValue = 1e-8,
            .min = 0,
            .max = 1,
            .usualMin = 1e-12,
            .usualMax = 1e-2,
            .logarithmic = true,
            .help = Message::of(VITRINE_TEXT("core", "Small number that keeps the divisor away from 0."))};
}

HyperparameterSpec weightPenalty()
{
    return decay(Message::of(VITRINE_TEXT("core", "L2 penalty: λ·w is added to the gradient.")));
}

HyperparameterSpec decoupledWeightDecay()
{
    return decay(Message::of(VITRINE_TEXT("core", "Decoupled weight decay: each step takes α·λ·w off the weight.")));
}

HyperparameterSpec settingSwitch(const std::string &name, bool isOn, Message help)
{
    return {.name = name,
            .symbol = name,
            .defaultValue = isOn ? 1.0 : 0.0,
            .min = 0,
            .max = 1,
            .usualMin = 0,
            .usualMax = 1,
            .isSwitch = true,
            .help = std::move(help)};
}

} // namespace vitrine
