#pragma once

#include "core/tensor/Snapshot.h"

namespace vitrine {

/// Calls `visit` with every value of a strided tensor, in row-major order. The innermost dimension runs as a plain
/// loop, so that a dense tensor costs no more than one.
template <typename T, typename Visit>
void forEachValue(const T *data, const Shape &shape, const Shape &strides, Visit &&visit)
{
    if (elementCount(shape) == 0)
        return;
    if (shape.empty()) {
        visit(*data);
        return;
    }
    const std::size_t last = shape.size() - 1;
    Shape index(last, 0);
    const T *row = data;
    while (true) {
        for (std::int64_t i = 0; i < shape[last]; ++i)
            visit(row[i * strides[last]]);
        std::size_t dimension = last;
        while (dimension > 0) {
            --dimension;
            row += strides[dimension];
            if (++index[dimension] < shape[dimension])
                break;
            row -= strides[dimension] * shape[dimension];
            index[dimension] = 0;
            if (dimension == 0)
                return;
        }
        if (last == 0)
            return;
    }
}

/// The same for a snapshot of any dtype: `visit` takes a float, double or std::int64_t.
template <typename Visit>
void forEachValue(const Snapshot &tensor, Visit &&visit)
{
    switch (tensor.dtype()) {
    case DType::Float32:
        return forEachValue(static_cast<const float *>(tensor.data()), tensor.shape(), tensor.strides(), visit);
    case DType::Float64:
        return forEachValue(static_cast<const double *>(tensor.data()), tensor.shape(), tensor.strides(), visit);
    case DType::Int64:
        return forEachValue(static_cast<const std::int64_t *>(tensor.data()), tensor.shape(), tensor.strides(), visit);
    }
}

} // namespace vitrine
