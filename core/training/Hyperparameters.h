#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"

#include <map>
#include <span>
#include <string>

namespace vitrine {

/// A number that an optimizer or a schedule is set by.
struct HyperparameterSpec {
    std::string name; ///< as `--set` calls it: "lr", "beta1"
    std::string symbol; ///< as formulas write it: "α", "β₁"
    double defaultValue = 0;
    double min = 0; ///< smallest legal value
    double max = 0; ///< largest legal value
    double usualMin = 0; ///< a slider spans usualMin … usualMax
    double usualMax = 0;
    bool logarithmic = false; ///< the slider's scale
    bool isSwitch = false; ///< 0 or 1: a box to tick
    Message help; ///< one line
};

/// Hyperparameters by name; those that are missing have their defaults.
using Hyperparameters = std::map<std::string, double, std::less<>>;

/// Fills in defaults. An unknown name or a value out of range is an error that names the legal ones; `owner` is what
/// the specs belong to: "adam".
Result<Hyperparameters> completeHyperparameters(std::span<const HyperparameterSpec> specs, const std::string &owner,
                                                const Hyperparameters &given);

/// "lr=0.01" as a name and a finite number.
Result<std::pair<std::string, double>> parseHyperparameter(const std::string &text);

} // namespace vitrine
