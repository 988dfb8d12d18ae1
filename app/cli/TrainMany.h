#pragma once

#include "app/cli/Verb.h"
#include "core/training/Trainer.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace vitrine {

/// Trains one run to its end; what comes of it lies in the folder.
using TrainInto =
    std::function<Result<std::unique_ptr<Trainer>>(TrainSetup setup, const std::filesystem::path &folder)>;

/// k-fold cross-validation, one fold after another, into OUT/fold-1 …; the figures of all into OUT/folds.json.
Result<Report> trainFolds(const TrainSetup &setup, int folds, const std::filesystem::path &out, const TrainInto &train);

/// An ensemble, one network after another, into OUT/network-1 …; the figures of each, and of the mean of their
/// probabilities as the ensemble grows, into OUT/ensemble.json.
Result<Report> trainEnsemble(const TrainSetup &setup, int networks, const std::filesystem::path &out,
                             const TrainInto &train);

} // namespace vitrine
