#pragma once

#include "core/data/AugmentationKind.h"
#include "core/data/PreparedItems.h"
#include "core/training/detection/ObjectSampler.h"
#include "core/training/models/TrainingModel.h"

#include <atomic>
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
    bool seeksObjects = false; ///< for a detector: batches say what each picture shows, not its class
    // Then also:
    std::optional<DetectionRecipe> recipe{}; ///< none: pictures are only fitted, as validation wants them
    std::vector<std::int64_t> pool{}; ///< the items that mosaics may be made of
};

/// Puts items together into batches. May be used from several threads at once.
class BatchSource {
public:
    BatchSource(std::shared_ptr<const PreparedItems> items, BatchOptions options);

    /// The items that could be read, as `epoch` shows them; the others are remembered in skipped(). Fails where none
    /// could.
    Result<Batch> make(std::span<const std::int64_t> items, std::uint64_t epoch = 0) const;
    /// Epochs of the whole run, of which a recipe closes with the last ones.
    void setEpochs(int epochs) { m_epochs = epochs; }
    std::vector<SkippedItem> skipped() const;
    bool hasSkipped(std::span<const std::int64_t> items) const; ///< all of them

private:
    Result<Batch> makeObjects(std::span<const std::int64_t> items, std::uint64_t epoch) const;
    bool isClosing(std::uint64_t epoch) const;
    void augmentItem(std::int64_t item, std::uint64_t epoch, std::span<float> values) const;
    std::int64_t labelOf(std::int64_t item, std::int64_t label) const;
    void skip(std::int64_t item, const Error &reason) const;

    std::shared_ptr<const PreparedItems> m_items;
    BatchOptions m_options;
    bool m_hasTargets = false;
    std::unique_ptr<const ObjectSampler> m_objects; ///< for a detector
    std::atomic<int> m_epochs = 0;
    mutable std::mutex m_mutex; ///< guards m_skipped
    mutable std::map<std::int64_t, Error> m_skipped;
};

} // namespace vitrine
