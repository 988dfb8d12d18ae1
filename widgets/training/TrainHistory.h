#pragma once

#include "core/training/observe/Diagnosis.h"
#include "core/training/observe/DistributionSeries.h"
#include "core/training/observe/Readings.h"
#include "core/training/observe/StepSeries.h"
#include "widgets/session/TrainedWeights.h"
#include "widgets/training/FoundObjects.h"

#include <QString>

#include <memory>
#include <vector>

namespace vitrine {

/// The tensors of a network at one step.
struct TensorSample {
    std::int64_t step = 0;
    double epoch = 0;
    std::vector<TensorRecord> records; ///< beside TrainHistory::tensorNames
};

/// A change that was made while a run went on.
struct TrainMark {
    std::int64_t step = 0; ///< the last one before it
    double epoch = 0;
    TrainControls before, after;
    QString edit{}; ///< of a weight, by hand: "hidden1.weight[0, 1] 0.5 → 1.2"; empty: the controls changed
};

/// What a mark says: "Learning rate 0.001 → 0.0001", a line a change.
QString describeMark(const TrainMark &mark);

/// A small network at one step, for views that follow every batch.
struct TrainMoment {
    std::shared_ptr<const TrainedWeights> weights;
    TensorMap gradients; ///< of the last step, by the names of the learnable weights; zero before the first
    std::vector<std::int64_t> batch; ///< items of the last step
};

/// What came of some work of a run: everything that is new, none lost, but for weights, of which the newest count.
struct TrainUpdate {
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
    std::vector<TensorSample> tensors;
    std::vector<DistributionColumn> spreads; ///< all weights, then all gradients, beside TrainHistory::tensorNames
    std::vector<DistributionColumn> activations; ///< beside `activationNames`
    std::shared_ptr<const std::vector<std::string>> activationNames; ///< null: as before
    std::shared_ptr<const ReadingReport> readings; ///< null: no new ones
    std::vector<std::shared_ptr<const FoundObjects>> found; ///< one an epoch, of detectors
    std::shared_ptr<const TrainedWeights> weights; ///< null: no new ones
    std::shared_ptr<const TrainMoment> moment; ///< likewise
    std::vector<DeadUnits> dead;
    bool hasDead = false; ///< whether `dead` is new

    bool isEmpty() const;
    void append(TrainUpdate newer);
};

/// All that a run has left behind so far, in bounded memory.
class TrainHistory {
public:
    std::vector<std::string> tensorNames;
    StepSeries steps;
    std::vector<EpochRecord> epochs;
    std::vector<TensorSample> tensors; ///< evenly spaced
    DistributionSeries spreads; ///< weights and gradients, as in TrainUpdate
    DistributionSeries activations;
    std::vector<std::string> activationNames; ///< paths of the nodes whose outputs they are
    std::vector<TrainMark> marks;
    std::shared_ptr<const ReadingReport> readings;
    std::vector<DeadUnits> dead;
    std::vector<std::shared_ptr<const FoundObjects>> found; ///< of detectors: evenly spaced epochs, the oldest first

    void add(const TrainUpdate &update);
    /// The run goes back to a step.
    void dropAfter(std::int64_t step);
    /// The weights that were kept nearest to an epoch; null where there are none.
    std::shared_ptr<const TrainedWeights> weightsNear(double epoch) const;
    /// Those that are kept, the oldest first.
    const std::vector<std::shared_ptr<const TrainedWeights>> &weights() const { return m_weights; }
    std::shared_ptr<const TrainedWeights> newestWeights() const
    {
        return m_weights.empty() ? nullptr : m_weights.back();
    }
    /// The middle one of all tensors' ‖Δw‖ / ‖w‖ at the last sample; NaN before.
    double updateRatio() const;
    std::vector<Finding> findings() const;

private:
    void keep(const std::shared_ptr<const TrainedWeights> &weights);

    std::vector<std::shared_ptr<const TrainedWeights>> m_weights; ///< oldest first, thinned
};

} // namespace vitrine
