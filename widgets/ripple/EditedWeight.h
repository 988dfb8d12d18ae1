#pragma once

#include "core/blocks/Explanation.h"
#include "widgets/session/PixelEdits.h"

#include <cstdint>
#include <vector>

namespace vitrine {

/// A weight, and the numbers that stand in place of some of its own: one number changed in millions copies none.
struct EditedWeight {
    Snapshot tensor; ///< invalid: there is no such weight
    NumberEdits numbers;

    double flat(std::int64_t position) const;
    double at(const Index &index) const;
    Snapshot whole() const { return withNumbers(tensor, numbers); }
    /// A part of it, [first, first + count) in row-major order.
    std::vector<float> part(std::int64_t first, std::int64_t count) const;
};

/// Where an index lies in row-major order, and back.
std::int64_t positionOf(const Index &index, const Shape &shape);
Index indexOf(std::int64_t position, const Shape &shape);

} // namespace vitrine
