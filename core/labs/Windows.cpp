#include "core/labs/Windows.h"

#include <algorithm>
#include <utility>

namespace vitrine {

Windows::Windows(Kind kind, ConvAttributes attributes, Shape input, Shape output)
    : m_kind(kind), m_attributes(std::move(attributes)), m_input(std::move(input)), m_output(std::move(output))
{
    setMargins();
}

Windows Windows::convolution(const ConvAttributes &attributes, Shape input, Shape output)
{
    return {Kind::Convolution, attributes, std::move(input), std::move(output)};
}

Windows Windows::transposed(const ConvAttributes &attributes, Shape input, Shape output)
{
    return {Kind::Transposed, attributes, std::move(input), std::move(output)};
}

Windows Windows::pooling(const PoolAttributes &attributes, Shape input, Shape output)
{
    ConvAttributes geometry;
    geometry.kernel = attributes.kernel;
    geometry.stride = attributes.stride;
    geometry.padding = attributes.padding;
    geometry.dilation = attributes.dilation;
    return {Kind::Pooling, std::move(geometry), std::move(input), std::move(output)};
}

Windows Windows::adaptive(Shape input, Shape output)
{
    return {Kind::Adaptive, {}, std::move(input), std::move(output)};
}

void Windows::setMargins()
{
    m_before.assign(m_input.size(), 0);
    m_after.assign(m_input.size(), 0);
    if (m_kind == Kind::Adaptive)
        return;
    for (std::size_t d = 0; d < m_input.size(); ++d) {
        m_before[d] = m_attributes.padding[d];
        // "same" with an even reach pads one more behind; what a last window reaches beyond is seen as well.
        const std::int64_t last = (anchors()[d] - 1) * m_attributes.stride[d] - m_attributes.padding[d]
            + m_attributes.dilation[d] * (m_attributes.kernel[d] - 1);
        const std::int64_t beyond = std::max<std::int64_t>(last - covered()[d] + 1, 0);
        m_after[d] = isTransposed() ? beyond : std::max(beyond, m_attributes.padding[d]);
    }
}

Shape Windows::kernel() const
{
    if (m_kind != Kind::Adaptive)
        return m_attributes.kernel;
    Shape sizes;
    for (std::size_t d = 0; d < m_input.size(); ++d) {
        std::size_t largest = 0;
        for (std::int64_t place = 0; place < m_output[d]; ++place)
            largest = std::max(largest, reached(d, place).size());
        sizes.push_back(static_cast<std::int64_t>(largest));
    }
    return sizes;
}

std::vector<Windows::Reach> Windows::reached(std::size_t d, std::int64_t anchor) const
{
    std::vector<Reach> result;
    if (m_kind == Kind::Adaptive) {
        const std::int64_t first = anchor * m_input[d] / m_output[d];
        const std::int64_t end = ((anchor + 1) * m_input[d] + m_output[d] - 1) / m_output[d];
        for (std::int64_t place = first; place < end; ++place)
            result.push_back({place - first, place, true});
        return result;
    }
    for (std::int64_t tap = 0; tap < m_attributes.kernel[d]; ++tap) {
        const std::int64_t place =
            anchor * m_attributes.stride[d] - m_attributes.padding[d] + tap * m_attributes.dilation[d];
        result.push_back({tap, place, place >= 0 && place < covered()[d]});
    }
    return result;
}

std::vector<Windows::Reach> Windows::reaching(std::size_t d, std::int64_t place) const
{
    std::vector<Reach> result;
    if (m_kind == Kind::Adaptive) {
        for (std::int64_t anchor = 0; anchor < m_output[d]; ++anchor)
            for (const Reach &reach : reached(d, anchor))
                if (reach.place == place)
                    result.push_back({reach.tap, anchor, true});
        return result;
    }
    for (std::int64_t tap = 0; tap < m_attributes.kernel[d]; ++tap) {
        const std::int64_t distance = place + m_attributes.padding[d] - tap * m_attributes.dilation[d];
        if (distance < 0 || distance % m_attributes.stride[d] != 0)
            continue;
        if (const std::int64_t anchor = distance / m_attributes.stride[d]; anchor < anchors()[d])
            result.push_back({tap, anchor, true});
    }
    return result;
}

std::vector<Windows::Touch> Windows::product(const std::vector<std::vector<Reach>> &dimensions) const
{
    std::vector<Touch> touches = {{}};
    for (const std::vector<Reach> &dimension : dimensions) {
        std::vector<Touch> longer;
        longer.reserve(touches.size() * dimension.size());
        for (const Touch &touch : touches)
            for (const Reach &reach : dimension) {
                Touch next = touch;
                next.tap.push_back(reach.tap);
                next.place.push_back(reach.place);
                next.isInside = next.isInside && reach.isInside;
                longer.push_back(std::move(next));
            }
        touches = std::move(longer);
    }
    return touches;
}

std::vector<Windows::Touch> Windows::under(const Index &output) const
{
    std::vector<std::vector<Reach>> dimensions;
    for (std::size_t d = 0; d < m_input.size(); ++d)
        dimensions.push_back(isTransposed() ? reaching(d, output[d]) : reached(d, output[d]));
    return product(dimensions);
}

std::vector<Windows::Touch> Windows::over(const Index &input) const
{
    std::vector<std::vector<Reach>> dimensions;
    for (std::size_t d = 0; d < m_input.size(); ++d)
        dimensions.push_back(isTransposed() ? reached(d, input[d]) : reaching(d, input[d]));
    return product(dimensions);
}

std::vector<std::int64_t> Windows::placesUnder(std::size_t dimension, std::int64_t output) const
{
    std::vector<std::int64_t> places;
    for (const Reach &reach : reached(dimension, output))
        if (reach.isInside)
            places.push_back(reach.place);
    return places;
}

Shape Windows::field() const
{
    Shape field;
    for (std::size_t d = 0; d < m_input.size(); ++d) {
        std::int64_t longest = 0;
        if (m_kind == Kind::Convolution || m_kind == Kind::Pooling) {
            longest = m_attributes.dilation[d] * (m_attributes.kernel[d] - 1) + 1;
        } else {
            for (std::int64_t place = 0; place < m_output[d]; ++place) {
                const std::vector<Reach> places = isTransposed() ? reaching(d, place) : reached(d, place);
                const auto [low, high] = std::minmax_element(
                    places.begin(), places.end(), [](const Reach &a, const Reach &b) { return a.place < b.place; });
                if (!places.empty())
                    longest = std::max(longest, high->place - low->place + 1);
            }
        }
        field.push_back(longest);
    }
    return field;
}

} // namespace vitrine
