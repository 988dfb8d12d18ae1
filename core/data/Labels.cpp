#include "core/data/Labels.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace vitrine {

namespace {

constexpr std::size_t reportEvery = 1024;

} // namespace

std::int64_t LabelCounts::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

double LabelCounts::imbalance() const
{
    if (total() == 0)
        return 1;
    const auto [least, most] = std::ranges::minmax(counts);
    return least == 0 ? std::numeric_limits<double>::infinity()
                      : static_cast<double>(most) / static_cast<double>(least);
}

Result<std::vector<std::int64_t>> readLabels(const Dataset &set, std::span<const std::int64_t> items,
                                             const Cancel &cancel, const std::function<void(double)> &progress)
{
    std::vector<std::int64_t> labels;
    labels.reserve(items.size());
    for (const std::int64_t item : items) {
        if (cancel.requested())
            return Cancel::error();
        const auto label = set.label(item);
        labels.push_back(label ? *label : -1);
        if (progress && labels.size() % reportEvery == 0)
            progress(static_cast<double>(labels.size()) / static_cast<double>(items.size()));
    }
    return labels;
}

Result<LabelCounts> countLabels(const Dataset &set, std::span<const std::int64_t> items, const Cancel &cancel,
                                const std::function<void(double)> &progress)
{
    const auto labels = readLabels(set, items, cancel, progress);
    if (!labels)
        return labels.error();
    LabelCounts result;
    result.counts.assign(set.classes().size(), 0);
    for (const std::int64_t label : *labels) {
        if (label >= 0 && static_cast<std::size_t>(label) < result.counts.size())
            ++result.counts[static_cast<std::size_t>(label)];
        else
            ++result.unreadable;
    }
    return result;
}

} // namespace vitrine
