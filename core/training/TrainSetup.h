#pragma once

#include "core/data/AugmentationKind.h"
#include "core/data/DataSplit.h"
#include "core/data/PreparedItems.h"
#include "core/training/OptimizerKind.h"
#include "core/training/detection/DetectionRecipe.h"
#include "core/training/models/TrainingModel.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// What may be changed while a run goes on.
struct TrainControls {
    Hyperparameters hyperparameters; ///< of the optimizer; those that are missing have their defaults
    std::string schedule = "constant"; ///< of the learning rate
    Hyperparameters scheduleSettings;
    std::vector<double> curve; ///< of the schedule that the user drew
    double l1 = 0; ///< adds l1·Σ|w| to the loss
    double l2 = 0; ///< adds l2/2·Σw² to the loss
    bool l2OfKernelsOnly = false; ///< biases and batch norm's γ and β stay out of l2, as YOLOX has it
    double clipNorm = 0; ///< the gradient is shortened to this length; 0: never

    bool operator==(const TrainControls &) const = default;
};

/// All that a run depends on: the same setup gives the same numbers on the same device.
struct TrainSetup {
    Network network; ///< with a loss
    TensorMap tensors; ///< to start from; empty: fresh ones by the seed
    std::shared_ptr<const PreparedItems> items;
    DataSplit split;
    SplitChoice divided; ///< what the split came from, for the list of runs
    std::string optimizer = "adam";
    TrainControls controls;
    int epochs = 10;
    int batchSize = 64;
    std::uint64_t seed = 0; ///< of weights, order, dropout, label noise, augmentations
    double labelNoise = 0; ///< share of the training items with another label
    std::vector<Augmentation> augmentations; ///< of the pictures that are trained on, in this order
    double emaDecay = 0; ///< of a moving average of the weights, which is what validates; 0: none
    /// The decay grows as emaDecay·(1 − exp(−step / emaWarmup)), as in YOLOX (2,000); 0: at once.
    double emaWarmup = 0;
    DetectionRecipe detection; ///< of sets whose answers are objects
    int patience = 0; ///< stops after so many epochs without a better validation loss, with the best weights; 0: never
    DeviceChoice device = DeviceChoice::Auto;
    TrainingPrecision precision = TrainingPrecision::Float32;
};

/// Where there is nothing to say.
inline constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// How good a detector is: COCO's average precision, 0 … 1; −1 where there was nothing to find.
struct DetectionScore {
    double ap = 0; ///< mean over IoU thresholds 0.50 to 0.95
    double ap50 = 0; ///< at 0.50

    bool operator==(const DetectionScore &) const = default;
};

/// What one step of the optimizer left.
struct StepRecord {
    std::int64_t step = 0; ///< from 1
    double epoch = 0; ///< epochs done, with the share of the present one
    double loss = 0; ///< of the batch, before the step
    double accuracy = none; ///< 0 … 1
    double learningRate = 0;
    double gradientNorm = 0; ///< length of the whole gradient, before it is clipped
    double seconds = 0; ///< of training so far
    std::optional<DetectionTerms> detection{}; ///< what a detector's loss is made of
};

/// What one epoch left.
struct EpochRecord {
    int epoch = 0; ///< from 1
    double trainLoss = 0; ///< mean over its batches, while the weights changed
    double trainAccuracy = none; ///< 0 … 1
    double validationLoss = none;
    double validationAccuracy = none;
    double seconds = 0; ///< of this epoch, validation included
    std::optional<DetectionScore> validationScore{}; ///< of detectors

    bool operator==(const EpochRecord &) const = default;
};

/// What the part of the set that was kept back says in the end.
struct TestRecord {
    double loss = none;
    double accuracy = none; ///< 0 … 1
    std::int64_t count = 0; ///< items that could be read
    std::optional<DetectionScore> score{}; ///< of detectors

    bool operator==(const TestRecord &) const = default;
};

/// What a network answered to a batch of the validation.
struct ValidationAnswers {
    std::vector<std::int64_t> items; ///< which of the set they are
    std::vector<std::int64_t> labels;
    BatchResult result; ///< with answers
};

/// One tensor at a step.
struct TensorRecord {
    double weightNorm = 0; ///< ‖w‖ before the step
    double gradientNorm = 0; ///< ‖g‖
    double updateNorm = 0; ///< ‖Δw‖; its ratio to ‖w‖ is about 1e-3 where the learning rate is right
};

} // namespace vitrine
