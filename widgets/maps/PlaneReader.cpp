#include "widgets/maps/PlaneReader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

template <typename Number>
void copyPlane(const Number *from, std::int64_t height, std::int64_t width, std::int64_t rowStride,
               std::int64_t columnStride, float *to)
{
    for (std::int64_t y = 0; y < height; ++y) {
        const Number *row = from + y * rowStride;
        for (std::int64_t x = 0; x < width; ++x)
            *to++ = static_cast<float>(row[x * columnStride]);
    }
}

} // namespace

void ValueSpan::include(const ValueSpan &other)
{
    if (other.isEmpty())
        return;
    *this = isEmpty() ? other : ValueSpan{std::min(min, other.min), std::max(max, other.max)};
}

ValueSpan ValueSpan::of(std::span<const float> values)
{
    float low = std::numeric_limits<float>::infinity(), high = -low;
    bool finite = true;
    for (float value : values) { // no branch within: the compiler makes vector instructions of it
        low = value < low ? value : low;
        high = value > high ? value : high;
        finite &= std::abs(value) <= std::numeric_limits<float>::max();
    }
    if (finite)
        return values.empty() ? ValueSpan{} : ValueSpan{low, high};
    ValueSpan range;
    for (float value : values) {
        if (std::isfinite(value))
            range.include({value, value});
    }
    return range;
}

PlaneReader::PlaneReader(Snapshot tensor, PlaneLayout layout) : m_tensor(std::move(tensor)), m_layout(std::move(layout))
{
    if (!isValid())
        return;
    const auto offset = [&](const PlaneCell &cell) {
        const Index index = m_layout.index(cell);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < index.size(); ++i)
            sum += index[i] * m_tensor.strides()[i];
        return sum;
    };
    const std::int64_t origin = offset({0, 0, 0});
    m_rowStride = m_layout.height() > 1 ? offset({0, 1, 0}) - origin : 0;
    m_columnStride = m_layout.width() > 1 ? offset({0, 0, 1}) - origin : 0;
}

void PlaneReader::read(std::int64_t plane, std::span<float> values) const
{
    const Index corner = m_layout.index({plane, 0, 0});
    std::int64_t offset = 0;
    for (std::size_t i = 0; i < corner.size(); ++i)
        offset += corner[i] * m_tensor.strides()[i];
    const auto copy = [&](auto *data) {
        copyPlane(data + offset, m_layout.height(), m_layout.width(), m_rowStride, m_columnStride, values.data());
    };
    switch (m_tensor.dtype()) {
    case DType::Float32:
        copy(static_cast<const float *>(m_tensor.data()));
        break;
    case DType::Float64:
        copy(static_cast<const double *>(m_tensor.data()));
        break;
    case DType::Int64:
        copy(static_cast<const std::int64_t *>(m_tensor.data()));
        break;
    }
}

double PlaneReader::at(const PlaneCell &cell) const
{
    return m_tensor.at(m_layout.index(cell));
}

ValueSpan PlaneReader::planeRange(std::int64_t plane) const
{
    std::vector<float> values(static_cast<std::size_t>(m_layout.height() * m_layout.width()));
    read(plane, values);
    return ValueSpan::of(values);
}

ValueSpan PlaneReader::range() const
{
    ValueSpan range;
    std::vector<float> values(static_cast<std::size_t>(m_layout.height() * m_layout.width()));
    for (std::int64_t plane = 0; plane < m_layout.planes(); ++plane) {
        read(plane, values);
        range.include(ValueSpan::of(values));
    }
    return range;
}

ValueSpan valueSpan(const Snapshot &tensor)
{
    if (!tensor.valid() || tensor.elementCount() == 0)
        return {};
    if (tensor.dtype() == DType::Float32 && tensor.isContiguous())
        return ValueSpan::of(tensor.floats());
    return ValueSpan::of(tensor.toFloats());
}

} // namespace vitrine
