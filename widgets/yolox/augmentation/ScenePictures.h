#pragma once

#include "widgets/yolox/YoloxScene.h"

#include <cstdint>
#include <map>
#include <memory>

namespace vitrine {

/// The pictures that are mixed with the room's own, kept for a while so that a drag need not read them again. Used in
/// one thread.
class ScenePictures {
public:
    /// −1: the scene's own picture, with its boxes; others are those of its pool.
    Result<std::shared_ptr<const LabelledPicture>> at(const YoloxScene &scene, std::int64_t index);

private:
    static constexpr std::size_t mostHeld = 8;

    std::shared_ptr<const YoloxPool> m_pool;
    std::map<std::int64_t, std::shared_ptr<const LabelledPicture>> m_held;
    std::shared_ptr<const LabelledPicture> m_own;
    qint64 m_ownKey = 0;
};

/// The scene's picture with its boxes, as augmentation takes it.
LabelledPicture labelledPicture(const YoloxScene &scene);

} // namespace vitrine
