#pragma once

#include "core/tensor/Snapshot.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <string>

namespace vitrine::test {

inline double largestMagnitude(const std::vector<double> &values)
{
    double largest = 0;
    for (const double value : values)
        largest = std::max(largest, std::abs(value));
    return largest;
}

/// The relative error of contracts.md: largest difference over the expected tensor's largest magnitude, or over
/// `floor` where that is larger. Infinite where the shapes differ or a number is NaN on one side alone.
inline double relativeError(const Snapshot &actual, const Snapshot &expected, double floor = 0)
{
    if (!actual.valid() || actual.shape() != expected.shape())
        return INFINITY;
    const auto a = actual.toDoubles();
    const auto e = expected.toDoubles();
    double difference = 0;
    for (std::size_t i = 0; i < e.size(); ++i) {
        if (std::isnan(a[i]) != std::isnan(e[i]))
            return INFINITY;
        difference = std::max(difference, std::abs(a[i] - e[i]));
    }
    const double scale = std::max(largestMagnitude(e), floor);
    return difference == 0 ? 0 : difference / scale;
}

/// The sum of magnitudes: what the tolerance of a parameter's gradient may lean on (contracts.md §1).
inline double sumOfMagnitudes(const Snapshot &snapshot)
{
    double sum = 0;
    for (const double value : snapshot.toDoubles())
        sum += std::abs(value);
    return sum;
}

} // namespace vitrine::test
