#pragma once

#include "core/data/PlaneFeatures.h"
#include "core/graph/Graph.h"

#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// A linear layer with what follows it up to the next one.
struct NeuronLayer {
    std::string linear; ///< the block with the weights [count, in] and the bias [count]
    std::string activation; ///< its block; empty where there is none
    std::string activationType; ///< "Tanh"; empty likewise
    std::string shown; ///< the last of the layer's blocks: what the neurons answer
    int count = 0;
    bool hasBias = true;
};

/// A chain of linear layers over points as columns of neurons.
struct NeuronChart {
    std::string input; ///< the Input block
    bool isLine = false; ///< takes one number, else a point of the plane
    FeatureList features; ///< what is made of the point, one for each input; of the plane alone
    std::vector<NeuronLayer> layers; ///< the last one answers
    std::string loss; ///< empty where there is none
    std::string lossType;

    int inputCount() const { return isLine ? 1 : static_cast<int>(features.size()); }
};

/// Whether a network's input is a single number, or made of a point of the plane.
bool takesPoints(const Network &network);
/// Whether it is a single number.
bool takesLine(const Network &network);
/// Nothing where it is no chain, or takes no points.
std::optional<NeuronChart> readNeurons(const Network &network);

inline constexpr int mostNeurons = 8; ///< of a layer that withNeurons() makes
inline constexpr int mostHidden = 6; ///< hidden layers that withLayer() makes

// Edits: another network, as data. All that is not concerned stays, names of blocks included.

/// The layer with another number of neurons.
Network withNeurons(Network network, const NeuronChart &chart, std::size_t layer, int count);
/// Another hidden layer before the output, with the activation of those before.
Network withLayer(Network network, const NeuronChart &chart, int count);
/// Without a hidden layer and what belongs to it.
Network withoutLayer(Network network, const NeuronChart &chart, std::size_t layer);
/// A hidden layer with another activation ("Tanh"; empty: none). As far as they have them, parameters get their
/// defaults.
Network withActivation(Network network, const NeuronChart &chart, std::size_t layer, const std::string &type);
Network withFeatures(Network network, const NeuronChart &chart, const FeatureList &features);
/// Another loss in place of the one there is.
Network withLoss(Network network, const NeuronChart &chart, const std::string &type);

} // namespace vitrine
