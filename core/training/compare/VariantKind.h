#pragma once

#include "core/training/TrainSetup.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// What a variant is set to: one of its choices, or a number.
struct VariantValue {
    std::string choice; ///< its name; empty: the number counts
    double number = 0;

    bool operator==(const VariantValue &) const = default;
};

struct VariantChoice {
    std::string name; ///< "without", "he"
    Message title; ///< "Without", "Kaiming He"
};

/// What can be set about a variant of a certain run.
struct VariantOptions {
    std::vector<VariantChoice> choices; ///< one is taken; empty: a number is set
    double min = 0, max = 0; ///< of the number
    bool isWhole = false, isLogarithmic = false;
    VariantValue proposal; ///< worth trying first
};

/// One thing in which two runs may differ, so that it shows what it is good for: one file each in
/// core/training/compare/variants. Knows no torch. It needs network and settings of a run, not its items.
class VariantKind {
public:
    virtual ~VariantKind() = default;

    virtual std::string name() const = 0; ///< "batch-norm"
    virtual Message title() const = 0; ///< "Batch norm"
    virtual Message watch() const = 0; ///< one sentence: what to look at
    /// Fails, and says why, where the run has nothing that this could change.
    virtual Result<VariantOptions> options(const TrainSetup &setup) const = 0;
    /// "Without batch norm", "Learning rate 0.01"
    virtual Message describe(const VariantValue &value) const = 0;
    /// Changes a run to which options() apply. `setup.tensors` may be changed too: see makeTwin().
    virtual Result<void> apply(TrainSetup &setup, const VariantValue &value) const = 0;
};

const std::vector<std::unique_ptr<VariantKind>> &variantKinds();
const VariantKind *findVariantKind(std::string_view name);

/// A variant that was chosen.
struct Variant {
    std::string kind;
    VariantValue value;

    bool operator==(const Variant &) const = default;
};

/// A run that differs from another in one thing alone: the same items, batches and seed, and the same first weights in
/// every tensor that both have in the same shape. Fails where the variant does not apply or its value is not legal.
Result<TrainSetup> makeTwin(const TrainSetup &original, const Variant &variant);

/// The weights that a run begins with.
Result<TensorMap> startingTensors(const TrainSetup &setup);

} // namespace vitrine
