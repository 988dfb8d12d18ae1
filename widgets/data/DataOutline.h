#pragma once

#include "core/base/Cancel.h"
#include "core/data/DataSplit.h"
#include "core/data/Dataset.h"

#include <QString>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace vitrine {

enum class DataPart : std::uint8_t { Training, Validation, Test };
inline constexpr std::size_t dataPartCount = 3;

/// What of a set is known without reading its pictures: which item belongs to which part, what it shows, and how often
/// each class comes. A plain value that nothing writes any more.
class DataOutline {
public:
    std::shared_ptr<const Dataset> set;
    SplitChoice divided;

    std::int64_t size() const { return static_cast<std::int64_t>(m_parts.size()); }
    DataPart part(std::int64_t item) const { return m_parts[static_cast<std::size_t>(item)]; }
    std::int64_t partSize(DataPart part) const { return m_sizes[static_cast<std::size_t>(part)]; }
    const DataSplit &split() const { return m_split; }
    /// What the item shows, indices of the set's classes: its label, or those of its objects, each once, in order.
    std::span<const std::int32_t> classesOf(std::int64_t item) const;
    bool shows(std::int64_t item, int classIndex) const;
    int classCount() const { return static_cast<int>(m_counts.size()); }
    QString className(int classIndex) const;
    /// How many items of a part (of objects: how many objects) are of a class.
    std::int64_t count(int classIndex, DataPart part) const
    {
        return m_counts[static_cast<std::size_t>(classIndex)][static_cast<std::size_t>(part)];
    }
    /// The items of the parts that are switched on and, where `classIndex` is not −1, of that class; in order.
    std::vector<std::int64_t> filtered(const std::array<bool, dataPartCount> &parts, int classIndex) const;

private:
    friend Result<std::shared_ptr<const DataOutline>> outlineOf(std::shared_ptr<const Dataset>, const SplitChoice &,
                                                                const Cancel &, const std::function<void(double)> &);
    void takeSplit(DataSplit split);
    void addItem(std::int64_t item);

    DataSplit m_split;
    std::vector<DataPart> m_parts; ///< by item
    std::array<std::int64_t, dataPartCount> m_sizes{};
    std::vector<std::size_t> m_firsts{0}; ///< by item: where its classes begin in m_classes; one more at the end
    std::vector<std::int32_t> m_classes;
    std::vector<std::array<std::int64_t, dataPartCount>> m_counts; ///< by class
};

/// Goes once through a set's labels. Takes its time where they lie on disk: for a thread of its own.
Result<std::shared_ptr<const DataOutline>> outlineOf(std::shared_ptr<const Dataset> set, const SplitChoice &divided,
                                                     const Cancel &cancel, const std::function<void(double)> &progress);

} // namespace vitrine
