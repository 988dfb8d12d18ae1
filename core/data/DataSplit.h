#pragma once

#include "core/data/Dataset.h"

#include <cstdint>
#include <vector>

namespace vitrine {

/// Which items of a set are learnt from, which choose between networks, and which judge the chosen one; indices into
/// the set.
struct DataSplit {
    std::vector<std::int64_t> training;
    std::vector<std::int64_t> validation;
    std::vector<std::int64_t> test;
};

/// In file order: as the set itself divides, or else the first 80 % train and the rest validates.
DataSplit splitInOrder(const Dataset &set);

struct SplitShares {
    double validation = 0.2;
    double test = 0;
};
/// At random, the same for the same seed.
DataSplit splitAtRandom(const Dataset &set, SplitShares shares, std::uint64_t seed);

/// Part `fold` of `folds` validates, the rest trains: k-fold cross-validation. The order is shuffled by the seed.
DataSplit splitFold(const Dataset &set, int folds, int fold, std::uint64_t seed);

/// The indices in an order that the seed and the stream decide (Fisher–Yates).
std::vector<std::int64_t> shuffled(std::vector<std::int64_t> indices, std::uint64_t seed, std::uint64_t stream);

} // namespace vitrine
