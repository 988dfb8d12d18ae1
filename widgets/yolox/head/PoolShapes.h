#pragma once

#include "core/base/Cancel.h"
#include "core/yolox/Anchors.h"

#include <functional>
#include <vector>

namespace vitrine {

struct YoloxPool;

/// The shapes of the objects in a pool.
struct PoolShapes {
    std::vector<BoxShape> shapes; ///< in pixels of the network's input
    int pictures = 0; ///< that were read
    int unreadable = 0; ///< among those that were tried
};

/// Of at most `pictures` pictures, evenly taken from the whole pool, as they lie in a letterboxed input of side ×
/// side. Slow: reads the pictures. May be called from any thread; `progress` is told in it how many of how many it
/// tried.
PoolShapes poolShapes(const YoloxPool &pool, int pictures, int side, const Cancel &cancel,
                      const std::function<void(int done, int count)> &progress = {});

} // namespace vitrine
