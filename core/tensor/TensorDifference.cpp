#include "core/tensor/TensorDifference.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <span>

namespace vitrine {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

template <typename Number>
void addNumbers(TensorDifference &sum, std::span<const Number> a, std::span<const Number> b)
{
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto x = static_cast<double>(a[i]), y = static_cast<double>(b[i]);
        if (!std::isfinite(x) || !std::isfinite(y)) {
            ++sum.notFinite;
            continue;
        }
        const double apart = std::abs(x - y);
        ++sum.count;
        sum.absolute += apart;
        sum.squared += apart * apart;
        sum.squaredA += x * x;
        sum.squaredB += y * y;
        sum.product += x * y;
        sum.largest = std::max(sum.largest, apart);
    }
}

bool isDenseFloat(const Snapshot &tensor)
{
    return tensor.dtype() == DType::Float32 && tensor.isContiguous();
}

} // namespace

void TensorDifference::add(const Snapshot &a, const Snapshot &b)
{
    assert(a.shape() == b.shape());
    if (isDenseFloat(a) && isDenseFloat(b))
        return addNumbers(*this, a.floats(), b.floats());
    const std::vector<double> one = a.toDoubles(), other = b.toDoubles();
    addNumbers(*this, std::span(one), std::span(other));
}

double TensorDifference::mean() const
{
    return count == 0 ? unknown : absolute / static_cast<double>(count);
}

double TensorDifference::relative() const
{
    if (count == 0)
        return unknown;
    const double longest = std::max(squaredA, squaredB);
    return longest == 0 ? 0 : std::sqrt(squared / longest);
}

double TensorDifference::cosine() const
{
    // Rounding must not make two equal tensors more alike than alike.
    return squaredA == 0 || squaredB == 0 ? unknown
                                          : std::clamp(product / std::sqrt(squaredA) / std::sqrt(squaredB), -1.0, 1.0);
}

} // namespace vitrine
