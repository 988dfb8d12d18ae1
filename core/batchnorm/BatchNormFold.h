#pragma once

#include "core/base/Result.h"
#include "core/batchnorm/BatchNormLayer.h"
#include "core/network/Network.h"

#include <cstdint>
#include <string>

namespace vitrine {

/// The layer that a batch norm can be folded into: the convolution or linear layer that feeds it and nothing else. In
/// evaluation both together are again such a layer, W′ = W·γ/√(σ² + ε), b′ = (b − μ)·γ/√(σ² + ε) + β.
/// Fails where there is none, and says why.
Result<int> foldTarget(const Graph &graph, int norm);

/// A layer with the batch norm after it folded in.
struct FoldedLayer {
    std::string path; ///< of the layer: "conv1"
    Snapshot weight, bias;
};
/// `target` as foldTarget() gives it. Fails where the batch norm keeps no running statistics, or weights are missing.
Result<FoldedLayer> foldBatchNorm(const Node &target, const BatchNormLayer &norm, const TensorMap &weights);

/// What a fold is judged by: layer and batch norm, and the folded layer alone, on the same input.
struct FoldProof {
    FoldedLayer folded;
    Snapshot apart, together; ///< outputs [N, C, …]
    Difference difference; ///< apart − together
    std::int64_t savedOperations = 0; ///< multiplications and additions of the batch norm that fall away
};
/// Runs both by LibTorch, in evaluation; on the compute thread. `input`: what goes into the layer.
Result<FoldProof> proveFold(const Graph &graph, const BatchNormLayer &norm, const TensorMap &weights,
                            const Snapshot &input);

/// The network without the batch norm `norm`, its layer with a bias; both are blocks. Its weights are
/// foldBatchNorm()'s.
Network withFold(Network network, const std::string &layer, const std::string &norm);

} // namespace vitrine
