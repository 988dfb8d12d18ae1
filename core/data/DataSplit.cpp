#include "core/data/DataSplit.h"

#include "core/base/Rng.h"

#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace vitrine {

namespace {

constexpr double trainingShare = 0.8; // where a set does not divide itself
constexpr std::uint64_t splitStream = 0x5711;

std::vector<std::int64_t> range(std::int64_t first, std::int64_t end)
{
    std::vector<std::int64_t> indices(static_cast<std::size_t>(end - first));
    std::iota(indices.begin(), indices.end(), first);
    return indices;
}

std::vector<std::int64_t> piece(const std::vector<std::int64_t> &indices, std::int64_t first, std::int64_t end)
{
    return {indices.begin() + first, indices.begin() + end};
}

} // namespace

DataSplit splitInOrder(const Dataset &set)
{
    const auto usual = static_cast<std::int64_t>(trainingShare * static_cast<double>(set.size()));
    const std::int64_t count = set.trainingCount().value_or(usual);
    return {range(0, count), range(count, set.size()), {}};
}

DataSplit splitAtRandom(const Dataset &set, SplitShares shares, std::uint64_t seed)
{
    const auto indices = shuffled(range(0, set.size()), seed, splitStream);
    const auto part = [&](double share) {
        return static_cast<std::int64_t>(std::llround(share * static_cast<double>(set.size())));
    };
    const std::int64_t test = part(shares.test), validation = part(shares.validation);
    const std::int64_t training = std::max<std::int64_t>(0, set.size() - test - validation);
    return {piece(indices, 0, training), piece(indices, training, std::min(set.size(), training + validation)),
            piece(indices, std::min(set.size(), training + validation), set.size())};
}

DataSplit splitFold(const Dataset &set, int folds, int fold, std::uint64_t seed)
{
    assert(folds > 1 && fold >= 0 && fold < folds);
    const auto indices = shuffled(range(0, set.size()), seed, splitStream);
    const std::int64_t first = set.size() * fold / folds, end = set.size() * (fold + 1) / folds;
    DataSplit split;
    split.training = piece(indices, 0, first);
    split.training.insert(split.training.end(), indices.begin() + end, indices.end());
    split.validation = piece(indices, first, end);
    return split;
}

std::vector<std::int64_t> shuffled(std::vector<std::int64_t> indices, std::uint64_t seed, std::uint64_t stream)
{
    Rng rng = Rng(seed).fork(stream);
    for (std::size_t i = indices.size(); i > 1; --i)
        std::swap(indices[i - 1], indices[rng.below(i)]);
    return indices;
}

} // namespace vitrine
