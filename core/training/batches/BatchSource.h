#pragma once

#include "core/data/AugmentationKind.h"
#include "core/data/PreparedItems.h"
#include "core/training/models/TrainingModel.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace vitrine {

/// An item of a set that could not be read, and was left out.
struct SkippedItem {
    std::int64_t item = 0;
    Error reason;
};

struct BatchOptions {
    std::uint64_t seed = 0;
    double labelNoise = 0; ///< share of the items, 0 … 1, that have another label, the same one in every epoch
    std::vector<Augmentation> augmentations{}; ///< complete; anew in every epoch, by seed, epoch and item
};

/// Puts items together into batches. May be used from several threads at once.
class BatchSource {
public:
    BatchSource(std::shared_ptr<const PreparedItems> items, BatchOptions options);

    /// The items that could be read, as `epoch` shows them; the others are remembered in skipped(). Fails where none
    /// could.
    Result<Batch> make(std::span<const std::int64_t> items, std::uint64_t epoch = 0) const;
    std::vector<SkippedItem> skipped() const;
    bool hasSkipped(std::span<const std::int64_t> items) const; ///< all of them

private:
    void augmentItem(std::int64_t item, std::uint64_t epoch, std::span<float> values) const;
    std::int64_t labelOf(std::int64_t item, std::int64_t label) const;
    void skip(std::int64_t item, const Error &reason) const;

    std::shared_ptr<const PreparedItems> m_items;
    BatchOptions m_options;
    bool m_hasTargets = false;
    mutable std::mutex m_mutex; ///< guards m_skipped
    mutable std::map<std::int64_t, Error> m_skipped;
};

} // namespace vitrine
