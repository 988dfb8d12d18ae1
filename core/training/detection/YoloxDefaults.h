#pragma once

#include "core/training/TrainSetup.h"

namespace vitrine {

/// Makes a setup train as YOLOX does (exps/default), for the network, the number of epochs and the size of batch that
/// it has: Nesterov's momentum, a rate of 0.01 for each 64 pictures of a batch, weight decay on kernels alone, warm-up
/// and cosine, averaged weights, Mosaic but for the last epochs, pictures of different sizes. What YOLOX does in 5 or
/// 15 of its 300 epochs keeps its share of shorter runs. Networks no larger than YOLOX-Tiny get the milder augmentation
/// without MixUp that YOLOX gives to those.
///
/// What is smaller than YOLOX-Nano is nobody's but ours and learns in minutes instead of days: Adam takes it as far in
/// a tenth of the steps.
void setYoloxDefaults(TrainSetup &setup);

/// How the pictures of a network are made, for a number of epochs; part of the above.
DetectionRecipe yoloxRecipe(const Network &network, int epochs);

/// The rate, and what belongs to it, for a size of batch; nothing of optimizers that this says nothing about.
Hyperparameters yoloxHyperparameters(const std::string &optimizer, int batchSize);

/// Steps over which the decay of the average grows.
inline constexpr double emaWarmupOfYolox = 2000;
/// Pictures of a batch, and epochs, of a detector where nothing else is said: what two cores do while one watches.
inline constexpr int detectorBatch = 16;
inline constexpr int detectorEpochs = 30;

} // namespace vitrine
