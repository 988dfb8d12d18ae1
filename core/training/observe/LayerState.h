#pragma once

#include "core/training/Trainer.h"

#include <array>
#include <string>
#include <vector>

namespace vitrine {

/// What an optimizer keeps for the numbers of one tensor, in short.
struct StateSummary {
    std::string symbol; ///< as formulas write it: "v", "r̂"
    Message help;
    double norm = 0; ///< √Σx²
    double mean = 0;
    double largest = 0; ///< of the magnitudes
};

/// One learnable tensor after a step.
struct LayerState {
    std::string tensor;
    TensorRecord norms; ///< of the last step that noted them
    std::vector<StateSummary> state;
};

/// Every tensor of a run as it is now: a pass over all that the optimizer keeps. Beside what OptimizerKind::state()
/// names stand the values that the step divides by their bias, ŝ and r̂, where the optimizer does so.
std::vector<LayerState> readLayers(const Trainer &trainer);

/// How often values lie where, between the smallest and the largest.
struct StateHistogram {
    static constexpr std::size_t binCount = 48;

    std::string symbol;
    double low = 0, high = 0;
    std::array<std::int64_t, binCount> counts{};
};

/// Of everything that the optimizer keeps for one tensor (an index into TrainingModel::ranges()), and of its weights
/// (w) and gradients (g).
std::vector<StateHistogram> layerHistograms(const Trainer &trainer, std::size_t tensor);

} // namespace vitrine
