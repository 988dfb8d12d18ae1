#include "core/data/Picture.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace vitrine {

namespace {

template <typename Value>
std::vector<Value> onWhite(const std::vector<Value> &rgba)
{
    constexpr std::uint32_t full = std::numeric_limits<Value>::max();
    std::vector<Value> rgb(rgba.size() / 4 * 3);
    for (std::size_t pixel = 0; pixel < rgba.size() / 4; ++pixel) {
        const std::uint32_t alpha = rgba[pixel * 4 + 3];
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const std::uint32_t colour = rgba[pixel * 4 + channel];
            rgb[pixel * 3 + channel] = static_cast<Value>((colour * alpha + full * (full - alpha) + full / 2) / full);
        }
    }
    return rgb;
}

template <typename Value>
std::shared_ptr<const std::vector<Value>> share([[maybe_unused]] int width, [[maybe_unused]] int height, int channels,
                                                std::vector<Value> values)
{
    assert(width > 0 && height > 0 && (channels == 1 || channels == 3 || channels == 4));
    assert(values.size()
           == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(channels));
    return std::make_shared<const std::vector<Value>>(channels == 4 ? onWhite(values) : std::move(values));
}

template <typename Value>
void toUnit(std::span<const Value> values, std::span<float> row)
{
    constexpr float full = std::numeric_limits<Value>::max();
    std::transform(values.begin(), values.end(), row.begin(),
                   [](Value value) { return static_cast<float>(value) / full; });
}

} // namespace

Picture Picture::of(int width, int height, int channels, std::vector<std::uint8_t> values)
{
    Picture picture;
    picture.m_bytes = share(width, height, channels, std::move(values));
    picture.m_width = width;
    picture.m_height = height;
    picture.m_channels = std::min(channels, 3);
    return picture;
}

Picture Picture::of(int width, int height, int channels, std::vector<std::uint16_t> values)
{
    Picture picture;
    picture.m_words = share(width, height, channels, std::move(values));
    picture.m_width = width;
    picture.m_height = height;
    picture.m_channels = std::min(channels, 3);
    return picture;
}

std::span<const std::uint8_t> Picture::bytes() const
{
    return m_bytes ? std::span<const std::uint8_t>(*m_bytes) : std::span<const std::uint8_t>();
}

std::span<const std::uint16_t> Picture::words() const
{
    return m_words ? std::span<const std::uint16_t>(*m_words) : std::span<const std::uint16_t>();
}

void Picture::readRow(int y, std::span<float> row) const
{
    const std::size_t length = static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_channels);
    assert(y >= 0 && y < m_height && row.size() == length);
    if (m_words)
        toUnit(words().subspan(static_cast<std::size_t>(y) * length, length), row);
    else
        toUnit(bytes().subspan(static_cast<std::size_t>(y) * length, length), row);
}

float Picture::at(int x, int y, int channel) const
{
    assert(x >= 0 && x < m_width && y >= 0 && y < m_height && channel >= 0 && channel < m_channels);
    const std::size_t index =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x))
            * static_cast<std::size_t>(m_channels)
        + static_cast<std::size_t>(channel);
    return m_words ? static_cast<float>((*m_words)[index]) / 65535.0f : static_cast<float>((*m_bytes)[index]) / 255.0f;
}

bool Picture::operator==(const Picture &other) const
{
    return m_width == other.m_width && m_height == other.m_height && m_channels == other.m_channels
        && std::ranges::equal(bytes(), other.bytes()) && std::ranges::equal(words(), other.words());
}

Result<void> checkPictureSize(const std::string &name, std::int64_t width, std::int64_t height)
{
    if (width < 1 || height < 1)
        return fail(VITRINE_TEXT("core", "%1 has no pixels (%2 × %3)."), name, width, height);
    if (width <= Picture::maxSide && height <= Picture::maxSide && width * height <= Picture::maxPixels)
        return {};
    return fail(
        VITRINE_TEXT("core",
                     "%1 is too large: %2 × %3 pixels. A picture may have up to %4 pixels a side and %5 megapixels; "
                     "make it smaller first."),
        name, width, height, Picture::maxSide, Picture::maxPixels / 1024 / 1024);
}

} // namespace vitrine
