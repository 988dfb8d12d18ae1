#include "core/tensor/Summarise.h"

#include "core/tensor/StridedWalk.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

struct FirstPass {
    std::int64_t finite = 0;
    std::int64_t zeros = 0;
    double sum = 0;
};

FirstPass countAndSum(const Snapshot &tensor, Snapshot::Summary &summary)
{
    FirstPass pass;
    forEachValue(tensor, [&](auto number) {
        const auto value = static_cast<double>(number);
        if (std::isnan(value)) {
            ++summary.nanCount;
            return;
        }
        if (std::isinf(value)) {
            ++summary.infCount;
            return;
        }
        summary.min = pass.finite ? std::min(summary.min, value) : value;
        summary.max = pass.finite ? std::max(summary.max, value) : value;
        ++pass.finite;
        pass.zeros += value == 0;
        pass.sum += value;
    });
    return pass;
}

/// A power of two that brings the values to where their sums and squares neither overflow nor vanish; 1 for all but
/// the extreme.
double safeFactor(double min, double max)
{
    const double magnitude = std::max(std::abs(min), std::abs(max));
    if (magnitude > 1e140)
        return 0x1p-600;
    if (magnitude > 0 && magnitude < 1e-140)
        return 0x1p600;
    return 1;
}

double scaledMean(const Snapshot &tensor, const FirstPass &pass, double factor)
{
    const auto count = static_cast<double>(pass.finite);
    if (factor == 1)
        return pass.sum / count;
    double sum = 0;
    forEachValue(tensor, [&](auto number) {
        const auto value = static_cast<double>(number);
        sum += std::isfinite(value) ? value * factor : 0;
    });
    return sum / count;
}

void spread(const Snapshot &tensor, const FirstPass &pass, Snapshot::Summary &summary)
{
    constexpr int bins = Snapshot::histogramBins;
    const double factor = safeFactor(summary.min, summary.max);
    const double mean = scaledMean(tensor, pass, factor);
    const double low = summary.min * factor;
    const double width = summary.max * factor - low;
    const double binsPerUnit = width > 0 ? bins / width : 0;
    double squares = 0;
    forEachValue(tensor, [&](auto number) {
        const double value = static_cast<double>(number) * factor;
        if (!std::isfinite(value))
            return;
        squares += (value - mean) * (value - mean);
        const double place = (value - low) * binsPerUnit;
        // binsPerUnit overflows where all values are neighbouring denormals; whatever is not below the last bin is in
        // it.
        const int bin = place < bins - 1 ? static_cast<int>(place) : bins - 1;
        ++summary.histogram[static_cast<std::size_t>(width > 0 ? bin : 0)];
    });
    summary.mean = std::clamp(mean / factor, summary.min, summary.max);
    summary.std = std::sqrt(squares / static_cast<double>(pass.finite)) / factor;
}

} // namespace

Snapshot::Summary summarise(const Snapshot &tensor)
{
    Snapshot::Summary summary;
    const FirstPass pass = countAndSum(tensor, summary);
    if (tensor.elementCount() > 0)
        summary.zeroShare = static_cast<double>(pass.zeros) / static_cast<double>(tensor.elementCount());
    if (pass.finite > 0)
        spread(tensor, pass, summary);
    return summary;
}

} // namespace vitrine
