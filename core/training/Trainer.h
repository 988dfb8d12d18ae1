#pragma once

#include "core/training/Checkpoint.h"
#include "core/training/TrainSetup.h"
#include "core/training/batches/BatchPrefetch.h"
#include "core/training/detection/DetectionJudge.h"

#include <optional>

namespace vitrine {

/// Trains one network, a batch at a time, so that whoever owns it may look, change and stop in between. Used on the
/// compute thread. All random numbers follow from the seed and the count of steps, so that a run which was interrupted
/// goes on bit for bit as if it had not been.
class Trainer {
public:
    static Result<std::unique_ptr<Trainer>> make(TrainSetup setup);
    ~Trainer();

    enum class Phase {
        Training,
        Validating,
        Testing, ///< once, after all epochs, with result(); of a split with a test part
        Done
    };
    struct Advance {
        std::optional<StepRecord> step; ///< where a step of the optimizer was made
        std::optional<EpochRecord> epoch; ///< where an epoch ended, validation included
        std::optional<ValidationAnswers> answers; ///< of a batch that was validated with, where they are recorded
    };
    /// Does the next piece of work: a batch trained on, validated with, or tested with. A loss or gradient that is not
    /// finite is an error that names step and tensor; nothing is changed by it, and restoreLastGood() leads back.
    Result<Advance> advance();

    Phase phase() const { return m_phase; }
    const TrainSetup &setup() const { return m_setup; }
    /// Applies from the next step on.
    Result<void> change(const TrainControls &controls);
    /// More or fewer epochs than the setup said.
    void setEpochs(int epochs);

    std::int64_t step() const { return m_progress.step; } ///< steps done
    std::int64_t stepsPerEpoch() const;
    const std::vector<EpochRecord> &epochs() const { return m_progress.epochs; }
    bool stoppedEarly() const { return m_progress.stoppedEarly; }
    /// Of a run that is done and has a test part.
    const std::optional<TestRecord> &test() const { return m_test; }
    /// The learning rate of the next step.
    double learningRate() const;
    /// Items that could not be read so far, those that train first.
    std::vector<SkippedItem> skipped() const
    {
        auto items = m_source->skipped();
        for (SkippedItem &item : m_validationSource->skipped())
            items.push_back(std::move(item)); // those of the test part, too
        return items;
    }

    TrainingModel &model() { return *m_model; }
    const TrainingModel &model() const { return *m_model; }
    /// The items of the last step, and the gradient it was made with; empty and zero before the first.
    std::span<const std::int64_t> lastItems() const { return m_lastItems; }
    std::span<const float> lastGradients() const { return m_gradients; }
    /// Sets one weight, by hand, between two steps. Fails on a tensor or place that there is not.
    Result<void> setWeight(const std::string &tensor, std::size_t place, float value);
    const OptimizerKind &optimizer() const { return *m_kind; }
    /// The optimizer's state beside OptimizerKind::state(), each as long as the row of weights.
    const std::vector<std::vector<float>> &state() const { return m_progress.state; }
    /// The next step notes the norms of each tensor.
    void recordTensors() { m_isRecording = true; }
    /// From now on validation hands out what the network answered.
    void recordAnswers() { m_isRecordingAnswers = true; }
    /// Norms by tensor at the last step that noted them, beside TrainingModel::ranges(); empty before.
    const std::vector<TensorRecord> &tensorRecords() const { return m_records; }

    /// The weights to keep: the best of the validation where patience is set, else judgedWeights().
    TensorMap result() const;
    /// What validates: the average where there is one, else the weights of the last step.
    TensorMap judgedWeights() const;
    /// Whether an epoch has just ended, its validation included, or none has begun.
    bool isBetweenEpochs() const;
    Checkpoint checkpoint() const;
    /// Goes on from a checkpoint of the same setup.
    Result<void> resume(const Checkpoint &checkpoint);
    /// Back to the end of the last epoch (or the start), after the numbers ran away.
    Result<void> restoreLastGood();

private:
    explicit Trainer(TrainSetup setup) : m_setup(std::move(setup)) { }
    Result<void> prepare();
    Result<Advance> trainNext();
    Result<Advance> validateNext();
    Result<Advance> testNext();
    std::size_t judgingBatch() const;
    std::span<const std::int64_t> judgedItems() const;
    void beginJudging();
    Result<std::optional<Batch>> nextJudged(const EpochSums &sums);
    void exchangeWithAverage();
    Result<void> validate(const Batch &batch, Advance &done);
    void endStep();
    std::span<const std::int64_t> itemsOf(std::int64_t step) const;
    Result<Batch> nextBatch(std::span<const std::int64_t> items);
    Result<BatchResult> passOver(std::span<const std::int64_t> items);
    Error runAway(double loss) const;
    StepRecord stepOptimizer(const BatchResult &result);
    void beginAverage();
    void goOnAveraging();
    double averageDecay() const;
    void regularise();
    void clip(double norm);
    void recordTensors(std::span<const float> before);
    void follow();
    std::optional<DetectionScore> score() const;
    EpochRecord endEpoch();
    void beginEpoch();
    void keepLastGood();
    int epochIndex() const { return static_cast<int>(m_progress.step / stepsPerEpoch()); }

    TrainSetup m_setup;
    Hyperparameters m_hyperparameters; ///< complete
    const OptimizerKind *m_kind = nullptr;
    std::unique_ptr<TrainingModel> m_model;
    std::unique_ptr<BatchSource> m_source, m_validationSource;
    std::unique_ptr<DetectionJudge> m_judge; ///< of detectors
    std::unique_ptr<BatchPrefetch> m_prefetch; ///< of the present epoch or of what judges it, where reading takes time
    Checkpoint m_progress; ///< all that a run is at, but for the model's tensors
    Checkpoint m_lastGood; ///< without its epochs: they are the first of those that the run has
    std::size_t m_lastGoodEpochs = 0; ///< how many
    Phase m_phase = Phase::Training;
    std::vector<std::int64_t> m_order; ///< of the present epoch
    std::size_t m_validated = 0; ///< items of the validation, or of the test part, that are done
    EpochSums m_testing;
    std::optional<TestRecord> m_test;
    std::vector<std::int64_t> m_lastItems; ///< of the last step
    std::vector<float> m_gradients; ///< what the optimizer gets
    std::vector<TensorRecord> m_records;
    bool m_isRecording = false;
    bool m_isRecordingAnswers = false;
};

} // namespace vitrine
