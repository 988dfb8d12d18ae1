#pragma once

#include "core/blocks/BlockKind.h"
#include "core/trace/Trace.h"
#include "core/units/UnitFunction.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// One sample as a loss sees it: what was predicted, and what it shall be, number by number.
struct Prediction {
    std::vector<double> values;
    std::vector<double> targets; ///< one-hot, where the target is a class
    std::optional<std::size_t> right; ///< the class, where it is one
};

/// What a loss node of a run compared, of one sample. Nothing where it has no target, ignores it, or compares places of
/// a map rather than a list.
std::optional<Prediction> predictionOf(const Trace &trace, int loss, std::int64_t sample);

/// How losses are set that stand in for the run's own.
struct LossSettings {
    double delta = 1; ///< Huber
    double alpha = 0.25, gamma = 2; ///< Focal
    double smoothing = 0; ///< CrossEntropy
};

/// A kind of loss with its parameters; those that it does not have are left out.
struct LossChoice {
    const BlockKind *kind = nullptr;
    Params params;
    static LossChoice of(const BlockKind &kind, const LossSettings &settings);
};
/// Every kind of loss that compares lists of numbers.
std::vector<const BlockKind *> lossKinds();
/// Whether it takes what is between 0 and 1 only.
bool takesProbabilities(const BlockKind &loss);
/// Whether it puts a sigmoid over each number itself.
bool takesScores(const BlockKind &loss);
/// Whether it wants one right class.
bool takesClass(const BlockKind &loss);

/// The loss of a sample as a function of all its predicted numbers; the targets stay. `prediction.right` must be there
/// for a loss that takes a class.
UnitFunction lossFunction(const LossChoice &choice, const Prediction &prediction);

/// A loss, and its derivative by what was predicted.
struct LossPoint {
    double loss = 0, slope = 0;
};
/// The loss of one probability alone against its target, 0 < p < 1: of cross-entropy the part of its class, −t·ln p.
LossPoint elementLoss(const LossChoice &choice, double probability, double target);

/// The loss along one predicted number x, the others as they are.
struct LossCurve {
    std::vector<double> x, loss;
};
LossCurve lossCurve(UnitFunction &loss, std::vector<double> values, std::size_t along, double from, double to,
                    int points);

} // namespace vitrine
