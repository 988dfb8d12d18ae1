#pragma once

#include "core/experiments/ExperimentKind.h"
#include "core/training/Trainer.h"

#include <span>

namespace vitrine {

/// What the training of one network left.
struct TrainingLog {
    Message name;
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
    std::vector<std::vector<double>> measures; ///< TrainingExperiment::measure() after each step
    std::vector<TensorRange> ranges; ///< of the row of weights
    std::vector<float> weights; ///< at the end
    std::vector<ValidationAnswers> answers; ///< of the last epoch, where TrainingExperiment::wantsAnswers()
    bool ranAway = false; ///< its numbers did not stay finite

    std::span<const float> tensor(std::string_view which) const; ///< of the weights, by its name
    std::size_t learnable() const; ///< how many numbers
    double lastLoss() const; ///< mean of the last tenth of the steps; NaN where it ran away
    double lastAccuracy() const; ///< of the validation after the last epoch; NaN where there is none
    /// Mean over all steps of one of the numbers measured; NaN where there is none.
    double meanMeasure(std::size_t index) const;
};

/// An experiment in which networks are trained, one after the other.
class TrainingExperiment : public ExperimentKind {
public:
    /// The first of those that are trained.
    ExperimentScene scene(const ExperimentRequest &request) const final { return networks(request).front(); }
    Result<std::unique_ptr<ExperimentRun>> begin(const ExperimentRequest &request) const final;

    virtual std::vector<NetworkScene> networks(const ExperimentRequest &request) const = 0;
    /// How many times each is trained, with seeds that follow each other; logs come seed by seed.
    virtual int seeds(const ExperimentRequest &) const { return 1; }
    /// Numbers of interest after a step; its norms by tensor are in Trainer::tensorRecords().
    virtual std::vector<double> measure(const Trainer &) const { return {}; }
    virtual bool wantsAnswers() const { return false; }
    virtual ExperimentOutcome judge(const ExperimentRequest &request, std::span<const TrainingLog> logs) const = 0;
};

/// The loss of a run's steps, smoothed over a few of them.
ExperimentSeries lossCurve(const TrainingLog &log, int colour);
/// The validation accuracy after each epoch.
ExperimentSeries accuracyCurve(const TrainingLog &log, int colour);

} // namespace vitrine
