#pragma once

#include "core/detection/Box.h"

#include <cmath>

namespace vitrine {

/// A box by its centre and size, as YOLOX computes with them; x to the right, y down.
struct CenterBox {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    static CenterBox of(const Box &box)
    {
        return {(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2, box.width(), box.height()};
    }
    Box corners() const { return {x - width / 2, y - height / 2, x + width / 2, y + height / 2}; }
    float area() const { return width * height; }
    bool isFinite() const
    {
        return std::isfinite(x) && std::isfinite(y) && std::isfinite(width) && std::isfinite(height);
    }
    bool operator==(const CenterBox &) const = default;
};

/// A box that someone drew around an object, and what the object is.
struct TruthBox {
    CenterBox box; ///< in pixels of the network's input
    int classId = 0;

    bool operator==(const TruthBox &) const = default;
};

} // namespace vitrine
