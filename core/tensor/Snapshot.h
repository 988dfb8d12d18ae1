#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// Sizes per dimension, the batch first: [N, C, H, W].
using Shape = std::vector<std::int64_t>;

/// "[1, 6, 28, 28]"
std::string toString(const Shape &shape);
/// The product of the sizes; 1 for a scalar's shape [].
std::int64_t elementCount(const Shape &shape);
/// Strides in elements of a dense row-major tensor.
Shape contiguousStrides(const Shape &shape);

enum class DType { Float32, Float64, Int64 };

/// An immutable tensor: what the rest of the program sees of one. Copies share the data; nothing ever writes it.
///
/// The data may be strided (a transposed view costs no copy) and may live on a GPU, from where it is fetched on first
/// access; that first access, and the first summary(), belong on the compute thread.
class Snapshot {
public:
    static constexpr int histogramBins = 64;

    /// What the numbers are like; NaN and infinite values are counted and left out of the rest.
    struct Summary {
        double min = 0;
        double max = 0;
        double mean = 0;
        double std = 0; ///< population standard deviation
        double zeroShare = 0; ///< 0 … 1, of all values
        std::int64_t nanCount = 0;
        std::int64_t infCount = 0;
        std::array<std::int64_t, histogramBins> histogram{}; ///< equal bins from min to max
    };

    /// Memory that outlives its users: what keeps it alive, and where it starts.
    struct Storage {
        std::shared_ptr<const void> owner;
        const void *data = nullptr;
    };

    /// No tensor at all.
    Snapshot() = default;
    Snapshot(DType dtype, Shape shape, Shape strides, Storage storage);
    /// Data that is fetched (from a GPU, say) when first asked for; dense row-major. The fetch runs once.
    Snapshot(DType dtype, Shape shape, std::function<Storage()> fetch);

    static Snapshot of(Shape shape, std::vector<float> values);
    static Snapshot of(Shape shape, std::vector<double> values);
    static Snapshot of(Shape shape, std::vector<std::int64_t> values);
    static Snapshot scalar(double value);

    bool valid() const { return m_data != nullptr; }
    DType dtype() const;
    const Shape &shape() const;
    const Shape &strides() const;
    std::int64_t elementCount() const;
    bool isContiguous() const;
    const void *data() const;

    /// The value at an index, one number a dimension; asserts that it lies within the shape.
    double at(std::span<const std::int64_t> index) const;
    double at(std::initializer_list<std::int64_t> index) const;
    /// The value at a row-major position.
    double flat(std::int64_t position) const;

    /// The values in row-major order; requires a dense Float32 tensor (isContiguous()).
    std::span<const float> floats() const;
    /// The values in row-major order, copied and converted.
    std::vector<float> toFloats() const;
    std::vector<double> toDoubles() const;

    /// Entry `position` along `dimension`, as a view: no copy.
    Snapshot select(std::size_t dimension, std::int64_t position) const;

    /// Computed on first request and kept: the reference is good as long as any copy of this snapshot is.
    const Summary &summary() const;

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

} // namespace vitrine
