#include "core/training/observe/Distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vitrine {

Distribution Distribution::of(std::span<const float> values)
{
    const std::size_t every = values.size() / mostNumbers + 1;
    float low = std::numeric_limits<float>::infinity(), high = -low;
    for (std::size_t i = 0; i < values.size(); i += every)
        if (std::isfinite(values[i])) {
            low = std::min(low, values[i]);
            high = std::max(high, values[i]);
        }
    Distribution found;
    if (!(low <= high))
        return found;
    found.low = low;
    found.high = high;
    const double scale = high > low ? binCount / (static_cast<double>(high) - low) : 0;
    for (std::size_t i = 0; i < values.size(); i += every)
        if (std::isfinite(values[i])) {
            const auto bin = static_cast<std::size_t>((values[i] - found.low) * scale);
            ++found.counts[std::min(bin, binCount - 1)];
        }
    return found;
}

Distribution Distribution::of(const Snapshot &values)
{
    if (values.dtype() == DType::Float32 && values.isContiguous())
        return of(values.floats());
    return of(values.toFloats());
}

double Distribution::count() const
{
    return std::accumulate(counts.begin(), counts.end(), 0.0);
}

double Distribution::quantile(double share) const
{
    const double wanted = share * count();
    double below = 0;
    for (std::size_t bin = 0; bin < binCount; ++bin) {
        if (below + counts[bin] >= wanted && counts[bin] > 0)
            return low + binWidth() * (static_cast<double>(bin) + std::max(0.0, wanted - below) / counts[bin]);
        below += counts[bin];
    }
    return high;
}

double Distribution::countBetween(double from, double to) const
{
    if (!(high > low)) // all of one value
        return low >= from && low < to ? count() : 0;
    const double first = std::clamp((from - low) / binWidth(), 0.0, static_cast<double>(binCount));
    const double last = std::clamp((to - low) / binWidth(), 0.0, static_cast<double>(binCount));
    double sum = 0;
    for (auto bin = static_cast<std::size_t>(first); bin < binCount && static_cast<double>(bin) < last; ++bin) {
        const double begin = std::max(first, static_cast<double>(bin));
        const double end = std::min(last, static_cast<double>(bin) + 1);
        sum += counts[bin] * std::max(0.0, end - begin);
    }
    return sum;
}

Distribution Distribution::mergedWith(const Distribution &other) const
{
    if (isEmpty() || other.isEmpty())
        return isEmpty() ? other : *this;
    Distribution merged;
    merged.low = std::min(low, other.low);
    merged.high = std::max(high, other.high);
    const double width = merged.binWidth();
    for (std::size_t bin = 0; bin < binCount; ++bin) {
        const double from = merged.low + static_cast<double>(bin) * width;
        // The last bin has the largest number in it.
        const double to =
            bin + 1 == binCount ? std::nextafter(merged.high, std::numeric_limits<double>::infinity()) : from + width;
        merged.counts[bin] = static_cast<float>(countBetween(from, to) + other.countBetween(from, to));
    }
    return merged;
}

} // namespace vitrine
