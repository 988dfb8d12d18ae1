#pragma once

#include "core/graph/Graph.h"
#include "core/labs/Windows.h"
#include "core/tensor/Snapshot.h"

#include <vector>

namespace vitrine {

/// MaxPool1d/2d/3d, AvgPool1d/2d/3d, AdaptiveAvgPool2d.
bool isPoolType(std::string_view type);
bool isMaxPool(const Node &node);
Windows poolWindowsOf(const Node &node);

/// How a number of a pooling's output comes about.
struct PoolCell {
    struct Member {
        Index tap, place; ///< spatial
        double value = 0;
    };
    std::vector<Member> members; ///< what lies in the window; the padding is left out
    std::size_t winner = 0; ///< max pooling: which of the members
    std::int64_t divisor = 1; ///< average pooling: what the sum is divided by
    double sum = 0;
    double value = 0;
};
/// Of output [n, c, spatial…]; picks the member that LibTorch picks: the first of the largest, the last NaN if there is
/// one.
PoolCell poolCell(const Node &node, const Windows &windows, const Snapshot &input, const Index &output);

/// For each number of an input channel, how many windows have it as their maximum; row-major.
std::vector<int> winnersOf(const Windows &windows, const Snapshot &input, std::int64_t sample, std::int64_t channel);

/// The size of the output along one dimension with the numbers in it, and its symbols.
std::string poolSizeFormula(const Node &node);
std::string poolSizeInNumbers(const Node &node, std::size_t dimension);

} // namespace vitrine
