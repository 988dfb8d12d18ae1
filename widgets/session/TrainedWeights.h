#pragma once

#include "core/network/Network.h"
#include "core/tensor/TensorMap.h"

#include <cstdint>
#include <memory>

namespace vitrine {

/// The weights of a run at one moment, in memory; never changed.
struct TrainedWeights {
    std::shared_ptr<const Network> network; ///< that was trained, with the mean, deviation and classes of its data
    TensorMap tensors;
    std::int64_t step = 0; ///< of the optimizer
    double epoch = 0;
    /// What they were before hands were laid on them or on the network; null: they are as they came.
    std::shared_ptr<const TrainedWeights> origin = {};
};

} // namespace vitrine
