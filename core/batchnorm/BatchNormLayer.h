#pragma once

#include "core/batchnorm/BatchStatistics.h"
#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"

#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// Whether a node is a BatchNorm1d, 2d or 3d.
bool isBatchNorm(const Node &node);

/// All that a batch norm is, apart from what goes in: y = γ·(x − μ)/√(σ² + ε) + β.
struct BatchNormLayer {
    std::string path; ///< "bn1", "stem.conv.bn"
    double eps = 1e-5;
    double momentum = 0.1; ///< NaN: average over all batches
    bool isAffine = true; ///< else γ is 1 and β is 0
    std::vector<double> gamma, beta; ///< by channel
    std::optional<RunningStatistics> running; ///< none: evaluation takes the batch's own

    std::size_t channels() const { return gamma.size(); }
};

/// `node`: a batch norm. Weights that are missing have the values of a fresh layer.
BatchNormLayer batchNormLayer(const Node &node, const TensorMap &weights);

/// Mean and (biased) variance by which a batch norm normalises.
struct Moments {
    std::vector<double> mean; ///< by channel
    std::vector<double> variance; ///< likewise

    static Moments of(const BatchStatistics &batch) { return {batch.mean, batch.biased}; }
    static Moments of(const RunningStatistics &running) { return {running.mean, running.variance}; }
};

/// One number on its way through the layer.
struct NormalisedValue {
    double x = 0;
    double deviation = 1; ///< √(σ² + ε)
    double normalised = 0; ///< x̂
    double y = 0;
};
NormalisedValue normalisedValue(double x, const BatchNormLayer &layer, const Moments &moments, std::size_t channel);

/// y of samples [first, first + count) of a batch [N, C, …].
Snapshot normalised(const Snapshot &batch, const BatchNormLayer &layer, const Moments &moments, std::int64_t first,
                    std::int64_t count);

/// a − b, of tensors of the same shape, and where they differ most.
struct Difference {
    Snapshot tensor; ///< of their shape
    double largest = 0; ///< |a − b|; NaN where one of them is no number
    double mean = 0; ///< of |a − b|
    std::int64_t place = 0; ///< row-major position of the largest
};
Difference differenceOf(const Snapshot &a, const Snapshot &b);

} // namespace vitrine
