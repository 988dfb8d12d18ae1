#include "core/detection/augment/Pixels.h"

#include "core/detection/Letterbox.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

std::size_t place(const RgbImage &image, int x, int y)
{
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 3;
}

/// Between which pixels a point lies, in 1/32 of a pixel.
struct Tap {
    static constexpr int steps = 32;

    int x = 0;
    int y = 0;
    int shareX = 0;
    int shareY = 0;
};

/// Reads an image beyond its borders too.
class Sampler {
public:
    Sampler(const RgbImage &image, std::uint8_t border)
        : m_image(image), m_border{border, border, border}, m_rowLength(static_cast<std::size_t>(image.width) * 3)
    {
    }

    void sample(const Tap &tap, std::uint8_t *out) const
    {
        const bool isInside = tap.x >= 0 && tap.y >= 0 && tap.x + 1 < m_image.width && tap.y + 1 < m_image.height;
        if (isInside) {
            const std::uint8_t *const first = m_image.values.data() + place(m_image, tap.x, tap.y);
            mix(tap, first, first + 3, first + m_rowLength, first + m_rowLength + 3, out);
        } else {
            mix(tap, pixel(tap.x, tap.y), pixel(tap.x + 1, tap.y), pixel(tap.x, tap.y + 1), pixel(tap.x + 1, tap.y + 1),
                out);
        }
    }

private:
    const std::uint8_t *pixel(int x, int y) const
    {
        const bool isInside = x >= 0 && y >= 0 && x < m_image.width && y < m_image.height;
        return isInside ? m_image.values.data() + place(m_image, x, y) : m_border;
    }

    static void mix(const Tap &tap, const std::uint8_t *a, const std::uint8_t *b, const std::uint8_t *c,
                    const std::uint8_t *d, std::uint8_t *out)
    {
        const int right = tap.shareX, left = Tap::steps - right, low = tap.shareY, high = Tap::steps - low;
        constexpr int whole = Tap::steps * Tap::steps;
        for (int channel = 0; channel < 3; ++channel)
            out[channel] = static_cast<std::uint8_t>((high * (left * a[channel] + right * b[channel])
                                                      + low * (left * c[channel] + right * d[channel]) + whole / 2)
                                                     / whole);
    }

    const RgbImage &m_image;
    std::uint8_t m_border[3];
    std::size_t m_rowLength;
};

} // namespace

RgbImage rgbOf(const Picture &picture)
{
    RgbImage image{picture.width(), picture.height(), {}};
    const auto pixels = static_cast<std::size_t>(picture.width()) * static_cast<std::size_t>(picture.height());
    const auto fill = [&](auto values, int shift) {
        const auto channels = static_cast<std::size_t>(picture.channels());
        image.values.resize(pixels * 3);
        for (std::size_t i = 0; i < pixels; ++i)
            for (std::size_t channel = 0; channel < 3; ++channel)
                image.values[3 * i + channel] =
                    static_cast<std::uint8_t>(values[channels * i + (channels == 3 ? channel : 0)] >> shift);
    };
    if (picture.bits() == 8)
        fill(picture.bytes(), 0);
    else
        fill(picture.words(), 8);
    return image;
}

RgbImage greyImage(int width, int height, std::uint8_t value)
{
    return {width, height,
            std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3, value)};
}

RgbImage resized(const RgbImage &image, int width, int height)
{
    return {width, height, resizeLinear(image.values, image.width, image.height, 3, width, height)};
}

RgbImage mirrored(const RgbImage &image)
{
    RgbImage result{image.width, image.height, std::vector<std::uint8_t>(image.values.size())};
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            std::copy_n(image.values.data() + place(image, x, y), 3,
                        result.values.data() + place(result, image.width - 1 - x, y));
    return result;
}

void paste(const RgbImage &from, int fromX, int fromY, RgbImage &onto, int x, int y, int width, int height)
{
    assert(fromX >= 0 && fromY >= 0 && fromX + width <= from.width && fromY + height <= from.height);
    assert(x >= 0 && y >= 0 && x + width <= onto.width && y + height <= onto.height);
    for (int row = 0; row < height && width > 0; ++row)
        std::copy_n(from.values.data() + place(from, fromX, fromY + row), static_cast<std::size_t>(width) * 3,
                    onto.values.data() + place(onto, x, y + row));
}

RgbImage averaged(const RgbImage &a, const RgbImage &b)
{
    assert(a.width == b.width && a.height == b.height);
    RgbImage result = a;
    for (std::size_t i = 0; i < result.values.size(); ++i)
        result.values[i] = static_cast<std::uint8_t>((a.values[i] + b.values[i]) / 2);
    return result;
}

RgbImage warped(const RgbImage &image, const AffineMap &map, int width, int height, std::uint8_t border)
{
    constexpr int one = 1024, half = one / Tap::steps / 2; // of OpenCV's fixed-point coordinates
    const auto fixed = [](double value) { return static_cast<int>(std::lrint(value * one)); };
    const std::array<double, 6> back = map.inverse().m;
    const Sampler sampler(image, border);
    RgbImage result = greyImage(width, height, border);
    std::uint8_t *out = result.values.data();
    for (int y = 0; y < height; ++y) {
        const int rowX = fixed(back[1] * y + back[2]) + half, rowY = fixed(back[4] * y + back[5]) + half;
        for (int x = 0; x < width; ++x, out += 3) {
            const int fineX = (rowX + fixed(back[0] * x)) >> 5, fineY = (rowY + fixed(back[3] * x)) >> 5;
            sampler.sample({fineX >> 5, fineY >> 5, fineX & (Tap::steps - 1), fineY & (Tap::steps - 1)}, out);
        }
    }
    return result;
}

} // namespace vitrine
