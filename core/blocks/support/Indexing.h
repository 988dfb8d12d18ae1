#pragma once

#include "core/blocks/Explanation.h"
#include "core/tensor/Snapshot.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Calls `visit(index)` for every index of a shape in row-major order; once with [] for a scalar's shape.
template <typename Visit>
void forEachIndex(const Shape &shape, const Visit &visit)
{
    Index index(shape.size(), 0);
    for (std::int64_t left = elementCount(shape); left > 0; --left) {
        visit(static_cast<const Index &>(index));
        for (std::size_t d = shape.size(); d-- > 0;) {
            if (++index[d] < shape[d])
                break;
            index[d] = 0;
        }
    }
}

/// The row-major position of an index, and the index at a position.
std::int64_t ravelled(const Index &index, const Shape &shape);
Index unravelled(std::int64_t position, const Shape &shape);

/// The dimension meant by Python's counting (−1 is the last); none where a tensor of `rank` dimensions lacks it.
std::optional<std::size_t> wrapDimension(std::int64_t dimension, std::size_t rank);

/// The shape that PyTorch's broadcasting gives; none where the shapes don't fit.
std::optional<Shape> broadcastShape(std::span<const Shape> shapes);
/// Which number of a tensor of `shape` is used at `index` of the broadcast result.
Index broadcastIndex(const Index &index, const Shape &shape);
/// Every index of the broadcast result of shape `result` that uses the number at `index` of a tensor of `shape`, in
/// row-major order.
std::vector<Index> broadcastPlaces(const Index &index, const Shape &shape, const Shape &result);

} // namespace vitrine
