#include "core/data/DataSplit.h"

#include "core/base/Rng.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <map>
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

/// Training first, then validation, then test.
DataSplit cut(const std::vector<std::int64_t> &indices, SplitShares shares)
{
    const auto size = static_cast<std::int64_t>(indices.size());
    const auto part = [&](double share) {
        return static_cast<std::int64_t>(std::llround(share * static_cast<double>(size)));
    };
    const std::int64_t test = part(shares.test), validation = part(shares.validation);
    const std::int64_t training = std::max<std::int64_t>(0, size - test - validation);
    const std::int64_t end = std::min(size, training + validation);
    return {piece(indices, 0, training), piece(indices, training, end), piece(indices, end, size)};
}

void append(std::vector<std::int64_t> &to, const std::vector<std::int64_t> &items)
{
    to.insert(to.end(), items.begin(), items.end());
}

Result<DataSplit> splitStratified(const Dataset &set, const SplitChoice &choice, const Cancel &cancel)
{
    std::map<std::int64_t, std::vector<std::int64_t>> byClass;
    DataSplit split;
    for (const std::int64_t item : shuffled(range(0, set.size()), choice.seed, splitStream)) {
        if (cancel.requested())
            return Cancel::error();
        if (const auto label = set.label(item))
            byClass[*label].push_back(item);
        else
            split.training.push_back(item);
    }
    for (const auto &[label, items] : byClass) {
        const DataSplit parts = cut(items, choice.shares);
        append(split.training, parts.training);
        append(split.validation, parts.validation);
        append(split.test, parts.test);
    }
    return split;
}

Error notShares(std::string_view text)
{
    return fail(VITRINE_TEXT("core",
                             "“%1” does not say how to divide a set: write the shares of training, validation and "
                             "test, such as 70/15/15 or 80/20."),
                std::string(text));
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
    return cut(shuffled(range(0, set.size()), seed, splitStream), shares);
}

Result<DataSplit> splitSet(const Dataset &set, const SplitChoice &choice, const Cancel &cancel)
{
    switch (choice.kind) {
    case SplitKind::AsDivided:
        return splitInOrder(set);
    case SplitKind::Random:
        return splitAtRandom(set, choice.shares, choice.seed);
    case SplitKind::Stratified:
        return splitStratified(set, choice, cancel);
    case SplitKind::FileOrder:
        break;
    }
    return cut(range(0, set.size()), choice.shares);
}

Result<SplitShares> parseSplitShares(std::string_view text)
{
    std::vector<double> parts;
    for (std::string_view rest = text; parts.size() <= 3;) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        double value = 0;
        const auto [end, code] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (code != std::errc() || end != part.data() + part.size() || !(value >= 0 && value <= 1e6))
            return notShares(text);
        parts.push_back(value);
        if (part.size() == rest.size())
            break;
        rest.remove_prefix(part.size() + 1);
    }
    if (parts.size() < 2 || parts.size() > 3 || parts.front() <= 0)
        return notShares(text);
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    return SplitShares{parts[1] / sum, parts.size() == 3 ? parts[2] / sum : 0};
}

std::string nameOf(SplitKind kind)
{
    static constexpr const char *names[] = {"set", "random", "stratified", "order"};
    return names[static_cast<std::size_t>(kind)];
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
