#include "core/training/compare/CompareRuns.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

double best(std::span<const EpochRecord> epochs, const EpochFigure &figure, bool largest)
{
    double found = none;
    for (const EpochRecord &epoch : epochs)
        if (const double value = figure(epoch); std::isfinite(value) && !(largest ? found >= value : found <= value))
            found = value;
    return found;
}

/// −1 stands for a set in which there is nothing to be found.
double known(double precision)
{
    return precision < 0 ? none : precision;
}

} // namespace

double Smoother::add(double value)
{
    if (!std::isfinite(value))
        return value;
    m_sum = m_keep * m_sum + (1 - m_keep) * value;
    m_weight = m_keep * m_weight + (1 - m_keep);
    return m_sum / m_weight;
}

double placeOn(RunAxis axis, const StepRecord &step)
{
    switch (axis) {
    case RunAxis::Steps:
        return static_cast<double>(step.step);
    case RunAxis::Epochs:
        return step.epoch;
    case RunAxis::Seconds:
        break;
    }
    return step.seconds;
}

std::vector<RunPoint> smoothedCurve(std::span<const StepRecord> steps, double StepRecord::*figure, RunAxis axis,
                                    double keep)
{
    Smoother smoother(keep);
    std::vector<RunPoint> curve;
    curve.reserve(steps.size());
    for (const StepRecord &step : steps)
        if (std::isfinite(step.*figure))
            curve.push_back({placeOn(axis, step), smoother.add(step.*figure)});
    return curve;
}

double apOf(const EpochRecord &epoch)
{
    return epoch.validationScore ? known(epoch.validationScore->ap) : none;
}

double ap50Of(const EpochRecord &epoch)
{
    return epoch.validationScore ? known(epoch.validationScore->ap50) : none;
}

double qualityOf(const EpochRecord &epoch)
{
    return epoch.validationScore ? ap50Of(epoch) : epoch.validationAccuracy;
}

std::vector<RunPoint> epochCurve(const ComparedRun &run, const EpochFigure &figure, RunAxis axis)
{
    std::vector<RunPoint> curve;
    for (const EpochRecord &epoch : run.epochs) {
        const std::int64_t step = epoch.epoch * run.stepsPerEpoch;
        double x = static_cast<double>(axis == RunAxis::Epochs ? epoch.epoch : step);
        if (axis == RunAxis::Seconds) {
            const auto at = std::lower_bound(run.steps.begin(), run.steps.end(), step,
                                             [](const StepRecord &point, std::int64_t s) { return point.step < s; });
            if (run.steps.empty())
                break;
            x = at == run.steps.end() ? run.steps.back().seconds : at->seconds;
        }
        if (const double value = figure(epoch); std::isfinite(value))
            curve.push_back({x, value});
    }
    return curve;
}

std::optional<double> valueAt(std::span<const RunPoint> curve, double x)
{
    const auto after = std::lower_bound(curve.begin(), curve.end(), x,
                                        [](const RunPoint &point, double place) { return point.x < place; });
    if (after == curve.end())
        return std::nullopt;
    if (after->x == x)
        return after->y;
    if (after == curve.begin())
        return std::nullopt;
    const RunPoint &before = *(after - 1);
    return before.y + (after->y - before.y) * (x - before.x) / (after->x - before.x);
}

std::vector<RunPoint> gapBetween(std::span<const RunPoint> twin, std::span<const RunPoint> original)
{
    std::vector<RunPoint> gap;
    for (const RunPoint &point : twin)
        if (const auto other = valueAt(original, point.x))
            gap.push_back({point.x, point.y - *other});
    return gap;
}

RunFigures figuresOf(const ComparedRun &run, double keep)
{
    RunFigures figures;
    if (!run.steps.empty()) {
        const StepRecord &last = run.steps.back();
        figures.steps = last.step;
        figures.trainLoss = smoothedCurve(run.steps, &StepRecord::loss, RunAxis::Steps, keep).back().y;
        if (last.step > 0)
            figures.secondsPerStep = last.seconds / static_cast<double>(last.step);
    }
    if (!run.epochs.empty()) {
        figures.validationLoss = run.epochs.back().validationLoss;
        figures.validationAccuracy = run.epochs.back().validationAccuracy;
        figures.bestValidationLoss = best(run.epochs, &EpochRecord::validationLoss, false);
        figures.bestValidationAccuracy = best(run.epochs, &EpochRecord::validationAccuracy, true);
        figures.ap = apOf(run.epochs.back());
        figures.ap50 = ap50Of(run.epochs.back());
        figures.bestAp50 = best(run.epochs, ap50Of, true);
    }
    return figures;
}

RunDifference differenceOf(const ComparedRun &twin, const ComparedRun &original, double keep)
{
    RunDifference difference;
    if (twin.steps.empty() || original.steps.empty())
        return difference;
    if (twin.stepsPerEpoch != original.stepsPerEpoch)
        difference.axis = RunAxis::Epochs;
    const auto a = smoothedCurve(twin.steps, &StepRecord::loss, difference.axis, keep);
    const auto b = smoothedCurve(original.steps, &StepRecord::loss, difference.axis, keep);
    difference.place = std::min(a.back().x, b.back().x);
    const auto ofTwin = valueAt(a, difference.place), ofOriginal = valueAt(b, difference.place);
    if (ofTwin && ofOriginal) {
        difference.loss = *ofTwin - *ofOriginal;
        if (*ofOriginal != 0)
            difference.relativeLoss = difference.loss / std::abs(*ofOriginal);
    }
    const std::size_t epochs = std::min(twin.epochs.size(), original.epochs.size());
    if (epochs > 0) {
        const EpochRecord &left = twin.epochs[epochs - 1], &right = original.epochs[epochs - 1];
        difference.validationLoss = left.validationLoss - right.validationLoss;
        difference.validationAccuracy = left.validationAccuracy - right.validationAccuracy;
        difference.ap50 = ap50Of(left) - ap50Of(right);
    }
    const double ownTime = figuresOf(twin, keep).secondsPerStep, otherTime = figuresOf(original, keep).secondsPerStep;
    if (otherTime > 0)
        difference.timeRatio = ownTime / otherTime;
    return difference;
}

} // namespace vitrine
