#include "core/training/models/MlpLoss.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

struct Element {
    double value = 0;
    double derivative = 0;
};

Element elementOf(Loss kind, const LossAttributes &attributes, double x, double t)
{
    const double difference = x - t;
    switch (kind) {
    case Loss::L1:
        return {std::abs(difference), static_cast<double>((difference > 0) - (difference < 0))};
    case Loss::MSE:
        return {difference * difference, 2 * difference};
    case Loss::Huber: {
        const double delta = attributes.delta;
        if (std::abs(difference) < delta)
            return {0.5 * difference * difference, difference};
        return {delta * (std::abs(difference) - 0.5 * delta), std::copysign(delta, difference)};
    }
    case Loss::BCE: {
        // PyTorch limits both logarithms at −100 and the denominator at 1e-12.
        const double log = std::max(std::log(x), -100.0), other = std::max(std::log1p(-x), -100.0);
        return {-(t * log + (1 - t) * other), difference / std::max((1 - x) * x, 1e-12)};
    }
    case Loss::BCEWithLogits:
        return {(1 - t) * x + std::max(-x, 0.0) + std::log1p(std::exp(-std::abs(x))), 1 / (1 + std::exp(-x)) - t};
    case Loss::CrossEntropy:
    case Loss::Yolox:
    case Loss::Focal: // not taken
        break;
    }
    return {};
}

} // namespace

double MlpLoss::ofNumbers(std::span<const float> prediction, std::span<const float> target,
                          std::span<float> gradient) const
{
    const double share = attributes.mean ? 1 / static_cast<double>(prediction.size()) : 1;
    double sum = 0;
    for (std::size_t i = 0; i < prediction.size(); ++i) {
        const Element element = elementOf(kind, attributes, prediction[i], target[i]);
        sum += element.value;
        if (!gradient.empty())
            gradient[i] = static_cast<float>(element.derivative * share);
    }
    return sum * share;
}

double MlpLoss::ofClasses(std::span<const float> prediction, std::span<const std::int64_t> labels, std::size_t classes,
                          std::span<float> gradient) const
{
    const double share = attributes.mean ? 1 / static_cast<double>(labels.size()) : 1;
    const double smoothing = attributes.labelSmoothing, even = smoothing / static_cast<double>(classes);
    double sum = 0;
    for (std::size_t n = 0; n < labels.size(); ++n) {
        const std::span<const float> x = prediction.subspan(n * classes, classes);
        const double largest = *std::max_element(x.begin(), x.end());
        double total = 0;
        for (const float value : x)
            total += std::exp(value - largest);
        const double logTotal = std::log(total) + largest;
        for (std::size_t k = 0; k < classes; ++k) {
            const double target = even + (static_cast<std::int64_t>(k) == labels[n] ? 1 - smoothing : 0);
            sum -= target * (x[k] - logTotal);
            if (!gradient.empty())
                gradient[n * classes + k] = static_cast<float>((std::exp(x[k] - logTotal) - target) * share);
        }
    }
    return sum * share;
}

} // namespace vitrine
