#pragma once

#include "core/training/TrainSetup.h"

#include <filesystem>

namespace vitrine {

/// Sums over the batches of an epoch so far.
struct EpochSums {
    double loss = 0; ///< times samples
    std::int64_t right = 0;
    std::int64_t count = 0;
    double seconds = 0;

    bool operator==(const EpochSums &) const = default;
};

/// Where a run is: enough to go on bit for bit.
struct Checkpoint {
    std::int64_t step = 0; ///< steps done
    TensorMap tensors; ///< weights and buffers
    std::vector<std::vector<float>> state; ///< of the optimizer
    std::vector<float> average; ///< moving average of the weights; empty: none
    std::vector<float> averageStatistics; ///< and of TrainingModel::statistics()
    TensorMap best; ///< where patience is set
    double bestLoss = std::numeric_limits<double>::infinity();
    int epochsSinceBest = 0;
    bool stoppedEarly = false;
    std::vector<EpochRecord> epochs;
    EpochSums training; ///< of the epoch that is under way
    EpochSums validation;
    double seconds = 0; ///< of training so far
};

/// One safetensors file, written atomically.
Result<void> writeCheckpoint(const std::filesystem::path &file, const Checkpoint &checkpoint);
Result<Checkpoint> readCheckpoint(const std::filesystem::path &file);

} // namespace vitrine
