#pragma once

#include "core/training/observe/StepSeries.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// What runs are compared against.
enum class RunAxis { Steps, Epochs, Seconds };

/// A moving average whose weights are divided by their sum, so that the beginning is not drawn to 0.
class Smoother {
public:
    explicit Smoother(double keep) : m_keep(keep) { } ///< weight of the past, 0 … 0.99
    double add(double value);

private:
    double m_keep, m_sum = 0, m_weight = 0;
};

struct RunPoint {
    double x = 0, y = 0;
};

double placeOn(RunAxis axis, const StepRecord &step);
/// The loss or accuracy of a run's steps, smoothed.
std::vector<RunPoint> smoothedCurve(std::span<const StepRecord> steps, double StepRecord::*figure, RunAxis axis,
                                    double keep);
/// What a curve is at x, between its points; nothing before its first and behind its last.
std::optional<double> valueAt(std::span<const RunPoint> curve, double x);
/// Twin minus original, at each of the twin's points where the original has come as far.
std::vector<RunPoint> gapBetween(std::span<const RunPoint> twin, std::span<const RunPoint> original);

/// A run as it is compared.
struct ComparedRun {
    std::span<const StepRecord> steps; ///< evenly spaced
    std::span<const EpochRecord> epochs;
    std::int64_t stepsPerEpoch = 1;
};

/// Of an epoch: a member of its record, say; NaN where there is none.
using EpochFigure = std::function<double(const EpochRecord &)>;
/// AP and AP50 of a detector on the validation part.
double apOf(const EpochRecord &epoch);
double ap50Of(const EpochRecord &epoch);
/// What judges a network, 0 … 1: the AP50 of a detector, the accuracy of another.
double qualityOf(const EpochRecord &epoch);

/// A figure after each epoch, at the time of its last step.
std::vector<RunPoint> epochCurve(const ComparedRun &run, const EpochFigure &figure, RunAxis axis);

/// The last and best figures of a run; NaN where there are none.
struct RunFigures {
    double trainLoss = none; ///< smoothed, of the last step
    double validationLoss = none, bestValidationLoss = none;
    double validationAccuracy = none, bestValidationAccuracy = none;
    double ap = none, ap50 = none, bestAp50 = none; ///< of a detector, on the validation part
    double secondsPerStep = none;
    std::int64_t steps = 0;
};
RunFigures figuresOf(const ComparedRun &run, double keep);

/// How a twin did beside its original, after as much of both as there is.
struct RunDifference {
    RunAxis axis = RunAxis::Steps; ///< Epochs where their epochs have different numbers of steps
    double place = 0; ///< steps or epochs after which they are compared
    double loss = none; ///< twin minus original, of the smoothed training loss
    double relativeLoss = none; ///< of the original's
    double validationLoss = none; ///< twin minus original, after the same epochs
    double validationAccuracy = none, ap50 = none; ///< likewise
    double timeRatio = none; ///< of a step: twin over original
};
RunDifference differenceOf(const ComparedRun &twin, const ComparedRun &original, double keep);

} // namespace vitrine
