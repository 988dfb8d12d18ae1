#include "widgets/yolox/head/PoolShapes.h"

#include "widgets/yolox/YoloxScene.h"

#include <algorithm>

namespace vitrine {

PoolShapes poolShapes(const YoloxPool &pool, int pictures, int side, const Cancel &cancel,
                      const std::function<void(int, int)> &progress)
{
    PoolShapes result;
    const std::int64_t count = std::min<std::int64_t>(pool.pictures.count, pictures);
    for (std::int64_t i = 0; i < count && !cancel.requested(); ++i) {
        if (progress)
            progress(static_cast<int>(i), static_cast<int>(count));
        const auto picture = pool.source(i * pool.pictures.count / count);
        if (!picture) {
            ++result.unreadable;
            continue;
        }
        const RgbImage &image = (*picture)->image;
        const double ratio =
            std::min(static_cast<double>(side) / image.width, static_cast<double>(side) / image.height);
        for (const LabelledBox &each : (*picture)->boxes)
            result.shapes.push_back(
                {static_cast<double>(each.box.width()) * ratio, static_cast<double>(each.box.height()) * ratio});
        ++result.pictures;
    }
    return result;
}

} // namespace vitrine
