#pragma once

#include "core/base/Cancel.h"
#include "core/data/Dataset.h"

#include <cstdint>
#include <string>
#include <string_view>
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

    bool operator==(const SplitShares &) const = default;
};
/// At random, the same for the same seed.
DataSplit splitAtRandom(const Dataset &set, SplitShares shares, std::uint64_t seed);

enum class SplitKind {
    AsDivided, ///< splitInOrder()
    Random,
    Stratified, ///< at random within each class, so that every part has as much of each as the whole
    FileOrder ///< the first items train, the next validate, the last test, whatever the set itself says
};

/// How a set is to be divided.
struct SplitChoice {
    SplitKind kind = SplitKind::AsDivided;
    SplitShares shares; ///< of all kinds but AsDivided
    std::uint64_t seed = 0; ///< of what is drawn at random

    bool operator==(const SplitChoice &) const = default;
};
/// Every item is in one part. Stratified reads all labels; an item whose label can't be read trains, where it is
/// noticed. Fails where it is cancelled.
Result<DataSplit> splitSet(const Dataset &set, const SplitChoice &choice, const Cancel &cancel = {});

/// What "70/15/15" says: training, validation, test. "80/20" has no test part. Only the ratios count: "7/1.5/1.5" is
/// the same.
Result<SplitShares> parseSplitShares(std::string_view text);
/// The kinds as the command line calls them: "random", "stratified", "order"; "set" for AsDivided.
std::string nameOf(SplitKind kind);

/// Part `fold` of `folds` validates, the rest trains: k-fold cross-validation. The order is shuffled by the seed.
DataSplit splitFold(const Dataset &set, int folds, int fold, std::uint64_t seed);

/// The indices in an order that the seed and the stream decide (Fisher–Yates).
std::vector<std::int64_t> shuffled(std::vector<std::int64_t> indices, std::uint64_t seed, std::uint64_t stream);

} // namespace vitrine
