#pragma once

#include "core/base/Cancel.h"
#include "core/trace/Trace.h"
#include "core/units/UnitFunction.h"

#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// Whether a kind of block looks at each number alone: y = f(x).
bool isElementwise(const BlockKind &kind);
/// Every such kind, in the order of the table.
std::vector<const BlockKind *> elementwiseKinds();

/// How an activation is set.
struct ActivationSetting {
    const BlockKind *kind = nullptr;
    Params params = {};
    std::optional<double> slope = {}; ///< below 0, of one that learns it (PReLU); none: as it starts
};

/// With its defaults, but for the slope below 0, which all have that take one.
ActivationSetting usualSetting(const BlockKind &kind, double slope);
/// As a node of a run has it. Of a PReLU with a slope for each channel, their mean.
ActivationSetting settingOf(const Trace &trace, int node);
/// Whether usualSetting() has use for the slope.
bool takesSlope(const BlockKind &kind);

/// f of one number, made of the very operations that the block's forward pass calls.
UnitFunction activationFunction(const ActivationSetting &setting);

/// What an activation makes of numbers.
struct ActivationFigures {
    std::int64_t count = 0; ///< numbers
    double mean = 0, deviation = 0; ///< of what it answers
    double positiveShare = 0; ///< of what it answers
    double flatShare = 0; ///< of the numbers at which |f′| is below the threshold: it saturates there
    double blockedShare = 0; ///< at which f′ is exactly 0: no gradient goes through
    double meanSlope = 0; ///< of |f′|: what a gradient is multiplied by on the way back, on average
    std::int64_t units = 0; ///< channels, or numbers where there are no channels
    std::int64_t deadUnits = 0; ///< f′ is 0 at every number of theirs, in all samples
    std::int64_t flatUnits = 0; ///< |f′| is below the threshold at every number of theirs
};

/// The figures for pre-activations [N, C, …]. An empty result where it was cancelled.
std::optional<ActivationFigures> activationFigures(UnitFunction &f, const Snapshot &preActivations, double threshold,
                                                   const Cancel &cancel);

/// y = f(x) and f′(x) for evenly spaced x.
struct ActivationCurve {
    std::vector<double> x, y, slope;
};
ActivationCurve activationCurve(UnitFunction &f, double from, double to, int points);

/// The layer that reads a node's answers and has weights, and how far the gradients of one neuron's weights agree.
struct SignAgreement {
    std::string path; ///< of the layer: "fc2"
    double share = 0; ///< of a neuron's weights with a gradient, how many have the commoner sign; the mean over neurons
    std::int64_t neurons = 0; ///< that have a gradient at all
};
/// Nothing where no such layer follows directly or behind pooling and reshaping, or there was no backward pass.
std::optional<SignAgreement> signAgreement(const Trace &trace, int node);

} // namespace vitrine
