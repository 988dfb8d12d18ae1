#include "core/blocks/support/Interpolation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>

namespace vitrine {

namespace {

void addTap(std::vector<Tap> &taps, std::int64_t place, double weight)
{
    for (Tap &tap : taps) {
        if (tap.place == place) {
            tap.weight += weight;
            return;
        }
    }
    taps.push_back({place, weight});
}

/// Weights of the places −1, 0, 1, 2 around a source that lies `t` after place 0 (Keys, "Cubic convolution
/// interpolation for digital image processing", 1981).
template <typename Real>
std::array<Real, 4> cubicWeights(Real t)
{
    constexpr auto a = static_cast<Real>(-0.75);
    const auto near = [](Real x) { return ((a + 2) * x - (a + 3)) * x * x + 1; };
    const auto far = [](Real x) { return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a; };
    return {far(t + 1), near(t), near(1 - t), far(2 - t)};
}

/// By its strides; a tensor of one channel may be so by chance.
bool isChannelsLast(const Snapshot &tensor)
{
    const std::size_t rank = tensor.shape().size();
    std::int64_t expected = 1;
    for (std::size_t step = 0; step < rank; ++step) {
        const std::size_t d = step == 0 ? 1 : step == rank - 1 ? 0 : rank - step; // C, W, H, …, N
        if (tensor.shape()[d] == 1)
            continue;
        if (tensor.strides()[d] != expected)
            return false;
        expected *= tensor.shape()[d];
    }
    return true;
}

} // namespace

AxisInterpolation::AxisInterpolation(const UpsampleAttributes &attributes, std::size_t dimension,
                                     std::int64_t inputSize, DType dtype, bool snaps)
    : m_attributes(attributes), m_dimension(dimension), m_inputSize(inputSize),
      m_outputSize(attributes.outputSize[dimension]), m_dtype(dtype), m_snaps(snaps)
{
}

std::vector<Tap> AxisInterpolation::taps(std::int64_t output) const
{
    if (m_attributes.mode == Interpolation::Nearest)
        return {{nearest(output), 1}};
    return m_dtype == DType::Float64 ? tapsAs<double>(output) : tapsAs<float>(output);
}

template <typename Real>
Real AxisInterpolation::scale() const
{
    if (m_attributes.alignCorners) {
        if (m_outputSize <= 1)
            return 0;
        return static_cast<Real>(m_inputSize - 1) / static_cast<Real>(m_outputSize - 1);
    }
    if (!m_attributes.scale.empty())
        return static_cast<Real>(1 / m_attributes.scale[m_dimension]);
    return static_cast<Real>(m_inputSize) / static_cast<Real>(m_outputSize);
}

std::int64_t AxisInterpolation::nearest(std::int64_t output) const
{
    if (m_snaps && m_outputSize == m_inputSize)
        return output;
    if (m_snaps && m_outputSize == 2 * m_inputSize)
        return output / 2;
    const bool exact = m_dtype == DType::Float64 && !m_snaps;
    const double source = exact ? static_cast<double>(output) * scale<double>()
                                : static_cast<double>(static_cast<float>(output) * scale<float>());
    return std::min(static_cast<std::int64_t>(std::floor(static_cast<float>(source))), m_inputSize - 1);
}

template <typename Real>
std::vector<Tap> AxisInterpolation::tapsAs(std::int64_t output) const
{
    const bool cubic = m_attributes.mode == Interpolation::Cubic;
    if (!cubic && m_outputSize == m_inputSize)
        return {{output, 1}};
    const auto place = static_cast<Real>(output);
    const auto half = static_cast<Real>(0.5);
    Real source = m_attributes.alignCorners ? scale<Real>() * place : scale<Real>() * (place + half) - half;
    if (!cubic)
        source = std::max<Real>(source, 0);
    const std::int64_t base = std::min(static_cast<std::int64_t>(std::floor(source)), m_inputSize - 1);
    const Real beyond = std::clamp<Real>(source - static_cast<Real>(base), 0, 1);

    std::vector<Tap> taps;
    if (!cubic) {
        addTap(taps, base, 1 - beyond);
        addTap(taps, std::min(base + 1, m_inputSize - 1), beyond);
        return taps;
    }
    const std::array<Real, 4> weights = cubicWeights(beyond);
    for (std::int64_t k = 0; k < 4; ++k)
        addTap(taps, std::clamp<std::int64_t>(base - 1 + k, 0, m_inputSize - 1), weights[static_cast<std::size_t>(k)]);
    return taps;
}

bool snapsForward(const UpsampleAttributes &attributes, const Snapshot &input)
{
    const std::vector<std::int64_t> &size = attributes.outputSize;
    if (size.size() == 2 && size[0] + size[1] <= 128)
        return true;
    return size.size() > 1 && input.shape()[1] > 3 && isChannelsLast(input);
}

bool copiesBackward(const UpsampleAttributes &attributes, const Shape &input)
{
    return attributes.mode == Interpolation::Cubic
        && std::equal(attributes.outputSize.begin(), attributes.outputSize.end(), input.begin() + 2, input.end());
}

} // namespace vitrine
