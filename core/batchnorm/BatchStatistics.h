#pragma once

#include "core/tensor/Snapshot.h"

#include <cstdint>
#include <vector>

namespace vitrine {

/// Mean and variance of each channel of a batch [N, C, …], over the batch and all that is spatial.
struct BatchStatistics {
    std::int64_t count = 0; ///< m: values that a channel has, N·H·W
    std::vector<double> mean; ///< μ = Σx/m
    std::vector<double> biased; ///< σ² = Σ(x − μ)²/m: what a batch is normalised with

    std::size_t channels() const { return mean.size(); }
    /// Σ(x − μ)²/(m − 1): what goes into the running variance. NaN where a channel has a single value.
    double unbiased(std::size_t channel) const;
};

/// In double precision. `batch` has at least two dimensions.
BatchStatistics batchStatistics(const Snapshot &batch);

/// What becomes of running statistics, by channel.
struct RunningStatistics {
    std::vector<double> mean;
    std::vector<double> variance;
    std::int64_t batches = 0; ///< that went into them

    /// 0 and 1, as a fresh layer has them.
    static RunningStatistics fresh(std::size_t channels);
    bool operator==(const RunningStatistics &) const = default;
};

/// Share of the next batch in the running statistics: `momentum`, or 1/(batches + 1) where that is NaN (PyTorch's
/// momentum=None, an average over all batches).
double shareOfBatch(double momentum, std::int64_t batchesBefore);

/// running ← (1 − share)·running + share·batch, with the batch's mean and its unbiased variance, as PyTorch does it.
RunningStatistics afterBatch(RunningStatistics running, const BatchStatistics &batch, double momentum);

} // namespace vitrine
