#include "widgets/yolox/augmentation/ScenePictures.h"

#include "core/detection/augment/Pixels.h"
#include "widgets/session/Pictures.h"

namespace vitrine {

Result<std::shared_ptr<const LabelledPicture>> ScenePictures::at(const YoloxScene &scene, std::int64_t index)
{
    if (index < 0) {
        if (!m_own || m_ownKey != scene.picture.cacheKey() || m_own->boxes != scene.boxes) {
            m_own = std::make_shared<const LabelledPicture>(labelledPicture(scene));
            m_ownKey = scene.picture.cacheKey();
        }
        return m_own;
    }
    if (m_pool != scene.pool) {
        m_held.clear();
        m_pool = scene.pool;
    }
    if (const auto held = m_held.find(index); held != m_held.end())
        return held->second;
    const auto read = scene.pool->source(index);
    if (!read)
        return read;
    if (m_held.size() >= mostHeld)
        m_held.erase(m_held.begin());
    m_held.emplace(index, *read);
    return read;
}

LabelledPicture labelledPicture(const YoloxScene &scene)
{
    return {rgbOf(toPicture(scene.picture)), scene.boxes};
}

} // namespace vitrine
