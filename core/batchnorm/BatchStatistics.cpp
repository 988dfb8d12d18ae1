#include "core/batchnorm/BatchStatistics.h"

#include <cassert>
#include <cmath>
#include <limits>

namespace vitrine {

double BatchStatistics::unbiased(std::size_t channel) const
{
    if (count < 2)
        return std::numeric_limits<double>::quiet_NaN();
    return biased[channel] * static_cast<double>(count) / static_cast<double>(count - 1);
}

BatchStatistics batchStatistics(const Snapshot &batch)
{
    const Shape &shape = batch.shape();
    assert(shape.size() >= 2);
    const auto samples = static_cast<std::size_t>(shape[0]), channels = static_cast<std::size_t>(shape[1]);
    const std::vector<float> values = batch.toFloats();
    const std::size_t plane = channels && samples ? values.size() / samples / channels : 0;
    BatchStatistics statistics;
    statistics.count = static_cast<std::int64_t>(samples * plane);
    const auto count = static_cast<double>(statistics.count);
    for (std::size_t c = 0; c < channels; ++c) {
        double sum = 0, squares = 0;
        for (std::size_t n = 0; n < samples; ++n)
            for (std::size_t i = 0; i < plane; ++i)
                sum += static_cast<double>(values[(n * channels + c) * plane + i]);
        const double mean = sum / count;
        for (std::size_t n = 0; n < samples; ++n)
            for (std::size_t i = 0; i < plane; ++i) {
                const double off = static_cast<double>(values[(n * channels + c) * plane + i]) - mean;
                squares += off * off;
            }
        statistics.mean.push_back(mean);
        statistics.biased.push_back(squares / count);
    }
    return statistics;
}

RunningStatistics RunningStatistics::fresh(std::size_t channels)
{
    return {std::vector<double>(channels, 0.0), std::vector<double>(channels, 1.0), 0};
}

double shareOfBatch(double momentum, std::int64_t batchesBefore)
{
    return std::isnan(momentum) ? 1 / static_cast<double>(batchesBefore + 1) : momentum;
}

RunningStatistics afterBatch(RunningStatistics running, const BatchStatistics &batch, double momentum)
{
    const double share = shareOfBatch(momentum, running.batches);
    for (std::size_t c = 0; c < running.mean.size(); ++c) {
        running.mean[c] = (1 - share) * running.mean[c] + share * batch.mean[c];
        running.variance[c] = (1 - share) * running.variance[c] + share * batch.unbiased(c);
    }
    ++running.batches;
    return running;
}

} // namespace vitrine
