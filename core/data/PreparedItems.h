#pragma once

#include "core/base/Cancel.h"
#include "core/data/Dataset.h"
#include "core/data/InputFormat.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace vitrine {

/// The mean and standard deviation of each channel, in the units of the network's input.
struct ChannelStatistics {
    std::vector<double> mean;
    std::vector<double> std;
};

/// Hears which item can't be read, and why.
using UnreadableItem = std::function<void(std::int64_t item, const Error &reason)>;

/// The items of a set as a network's input takes them: fitted to its shape, scaled to its range, and standardised once
/// the statistics are known. What was read is kept as long as it fits into `budget` bytes; a set that is larger than
/// that is read again each time, so that memory stays bounded. Reading may happen from several threads at once.
class PreparedItems {
public:
    static constexpr std::size_t usualBudget = std::size_t{1} << 30;

    /// `shape`: of the network's input without the batch. `isPicture`: [C, H, W] inputs whose items may be fitted and
    /// standardised; otherwise the set's shape must be the input's.
    static Result<std::shared_ptr<PreparedItems>> make(std::shared_ptr<const Dataset> set, Shape shape,
                                                       InputFormat format, std::size_t budget = usualBudget);

    const Dataset &set() const { return *m_set; }
    const std::shared_ptr<const Dataset> &sharedSet() const { return m_set; }
    const Shape &shape() const { return m_shape; }
    std::size_t itemSize() const { return m_itemSize; } ///< numbers in an item
    bool isKept() const { return m_kept != nullptr; } ///< all of it fits into memory
    const InputFormat &format() const { return m_format; } ///< with the statistics, once they are known

    /// Item `index` into `values`, which holds itemSize() numbers; the answer is its label.
    Result<std::int64_t> read(std::int64_t index, std::span<float> values) const;
    /// An item's numbers as its picture has them, grey or RGB, 0 (black) … 1; and back. For pictures alone.
    void toUnit(std::span<float> values) const;
    void fromUnit(std::span<float> values) const;
    /// The set's own answer in numbers; invalid where there is none.
    Result<Snapshot> target(std::int64_t index) const;

    /// Mean and standard deviation over items, one pass. Items that can't be read are passed over, and told.
    /// `progress` may be called by another thread, by one at a time.
    Result<ChannelStatistics> measure(std::span<const std::int64_t> items, const Cancel &cancel,
                                      const std::function<void(double)> &progress,
                                      const UnreadableItem &unreadable = {}) const;
    /// From now on items are standardised by these. Once, and while nobody reads.
    void standardise(const ChannelStatistics &statistics);

private:
    PreparedItems() = default;
    Result<std::int64_t> fetch(std::int64_t index, std::span<float> values) const;
    Result<std::int64_t> fetchFitted(std::int64_t index, std::span<float> values) const;
    void applyStatistics(std::span<float> values) const;
    void swapOrder(std::span<float> values) const;
    std::size_t channels() const { return static_cast<std::size_t>(m_shape.front()); }

    struct Kept; ///< the items in memory, each read once
    std::shared_ptr<const Dataset> m_set;
    Shape m_shape;
    InputFormat m_format;
    std::size_t m_itemSize = 0;
    bool m_mustFit = false; ///< items have another shape than the input
    ChannelStatistics m_statistics; ///< empty: nothing is subtracted
    std::shared_ptr<Kept> m_kept;
};

} // namespace vitrine
