#pragma once

#include "widgets/maps/PlaneLayout.h"

#include <span>

namespace vitrine {

/// The smallest and largest finite value of something; min > max where there is none.
struct ValueSpan {
    float min = 1;
    float max = -1;

    bool isEmpty() const { return min > max; }
    void include(const ValueSpan &other);
    static ValueSpan of(std::span<const float> values);
    bool operator==(const ValueSpan &) const = default;
};

/// Reads a tensor plane by plane, strided or not, of any type, without copying the whole.
class PlaneReader {
public:
    PlaneReader() = default;
    PlaneReader(Snapshot tensor, PlaneLayout layout);

    const Snapshot &tensor() const { return m_tensor; }
    const PlaneLayout &layout() const { return m_layout; }
    bool isValid() const { return m_tensor.valid() && !m_layout.isEmpty(); }

    /// height × width values, row by row.
    void read(std::int64_t plane, std::span<float> values) const;
    /// The exact value.
    double at(const PlaneCell &cell) const;
    ValueSpan planeRange(std::int64_t plane) const;
    /// Of the planes on view.
    ValueSpan range() const;

private:
    Snapshot m_tensor;
    PlaneLayout m_layout;
    std::int64_t m_rowStride = 0, m_columnStride = 0;
};

/// Of a whole tensor.
ValueSpan valueSpan(const Snapshot &tensor);

} // namespace vitrine
