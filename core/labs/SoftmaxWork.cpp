#include "core/labs/SoftmaxWork.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace vitrine {

SoftmaxWork workSoftmax(std::span<const double> scores, double temperature)
{
    assert(!scores.empty() && temperature > 0);
    SoftmaxWork work;
    work.temperature = temperature;
    for (const double score : scores)
        work.scaled.push_back(score / temperature);
    work.largest = *std::max_element(work.scaled.begin(), work.scaled.end());
    for (const double scaled : work.scaled) {
        work.powers.push_back(std::exp(scaled - work.largest));
        work.sum += work.powers.back();
    }
    for (const double power : work.powers) {
        const double probability = power / work.sum;
        work.probabilities.push_back(probability);
        if (probability > 0)
            work.entropy -= probability * std::log(probability);
    }
    return work;
}

CrossEntropyWork workCrossEntropy(const SoftmaxWork &softmax, std::size_t right)
{
    CrossEntropyWork work;
    // By the logarithms themselves: a probability may be too small for one.
    work.loss = softmax.largest + std::log(softmax.sum) - softmax.scaled[right];
    for (std::size_t c = 0; c < softmax.probabilities.size(); ++c)
        work.gradient.push_back((softmax.probabilities[c] - (c == right ? 1 : 0)) / softmax.temperature);
    return work;
}

std::vector<std::size_t> descending(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [values](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    return order;
}

} // namespace vitrine
