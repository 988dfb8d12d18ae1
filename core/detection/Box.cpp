#include "core/detection/Box.h"

#include <algorithm>

namespace vitrine {

float intersectionOverUnion(const Box &a, const Box &b)
{
    const float width = std::min(a.x2, b.x2) - std::max(a.x1, b.x1);
    const float height = std::min(a.y2, b.y2) - std::max(a.y1, b.y1);
    const float both = std::max(0.0F, width) * std::max(0.0F, height);
    const float all = a.area() + b.area() - both;
    return all > 0 ? both / all : 0;
}

} // namespace vitrine
