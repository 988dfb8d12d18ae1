#pragma once

#include "core/training/models/TrainingModel.h"

namespace vitrine {

/// A small multi-layer perceptron (an input, linear layers with activations between them, one loss), trained by plain
/// loops over all layers at once: networks of a few hundred weights spend nearly all of LibTorch's time on calls. The
/// same numbers as LibTorch's up to rounding. Null for every other network, and for those that are large enough to be
/// better off with LibTorch.
std::unique_ptr<TrainingModel> makeMlpModel(const ModelRequest &request);

} // namespace vitrine
