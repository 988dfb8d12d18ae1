#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/network/Network.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace vitrine {

/// How a chain's weights are drawn, all from the same random numbers.
enum class ChainWeights {
    Usual, ///< PyTorch's: U(−1/√n, 1/√n), biases likewise
    Xavier, ///< variance 1/n, biases 0 (Glorot & Bengio 2010)
    He ///< variance 2/n, biases 0 (He et al. 2015, arXiv 1502.01852)
};

struct ChainRequest {
    int depth = 16; ///< hidden layers, at least 1
    int width = 32; ///< units of each, and numbers of the input
    int batch = 32; ///< samples, at least 2: batch norm needs them
    std::uint64_t seed = 1;
    ChainWeights weights = ChainWeights::Usual;
};

/// One kind of chain: which activation, and whether its sums are normalised first.
struct ChainKind {
    std::string activation; ///< a block's type: "Sigmoid"; empty: none
    bool hasNorm = false;
    bool operator==(const ChainKind &) const = default;
};

/// Input, then `depth` times Linear (BatchNorm1d) activation, then a Linear to one number and a mean squared error.
Network deepChain(const ChainKind &kind, const ChainRequest &request);

/// What one training pass through such a chain leaves, layer by layer, the one next to the input first. Root mean
/// squares.
struct ChainGradients {
    ChainKind kind;
    std::vector<double> sums; ///< of ∂L/∂(the layer's sums, before norm and activation)
    std::vector<double> weights; ///< of ∂L/∂(the layer's weights)
    std::vector<double> answers; ///< of what the layer answers, forward
    double reach() const; ///< the first layer's gradient of its weights over the last layer's; 0 where that is 0
};

/// Runs them all, each from the same weights on the same random inputs and targets. Call on the compute thread.
Result<std::vector<ChainGradients>> chainGradients(const std::vector<ChainKind> &kinds, const ChainRequest &request,
                                                   const Cancel &cancel,
                                                   const std::function<void(double share)> &progress = {});

} // namespace vitrine
