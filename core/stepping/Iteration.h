#pragma once

#include "core/stepping/WeightRow.h"
#include "core/trace/Trace.h"
#include "core/training/TrainSetup.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace vitrine {

/// What the optimizer's step did to one learnable tensor.
struct TensorUpdate {
    TensorRange range; ///< its name, and where it lies in the rows
    int node = -1; ///< of the graph, which it belongs to
    double weightNorm = 0; ///< ‖w‖ before
    double gradientNorm = 0; ///< ‖g‖ as the optimizer got it
    double updateNorm = 0; ///< ‖Δw‖
    double predicted = 0; ///< g·Δw: what the loss changes by if it were as straight as its gradient says
    /// The loss of the same batch before and after this tensor is new, those before it in the list being new already;
    /// NaN where this was not measured for each.
    double lossBefore = none, lossAfter = none;
};

/// One step of the optimizer, with all that went into it and all that came of it.
struct Update {
    const OptimizerKind *kind = nullptr;
    Hyperparameters hyperparameters; ///< with the learning rate of this step
    std::int64_t step = 1; ///< t: 1 for the first
    WeightRow before, after; ///< w
    WeightRow gradients; ///< as the optimizer got them: with penalties, clipped
    std::vector<WeightRow> stateBefore, stateAfter; ///< beside OptimizerKind::state()
    std::vector<TensorUpdate> tensors; ///< in the order of Graph::weights()
    double gradientNorm = 0; ///< of the whole gradient, before it was clipped
    double predicted = 0; ///< g·Δw over all tensors
    double lossBefore = 0, lossAfter = 0; ///< of the same batch

    double learningRate() const { return hyperparameters.at("lr"); }
};

/// A batch that went through a network: forward, loss, backward, the optimizer's step. Immutable.
struct Iteration {
    std::int64_t number = 0; ///< from 0
    std::shared_ptr<const Trace> trace;
    Update update; ///< without tensors where there is nothing to learn, or no loss
};

/// What stays known of an iteration when its tensors have been let go.
struct IterationNote {
    double loss = 0; ///< before the step
    double lossAfter = 0; ///< of the same batch
    double gradientNorm = 0;
    double learningRate = 0;
};

/// The step of one weight, line by line with its numbers. `index`: row-major, within the tensor.
std::vector<WorkedLine> workUpdate(const Update &update, std::size_t tensor, std::size_t index);

} // namespace vitrine
