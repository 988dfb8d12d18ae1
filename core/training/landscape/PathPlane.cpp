#include "core/training/landscape/PathPlane.h"

#include "core/base/Rng.h"
#include "core/training/landscape/SymmetricEigen.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

using Rows = std::span<const std::span<const float>>;

/// Products of all pairs of rows − origin, [n, n]; a block of columns at a time, so that it stays in the cache.
std::vector<double> productsOf(Rows rows, std::span<const float> origin, const Cancel &cancel)
{
    constexpr std::size_t width = 1024;
    const std::size_t count = rows.size();
    std::vector<double> products(count * count, 0.0);
    std::vector<float> block(count * width);
    for (std::size_t start = 0; start < origin.size() && !cancel.requested(); start += width) {
        const std::size_t size = std::min(width, origin.size() - start);
        const auto piece = [&](std::size_t row) { return std::span(block).subspan(row * width, size); };
        for (std::size_t row = 0; row < count; ++row)
            for (std::size_t i = 0; i < size; ++i)
                piece(row)[i] = rows[row][start + i] - origin[start + i];
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = 0; b <= a; ++b)
                products[a * count + b] += dot(piece(a), piece(b));
    }
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < a; ++b)
            products[b * count + a] = products[a * count + b];
    return products;
}

void setLength(std::vector<float> &direction, double length)
{
    const double now = std::sqrt(dot(direction, direction));
    for (float &value : direction)
        value = static_cast<float>(now > 0 ? value / now * length : 0);
}

/// Σ part · (row − origin), of length 1; the farthest row on the negative side.
std::vector<float> component(Rows rows, std::span<const float> origin, std::span<const double> parts)
{
    const auto farthest =
        std::max_element(parts.begin(), parts.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    const double sign = *farthest > 0 ? -1 : 1;
    std::vector<double> sum(origin.size(), 0.0);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += sign * parts[row] * (static_cast<double>(rows[row][i]) - origin[i]);
    std::vector<float> direction(sum.begin(), sum.end());
    setLength(direction, 1);
    return direction;
}

/// Any direction at right angles to x, always the same one: for paths that are a straight line.
std::vector<float> acrossOf(std::span<const float> x)
{
    std::vector<float> across(x.size());
    Rng rng(1);
    for (std::size_t i = 0; i < across.size(); ++i)
        across[i] = static_cast<float>(rng.normal());
    const auto along = static_cast<float>(dot(across, x));
    for (std::size_t i = 0; i < across.size(); ++i)
        across[i] -= along * x[i];
    setLength(across, 1);
    return across;
}

} // namespace

Result<PathPlane> pathPlane(Rows rows, std::span<const float> origin, const Cancel &cancel)
{
    constexpr double straight = 1e-10; ///< a second share below this is rounding
    const std::vector<double> products = productsOf(rows, origin, cancel);
    if (cancel.requested())
        return Cancel::error();
    const SymmetricEigen eigen = symmetricEigen(products, rows.size());
    double total = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        total += products[i * rows.size() + i];
    if (!(total > 0) || !std::isfinite(total))
        return fail(VITRINE_TEXT("core",
                                 "The weights have not moved yet, so there is no path to look along. Train some steps "
                                 "first, or choose random directions."));
    PathPlane result;
    result.plane.origin.assign(origin.begin(), origin.end());
    result.plane.x = component(rows, origin, eigen.vector(0));
    result.shares[0] = std::min(1.0, eigen.values[0] / total);
    const double second = rows.size() > 1 ? std::max(0.0, eigen.values[1] / total) : 0;
    const bool isStraight = second < straight;
    result.plane.y = isStraight ? acrossOf(result.plane.x) : component(rows, origin, eigen.vector(1));
    result.shares[1] = isStraight ? 0 : second;
    return result;
}

} // namespace vitrine
