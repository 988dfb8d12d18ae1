#pragma once

#include "core/tensor/Snapshot.h"

#include <array>
#include <cstdint>
#include <span>

namespace vitrine {

/// How the numbers of a tensor are spread: a histogram of bins of one width between the smallest and the largest.
struct Distribution {
    static constexpr std::size_t binCount = 64;
    /// More numbers than these are not all looked at, but evenly spaced ones.
    static constexpr std::size_t mostNumbers = 16384;

    double low = 0; ///< the smallest
    double high = 0; ///< the largest
    std::array<float, binCount> counts{}; ///< numbers that were looked at, by bin; merged ones may be fractions

    /// Numbers that are not finite are passed over.
    static Distribution of(std::span<const float> values);
    static Distribution of(const Snapshot &values);

    bool isEmpty() const { return count() <= 0; }
    double count() const;
    double binWidth() const { return (high - low) / binCount; }
    /// The value that a share of the numbers lies below, 0 … 1; exact to the width of a bin.
    double quantile(double share) const;
    /// How many of the numbers lie between two values, taken as spread evenly within a bin.
    double countBetween(double from, double to) const;
    /// All numbers of both, in bins of the range of both.
    Distribution mergedWith(const Distribution &other) const;

    bool operator==(const Distribution &) const = default;
};

} // namespace vitrine
