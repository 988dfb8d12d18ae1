#include "core/training/observe/Diagnosis.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace vitrine {

namespace {

constexpr std::size_t window = 20; ///< points that a loss is averaged over
constexpr std::size_t fewestWindows = 3; ///< before anything is said about the learning rate
constexpr double climb = 1.6; ///< so many times its best, the loss has climbed back
constexpr double blowUp = 2; ///< so many times what it began with, the loss stays
constexpr double flat = 0.02; ///< a loss that fell by a smaller share than this stands still
constexpr double smallRatio = 1e-4; ///< of updates to weights; usual are some 1e-3
constexpr std::size_t patience = 3; ///< epochs that a trend must last
constexpr double overFitRise = 1.05; ///< of the validation loss over its best
constexpr double goodAccuracy = 0.85;
constexpr double deadShare = 0.25; ///< of a ReLU's units

/// Three significant digits, as people read them.
double rounded(double value)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    const double scale = std::pow(10.0, 2 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

/// Means of the loss over windows of points, oldest first; the newest points fill the last one.
std::vector<double> windowMeans(std::span<const StepRecord> steps)
{
    const std::size_t count = steps.size() / window;
    std::vector<double> means;
    const std::size_t first = steps.size() - count * window;
    for (std::size_t i = 0; i < count; ++i) {
        double sum = 0;
        for (const StepRecord &step : steps.subspan(first + i * window, window))
            sum += step.loss;
        means.push_back(sum / window);
    }
    return means;
}

/// `first` is the loss before the first step, or near it.
std::optional<Finding> rateTooLarge(const std::vector<double> &means, double first)
{
    if (means.size() < fewestWindows)
        return std::nullopt;
    const double best = *std::min_element(means.begin(), means.end() - 1);
    // Near 0 a loss trembles by factors, and no harm is done.
    const bool hasClimbed = means.back() > climb * best && means.back() - best > 0.1 * means.front();
    const bool neverFell = best > 1.05 * means.front() && means.back() > 1.2 * means.front();
    // So large a rate that the very first steps ruin the network: within the windows nothing climbs any more.
    const bool blewUp = first > 0 && means.back() > blowUp * first;
    if (!hasClimbed && !neverFell && !blewUp)
        return std::nullopt;
    const char *what = !blewUp ? VITRINE_TEXT("core", "The training loss has climbed from %1 back to %2.")
                               : VITRINE_TEXT("core", "The training loss has shot up from %1 to %2.");
    return Finding{
        Symptom::RateTooLarge,
        Message::of(what, rounded(std::min({best, means.front(), first})), rounded(means.back())),
        Message::of(VITRINE_TEXT("core",
                                 "The learning rate may be too large: try a third of it, a warm-up, or limit "
                                 "the length of the gradient."))};
}

std::optional<Finding> rateTooSmall(const std::vector<double> &means, double ratio)
{
    if (means.size() < fewestWindows + 1 || !(ratio < smallRatio))
        return std::nullopt;
    if (means.back() < (1 - flat) * means.front())
        return std::nullopt;
    return Finding{Symptom::RateTooSmall,
                   Message::of(VITRINE_TEXT("core",
                                            "The training loss stays at %1, and a step moves the weights by only %2 of "
                                            "their length."),
                               rounded(means.back()), rounded(ratio)),
                   Message::of(VITRINE_TEXT("core", "The learning rate may be too small: try ten times as much."))};
}

std::optional<Finding> overFit(std::span<const EpochRecord> epochs)
{
    if (epochs.size() < patience + 1 || !std::isfinite(epochs.back().validationLoss))
        return std::nullopt;
    const auto best = std::min_element(epochs.begin(), epochs.end(), [](const EpochRecord &a, const EpochRecord &b) {
        return a.validationLoss < b.validationLoss;
    });
    const EpochRecord &last = epochs.back();
    const bool lasts = epochs.end() - best > static_cast<std::ptrdiff_t>(patience);
    if (!lasts || last.validationLoss < overFitRise * best->validationLoss
        || last.trainLoss > (1 - flat) * best->trainLoss)
        return std::nullopt;
    return Finding{
        Symptom::OverFit,
        Message::of(VITRINE_TEXT("core",
                                 "Over-fitting since epoch %1: the validation loss rose from %2 to %3 while the "
                                 "training loss fell from %4 to %5."),
                    best->epoch, rounded(best->validationLoss), rounded(last.validationLoss), rounded(best->trainLoss),
                    rounded(last.trainLoss)),
        Message::of(VITRINE_TEXT("core",
                                 "Try more data, augmentations, dropout, L2, a smaller network, or stop at the best "
                                 "epoch (early stopping)."))};
}

std::optional<Finding> underFit(std::span<const EpochRecord> epochs)
{
    if (epochs.size() < patience + 2)
        return std::nullopt;
    const EpochRecord &last = epochs.back(), &before = epochs[epochs.size() - 1 - patience];
    const bool standsStill = last.trainLoss > (1 - flat) * before.trainLoss;
    const bool isPoor = last.trainAccuracy < goodAccuracy; // never, where answers are no classes
    const bool isAlike = !std::isfinite(last.validationLoss) || last.validationLoss < 1.1 * last.trainLoss;
    if (!standsStill || !isPoor || !isAlike)
        return std::nullopt;
    return Finding{Symptom::UnderFit,
                   Message::of(VITRINE_TEXT("core",
                                            "Under-fitting: the training loss has stood at %1 for %2 epochs, and only "
                                            "%3 % of the training items are read right."),
                               rounded(last.trainLoss), patience, rounded(100 * last.trainAccuracy)),
                   Message::of(VITRINE_TEXT("core",
                                            "Try a larger network, another learning rate, less regularisation, or "
                                            "longer training."))};
}

std::optional<Finding> deadUnits(const std::vector<DeadUnits> &all)
{
    const auto worst = std::max_element(all.begin(), all.end(),
                                        [](const DeadUnits &a, const DeadUnits &b) { return a.share() < b.share(); });
    if (worst == all.end() || worst->share() < deadShare)
        return std::nullopt;
    return Finding{
        Symptom::DeadUnits,
        Message::of(VITRINE_TEXT("core", "%1 of the %2 units of %3 are dead: they answer 0 to everything."),
                    worst->dead, worst->count, worst->path),
        Message::of(VITRINE_TEXT("core", "Try a smaller learning rate, Leaky ReLU, batch norm, or fresh weights."))};
}

} // namespace

std::vector<Finding> diagnose(const Course &course)
{
    const std::vector<double> means = windowMeans(course.steps);
    std::vector<Finding> findings;
    const auto tooLarge = rateTooLarge(means, course.steps.empty() ? none : course.steps.front().loss);
    // A ruined network stands still, too: its rate is not too small.
    const auto tooSmall = tooLarge ? std::nullopt : rateTooSmall(means, course.updateRatio);
    for (const auto &finding :
         {tooLarge, tooSmall, overFit(course.epochs), underFit(course.epochs), deadUnits(course.dead)})
        if (finding)
            findings.push_back(*finding);
    return findings;
}

} // namespace vitrine
