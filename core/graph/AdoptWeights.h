#pragma once

#include "core/graph/Neurons.h"
#include "core/tensor/TensorMap.h"

#include <cstdint>

namespace vitrine {

/// Weights for a network that was edited: what was there of the same name stays as far as it fits (a layer with one
/// more neuron keeps those that it had), the rest is drawn fresh by the seed.
TensorMap adoptWeights(const Graph &graph, const TensorMap &before, std::uint64_t seed);
/// The same for a network whose points are seen as other features than `chart` says: each feature keeps its weights.
TensorMap adoptFeatures(const Graph &graph, const NeuronChart &chart, const FeatureList &features, TensorMap before,
                        std::uint64_t seed);

} // namespace vitrine
