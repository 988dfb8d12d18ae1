#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine {

/// Softmax step by step: p = exp(z/T − max) / Σ exp(z/T − max). Subtracting the largest changes no probability, and
/// keeps exp from overflowing.
struct SoftmaxWork {
    double temperature = 1;
    double largest = 0; ///< of z/T
    std::vector<double> scaled; ///< z/T
    std::vector<double> powers; ///< exp(z/T − max)
    double sum = 0; ///< of the powers
    std::vector<double> probabilities;
    double entropy = 0; ///< −Σ p·ln p, in nats: how undecided it is; ln K at most
};

/// `temperature` > 0.
SoftmaxWork workSoftmax(std::span<const double> scores, double temperature);

/// −ln p of the right class, and its derivative by every score: (p − t) / T.
struct CrossEntropyWork {
    double loss = 0;
    std::vector<double> gradient; ///< by score
};
CrossEntropyWork workCrossEntropy(const SoftmaxWork &softmax, std::size_t right);

/// Indices from the largest to the smallest; equal ones in their order.
std::vector<std::size_t> descending(std::span<const double> values);

} // namespace vitrine
