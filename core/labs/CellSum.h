#pragma once

#include "core/blocks/Explanation.h"
#include "core/graph/Graph.h"
#include "core/labs/Windows.h"
#include "core/tensor/Snapshot.h"

#include <optional>
#include <vector>

namespace vitrine {

/// One product of a sum.
struct SumTerm {
    std::int64_t channel = 0; ///< of the input, or 0
    Index tap; ///< place in the kernel
    Index place; ///< spatial place in the input
    bool isInside = true; ///< false: a zero of the padding
    double weight = 0;
    double input = 0;

    double product() const { return weight * input; }
};

/// A number of an output as the sum that makes it, term by term.
struct CellSum {
    static constexpr std::size_t mostTerms = 50'000; ///< more could not be read, and would take too long for a view

    std::vector<SumTerm> terms; ///< in order: channel by channel, tap by tap
    std::optional<double> bias;
    double value = 0; ///< bias and all products

    /// What has been added up after the bias and `count` terms.
    double after(std::size_t count) const;
};

/// How many terms a number of a convolution's output can have.
std::int64_t termCount(const Node &conv);

/// The sum behind output [n, k, spatial…] of a convolution, transposed or not. Empty where it has more than
/// CellSum::mostTerms terms. `bias` may be invalid.
CellSum convCell(const Node &conv, const Windows &windows, const Snapshot &input, const Snapshot &weight,
                 const Snapshot &bias, const Index &output);

/// The sum behind output […, o] of a Linear.
CellSum linearCell(const Snapshot &input, const Snapshot &weight, const Snapshot &bias, const Index &output);

} // namespace vitrine
