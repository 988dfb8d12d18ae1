#pragma once

#include "core/training/Hyperparameters.h"

namespace vitrine {

// The hyperparameters that several optimizers share, with the names and defaults of the command line.

HyperparameterSpec learningRate(double defaultValue); ///< lr, α
HyperparameterSpec momentumFactor(); ///< momentum, β
HyperparameterSpec decayRate(); ///< rho, ρ
HyperparameterSpec firstDecayRate(); ///< beta1, β₁
HyperparameterSpec secondDecayRate(); ///< beta2, β₂
HyperparameterSpec epsilon(); ///< eps, ε
HyperparameterSpec weightPenalty(); ///< weight_decay, λ: L2, added to the gradient
HyperparameterSpec decoupledWeightDecay(); ///< weight_decay, λ: apart from the gradient
HyperparameterSpec settingSwitch(const std::string &name, bool isOn, Message help);

} // namespace vitrine
