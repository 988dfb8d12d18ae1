#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <vector>

namespace vitrine {

/// An object in a picture of a set. Corners in the picture's pixels; pixel i covers [i, i + 1).
struct MarkedObject {
    std::int64_t label = 0; ///< index among the set's classes
    float x1 = 0;
    float y1 = 0;
    float x2 = 0;
    float y2 = 0;
    double area = 0; ///< pixels of the object itself where that is known, else of its box
    bool isCrowd = false; ///< a group that none can tell apart
    /// 1 where the object can be seen, else 0, rows of the whole picture from the top; empty where it isn't known.
    std::vector<std::uint8_t> mask{};

    bool operator==(const MarkedObject &) const = default;
};

/// What a Dataset is as well whose pictures have objects marked in them.
class ObjectSet {
public:
    virtual ~ObjectSet() = default;
    /// The objects of item `index`, which may be none.
    virtual Result<std::vector<MarkedObject>> objects(std::int64_t index) const = 0;
    /// Their classes alone, in the same order, where that is quicker.
    virtual Result<std::vector<std::int64_t>> objectLabels(std::int64_t index) const;
};

} // namespace vitrine
