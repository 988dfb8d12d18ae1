#pragma once

#include "core/base/Cancel.h"
#include "core/data/Dataset.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace vitrine {

/// How many items of each class there are.
struct LabelCounts {
    std::vector<std::int64_t> counts; ///< beside Dataset::classes()
    std::int64_t unreadable = 0; ///< items without a label that can be read

    std::int64_t total() const; ///< without the unreadable
    /// The largest class over the smallest, 1 where all are alike; infinite where one has nothing at all.
    double imbalance() const;
};

/// The labels of items, −1 for one that can't be read. Fails when cancelled; `progress` goes from 0 to 1.
Result<std::vector<std::int64_t>> readLabels(const Dataset &set, std::span<const std::int64_t> items,
                                             const Cancel &cancel = {},
                                             const std::function<void(double)> &progress = {});

/// The same, counted. Only for sets that are answered with classes.
Result<LabelCounts> countLabels(const Dataset &set, std::span<const std::int64_t> items, const Cancel &cancel = {},
                                const std::function<void(double)> &progress = {});

} // namespace vitrine
