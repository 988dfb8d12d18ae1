#pragma once

#include "core/training/TrainSetup.h"

#include <span>
#include <string_view>
#include <vector>

namespace vitrine {

/// Runs of the same network, each with a seed and fresh weights of its own: seed, seed + 1, … Fails where the network
/// does not answer with classes, whose probabilities can be averaged.
Result<std::vector<TrainSetup>> makeEnsemble(const TrainSetup &setup, int count);

/// What a network takes the validation part for.
struct Predictions {
    std::vector<std::int64_t> items; ///< of the set, in the order of the validation
    std::vector<std::int64_t> labels;
    std::vector<float> probabilities; ///< [items, classes]

    std::size_t classCount() const { return items.empty() ? 0 : probabilities.size() / items.size(); }
    /// Adds what came of a batch; `loss` says how answers become probabilities (see readAnswers()).
    void add(const ValidationAnswers &answers, std::string_view loss);
};

/// How predictions did: their own, or the mean of several.
struct PredictionFigures {
    double accuracy = none;
    double loss = none; ///< mean of −log p(label)
};

/// Of the mean of the members' probabilities. All must be about the same items in the same order.
PredictionFigures averagedFigures(std::span<const Predictions *const> members);
/// Of the first one, of the first two together, and so on.
std::vector<PredictionFigures> growingEnsemble(std::span<const Predictions *const> members);

/// Answers of a network with these weights and buffers to the validation part of a run. On the compute thread.
Result<Predictions> predictValidation(const TrainSetup &setup, const TensorMap &tensors);

} // namespace vitrine
