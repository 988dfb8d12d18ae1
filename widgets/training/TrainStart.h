#pragma once

#include "core/base/Cancel.h"
#include "core/training/TrainSetup.h"
#include "widgets/training/TrainSettings.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace vitrine {

/// What a run is to begin with.
struct TrainRequest {
    Network network;
    TensorMap tensors; ///< to start from; those that are missing are fresh ones by the seed
    TrainSettings settings;
    DeviceChoice device = DeviceChoice::Auto;
    int threads = 0; ///< that the run may take; 0: as many as there are cores
    std::filesystem::path resumeFrom; ///< folder of a run that was saved; empty: from the start
};

/// How far a run is to go.
enum class TrainGoal {
    End, ///< of all epochs
    Batch, ///< one step of the optimizer
    Epoch, ///< to the end of the present one, its validation included
    Nothing ///< made ready, and waits
};

/// A run's network and settings, without its data: what can be told before that is read.
TrainSetup plainSetup(const TrainRequest &request);

/// Opens the data, divides it, measures it, and puts all together for Trainer::make(). Takes its time and calls no
/// LibTorch: for a thread of its own. An error says what to do.
Result<TrainSetup> prepareTraining(const TrainRequest &request, const Cancel &cancel,
                                   const std::function<void(double)> &progress);

} // namespace vitrine
