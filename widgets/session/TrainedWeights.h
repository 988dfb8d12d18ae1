#pragma once

#include "core/network/Network.h"
#include "core/tensor/TensorMap.h"
#include "widgets/session/PixelEdits.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace vitrine {

/// Numbers of weights that were changed one by one, by the weight's full name.
using WeightEdits = std::map<std::string, NumberEdits>;

/// The weights of a run at one moment, in memory; never changed.
struct TrainedWeights {
    std::shared_ptr<const Network> network; ///< that was trained, with the mean, deviation and classes of its data
    TensorMap tensors; ///< without `edits`
    std::int64_t step = 0; ///< of the optimizer
    double epoch = 0;
    /// What they were before hands were laid on them or on the network; null: they are as they came.
    std::shared_ptr<const TrainedWeights> origin = {};
    /// Numbers of `tensors` in whose place others stand. Apart, so that one number changed in millions copies none of
    /// them: not in the window's thread, not for undo, not on the disk.
    WeightEdits edits = {};
};

/// Tensors with the numbers changed: those without a change stay the same objects. Copies the others, so it is no work
/// for the window's thread where they may be large.
TensorMap withEdits(TensorMap tensors, const WeightEdits &edits);
/// All that the weights are.
TensorMap wholeTensors(const TrainedWeights &weights);

} // namespace vitrine
