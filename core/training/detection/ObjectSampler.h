#pragma once

#include "core/data/ObjectSet.h"
#include "core/data/PreparedItems.h"
#include "core/detection/augment/AugmentPlan.h"
#include "core/detection/augment/LabelledPicture.h"
#include "core/training/detection/DetectionRecipe.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace vitrine {

/// Pictures with their objects as a detector takes them: of any size, augmented by YOLOX's recipe or only fitted in.
/// Pictures that were read lately are kept, since a mosaic needs four of them. May be used from several threads at
/// once.
class ObjectSampler {
public:
    /// `pool`: the items that mosaics may be made of; without a recipe pictures are only fitted.
    ObjectSampler(std::shared_ptr<const PreparedItems> items, std::vector<std::int64_t> pool,
                  std::optional<DetectionRecipe> recipe, std::uint64_t seed);

    struct Frame {
        int width = 0;
        int height = 0;

        std::size_t numbers() const { return 3U * static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
    };
    /// The size of the pictures of a batch, by its first item and the epoch.
    Frame frameOf(std::int64_t firstItem, std::uint64_t epoch, bool isClosing) const;

    /// An item as the network's input, [3, height, width] into `values`, and its objects in pixels of it.
    Result<std::vector<MarkedObject>> sample(std::int64_t item, std::uint64_t epoch, bool isClosing, Frame frame,
                                             std::span<float> values) const;

private:
    Rng rngOf(std::uint64_t epoch, std::int64_t item) const;
    Result<std::shared_ptr<const LabelledPicture>> load(std::int64_t item) const;
    void fill(const RgbImage &image, std::span<float> values) const;

    std::shared_ptr<const PreparedItems> m_items;
    const ObjectSet *m_objects = nullptr;
    std::vector<std::int64_t> m_pool; ///< ascending
    std::optional<DetectionRecipe> m_recipe;
    std::uint64_t m_seed = 0;

    mutable std::mutex m_mutex; ///< guards what follows
    mutable std::unordered_map<std::int64_t, std::shared_ptr<const LabelledPicture>> m_kept;
    mutable std::deque<std::int64_t> m_order; ///< of m_kept, oldest first
    mutable std::size_t m_bytes = 0;
};

} // namespace vitrine
