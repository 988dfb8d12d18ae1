#include "core/data/DigitGenerator.h"

#include "core/data/DigitMasters.h"
#include "core/data/DigitStroke.h"

#include <algorithm>
#include <cassert>

namespace vitrine {

namespace {

using Fixed = std::int64_t; // 16 bits behind the point
constexpr Fixed one = 1 << 16;

constexpr int pageSide = 96;
constexpr int pageInk = 56; // pixels of the page for a master's inkSide; the rest is room for turning and warping
constexpr int box = 20;
constexpr int side = 28;

/// A whole number from low to high, both included.
int between(Rng &rng, int low, int high)
{
    return low + static_cast<int>(rng.below(static_cast<std::uint64_t>(high - low + 1)));
}

/// Near zero more often than far from it: the sum of three even draws, from −reach to reach.
int around(Rng &rng, int reach)
{
    return (between(rng, -reach, reach) + between(rng, -reach, reach) + between(rng, -reach, reach)) / 3;
}

Fixed percent(int hundredths)
{
    return hundredths * one / 100;
}

/// From the page to the master, about their middles.
struct Affine {
    Fixed xx, xy, yx, yy;
};

/// Turned by about ±25°, slanted as handwriting is (more to the right than to the left), narrower or wider.
Affine randomAffine(Rng &rng)
{
    // With k = tan(θ/2): cos θ = (1 − k²)/(1 + k²), sin θ = 2k/(1 + k²); no libm, whose last bit differs by machine.
    const Fixed k = percent(around(rng, 22));
    const Fixed square = k * k / one;
    const Fixed cosine = (one - square) * one / (one + square);
    const Fixed sine = 2 * k * one / (one + square);
    const Fixed slant = percent(around(rng, 70) + 12);
    const Fixed wide =
        percent(between(rng, 55, 115)); // above 1: the page's pixels are further apart, the digit narrower
    const Fixed scale = DigitMasters::inkSide * one / pageInk;
    const auto times = [](Fixed a, Fixed b) { return a * b / one; };
    const Fixed xx = times(scale, wide);
    return {times(xx, cosine + times(slant, sine)), times(xx, times(slant, cosine) - sine), times(scale, sine),
            times(scale, cosine)};
}

/// A smooth random displacement in master pixels: a coarse grid of control points under quadratic B-splines.
class Elastic {
public:
    explicit Elastic(Rng &rng)
    {
        const int reach = between(rng, 150, 1050);
        for (auto &axis : m_points) {
            for (auto &point : axis)
                point = percent(around(rng, reach));
        }
    }

    Fixed at(std::size_t axis, int x, int y) const
    {
        Fixed sum = 0;
        const auto acrossX = weights(x);
        const auto acrossY = weights(y);
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column) {
                const auto point = static_cast<std::size_t>((y / cell + row) * points + x / cell + column);
                sum += m_points[axis][point] * acrossX[static_cast<std::size_t>(column)]
                    * acrossY[static_cast<std::size_t>(row)];
            }
        }
        return sum / (weightSum * weightSum);
    }

private:
    static constexpr int cell = 16;
    static constexpr int points = pageSide / cell + 2;
    static constexpr Fixed weightSum = 2 * cell * cell;

    static std::array<Fixed, 3> weights(int position)
    {
        const Fixed t = position % cell;
        return {(cell - t) * (cell - t), cell * cell + 2 * t * (cell - t), t * t};
    }

    std::array<std::array<Fixed, points * points>, 2> m_points{};
};

int sample(int font, int digit, Fixed x, Fixed y)
{
    const int column = static_cast<int>(x >> 16);
    const int row = static_cast<int>(y >> 16);
    const Fixed right = x & (one - 1);
    const Fixed down = y & (one - 1);
    const auto grey = [&](int dx, int dy) {
        return static_cast<Fixed>(DigitMasters::at(font, digit, column + dx, row + dy));
    };
    const Fixed above = grey(0, 0) * (one - right) + grey(1, 0) * right;
    const Fixed below = grey(0, 1) * (one - right) + grey(1, 1) * right;
    return static_cast<int>((above / one * (one - down) + below / one * down) / one);
}

InkPage warped(int digit, Rng &rng)
{
    const int font = between(rng, 0, DigitMasters::fonts() - 1);
    const Affine affine = randomAffine(rng);
    const Elastic elastic(rng);
    InkPage page(pageSide);
    const Fixed middle = DigitMasters::cellSide * one / 2 - one / 2;
    for (int y = 0; y < pageSide; ++y) {
        for (int x = 0; x < pageSide; ++x) {
            const int fromX = 2 * x - pageSide + 1; // halves of a pixel from the page's middle
            const int fromY = 2 * y - pageSide + 1;
            const Fixed masterX = middle + (affine.xx * fromX + affine.xy * fromY) / 2 + elastic.at(0, x, y);
            const Fixed masterY = middle + (affine.yx * fromX + affine.yy * fromY) / 2 + elastic.at(1, x, y);
            page.at(x, y) = sample(font, digit, masterX, masterY) >= 112 ? 255 : 0;
        }
    }
    return page;
}

/// The rectangle around the ink, the far ends excluded.
struct Bounds {
    int left = pageSide;
    int top = pageSide;
    int right = 0;
    int bottom = 0;
};

Bounds boundsOf(const InkPage &page)
{
    Bounds bounds;
    for (int y = 0; y < page.side; ++y) {
        for (int x = 0; x < page.side; ++x) {
            if (page.at(x, y) == 0)
                continue;
            bounds.left = std::min(bounds.left, x);
            bounds.right = std::max(bounds.right, x + 1);
            bounds.top = std::min(bounds.top, y);
            bounds.bottom = std::max(bounds.bottom, y + 1);
        }
    }
    return bounds;
}

/// What cell `cell` of `cells` shares with pixel `pixel` of `pixels` on the same length, in units of 1/(cells · pixels)
/// of it.
int shared(int cell, int cells, int pixel, int pixels)
{
    return std::max(0, std::min((cell + 1) * pixels, (pixel + 1) * cells) - std::max(cell * pixels, pixel * cells));
}

/// The bounds of the page, reduced to width × height by area; the page's top left corner of the result.
InkPage reduced(const InkPage &page, const Bounds &bounds, int width, int height)
{
    InkPage small(box);
    const int fromWidth = bounds.right - bounds.left;
    const int fromHeight = bounds.bottom - bounds.top;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::int64_t sum = 0;
            for (int row = y * fromHeight / height; row < fromHeight && row * height < (y + 1) * fromHeight; ++row) {
                for (int column = x * fromWidth / width; column < fromWidth && column * width < (x + 1) * fromWidth;
                     ++column) {
                    sum += static_cast<std::int64_t>(page.at(bounds.left + column, bounds.top + row))
                        * shared(x, width, column, fromWidth) * shared(y, height, row, fromHeight);
                }
            }
            small.at(x, y) = static_cast<int>(sum / (fromWidth * fromHeight));
        }
    }
    return small;
}

/// Where the centre of mass lies along one axis, so that it comes to the middle: the offset of the first pixel.
int centred(std::int64_t moment, std::int64_t mass)
{
    // moment / mass is the mean of (position + 1/2) · 2
    return static_cast<int>((side * mass - moment + mass) / (2 * mass));
}

DigitPixels placed(const InkPage &small, Rng &rng)
{
    std::int64_t mass = 0, momentX = 0, momentY = 0;
    for (int y = 0; y < box; ++y) {
        for (int x = 0; x < box; ++x) {
            mass += small.at(x, y);
            momentX += static_cast<std::int64_t>(small.at(x, y)) * (2 * x + 1);
            momentY += static_cast<std::int64_t>(small.at(x, y)) * (2 * y + 1);
        }
    }
    DigitPixels pixels{};
    const int left = centred(momentX, mass);
    const int top = centred(momentY, mass);
    for (int y = 0; y < box; ++y) {
        for (int x = 0; x < box; ++x) {
            const int ink = small.at(x, y);
            if (ink == 0 || x + left < 0 || y + top < 0 || x + left >= side || y + top >= side)
                continue;
            pixels[static_cast<std::size_t>((y + top) * side + x + left)] =
                static_cast<std::uint8_t>(std::clamp(ink + between(rng, -12, 12), 0, 255));
        }
    }
    return pixels;
}

} // namespace

DigitPixels writeDigit(int digit, Rng &rng)
{
    assert(digit >= 0 && digit <= 9);
    InkPage page = warped(digit, rng);
    setStrokeWidth(page, between(rng, 5, 18));
    const Bounds bounds = boundsOf(page);
    assert(bounds.right > bounds.left);
    const int width = bounds.right - bounds.left;
    const int height = bounds.bottom - bounds.top;
    const int longer = std::max(width, height);
    const auto scaled = [&](int length) { return std::max(1, (length * box + longer / 2) / longer); };
    return placed(reduced(page, bounds, scaled(width), scaled(height)), rng);
}

} // namespace vitrine
