#include "core/stepping/WeightRow.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <new>

namespace vitrine {

namespace {

constexpr std::size_t alignment = 64;

std::shared_ptr<float[]> allocate(std::size_t size)
{
    const std::size_t bytes = std::max<std::size_t>(1, (size * sizeof(float) + alignment - 1) / alignment) * alignment;
    auto *data = static_cast<float *>(std::aligned_alloc(alignment, bytes));
    if (!data)
        throw std::bad_alloc();
    return {data, [](float *memory) { std::free(memory); }};
}

} // namespace

WeightRow::WeightRow(std::size_t size) : m_data(allocate(size)), m_size(size)
{
    std::fill_n(m_data.get(), size, 0.0F);
}

WeightRow::WeightRow(std::span<const float> values) : m_data(allocate(values.size())), m_size(values.size())
{
    std::copy(values.begin(), values.end(), m_data.get());
}

Snapshot WeightRow::piece(const TensorRange &range) const
{
    assert(range.offset + range.count() <= m_size);
    return {DType::Float32, range.shape, contiguousStrides(range.shape), {m_data, m_data.get() + range.offset}};
}

Snapshot aligned(const Snapshot &tensor)
{
    if (tensor.dtype() != DType::Float32)
        return tensor;
    const WeightRow row(tensor.isContiguous() ? tensor.floats() : std::span<const float>(tensor.toFloats()));
    return row.piece({{}, tensor.shape(), 0});
}

} // namespace vitrine
