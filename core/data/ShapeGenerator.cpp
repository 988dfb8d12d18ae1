#include "core/data/ShapeGenerator.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <span>

namespace vitrine {

namespace {

using Fixed = std::int64_t; // in a shape's own frame, 1024 is its outermost point's distance from the middle
constexpr Fixed one = 1024;
constexpr int samples = 4; // along each side of a pixel

using Colour = std::array<int, 3>;

struct Point {
    Fixed x = 0;
    Fixed y = 0;
};

int between(Rng &rng, int low, int high)
{
    return low + static_cast<int>(rng.below(static_cast<std::uint64_t>(high - low + 1)));
}

/// Whether a point lies in a polygon: a ray to the right crosses its sides an odd number of times.
bool isInside(std::span<const Point> corners, Point p)
{
    bool inside = false;
    for (std::size_t i = 0, before = corners.size() - 1; i < corners.size(); before = i++) {
        const Point a = corners[i], b = corners[before];
        if ((a.y > p.y) == (b.y > p.y))
            continue;
        const Fixed across = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y);
        if ((b.y > a.y) == (across > 0))
            inside = !inside;
    }
    return inside;
}

bool isInShape(std::int64_t label, Point p)
{
    static constexpr std::array<Point, 3> triangle{{{0, -1024}, {887, 512}, {-887, 512}}};
    static constexpr std::array<Point, 10> star{{{0, -1024},
                                                 {241, -331},
                                                 {974, -316},
                                                 {389, 127},
                                                 {602, 828},
                                                 {0, 410},
                                                 {-602, 828},
                                                 {-389, 127},
                                                 {-974, -316},
                                                 {-241, -331}}};
    const Fixed distance = p.x * p.x + p.y * p.y;
    const Fixed wide = std::abs(p.x), high = std::abs(p.y);
    switch (label) {
    case 0:
        return distance <= one * one;
    case 1:
        return wide <= 724 && high <= 724;
    case 2:
        return isInside(triangle, p);
    case 3:
        return isInside(star, p);
    case 4:
        return distance <= one * one && distance >= 563 * 563;
    default:
        return (wide <= 280 && high <= 985) || (high <= 280 && wide <= 985);
    }
}

/// Where a shape lies, in 1024ths of a pixel, and how it is turned.
struct Pose {
    Fixed x = 0;
    Fixed y = 0;
    Fixed radius = one;
    Fixed cosine = one;
    Fixed sine = 0;

    Point toShape(Fixed pixelX, Fixed pixelY) const
    {
        const Fixed dx = pixelX - x, dy = pixelY - y;
        return {(dx * cosine + dy * sine) / radius, (dy * cosine - dx * sine) / radius};
    }
};

/// Smaller where there are more of them.
Pose randomPose(int side, int count, Rng &rng)
{
    Pose pose;
    pose.radius = side * between(rng, 190, 400) * 10 / (8 + 2 * count); // alone 0.19 to 0.39 of the side
    const Fixed room = side * one - 2 * pose.radius;
    pose.x = pose.radius + static_cast<Fixed>(rng.below(static_cast<std::uint64_t>(room)));
    pose.y = pose.radius + static_cast<Fixed>(rng.below(static_cast<std::uint64_t>(room)));
    // With k = tan(θ/2): cos θ = (1 − k²)/(1 + k²), sin θ = 2k/(1 + k²), up to ±53°; no libm.
    const Fixed k = between(rng, -512, 512);
    pose.cosine = (one * one - k * k) * one / (one * one + k * k);
    pose.sine = 2 * k * one * one / (one * one + k * k);
    return pose;
}

/// How many of a pixel's samples lie in the shape: 0 … samples².
int coverage(std::int64_t label, const Pose &pose, int x, int y)
{
    int count = 0;
    for (int i = 0; i < samples * samples; ++i) {
        const Fixed sampleX = x * one + (2 * (i % samples) + 1) * one / (2 * samples);
        const Fixed sampleY = y * one + (2 * (i / samples) + 1) * one / (2 * samples);
        count += isInShape(label, pose.toShape(sampleX, sampleY));
    }
    return count;
}

Colour randomColour(Rng &rng)
{
    return {between(rng, 0, 255), between(rng, 0, 255), between(rng, 0, 255)};
}

int difference(const Colour &a, const Colour &b)
{
    return std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]);
}

/// A colour that can be told from the background's.
Colour shapeColour(const Colour &background, Rng &rng)
{
    Colour colour = randomColour(rng);
    while (difference(colour, background) < 220)
        colour = randomColour(rng);
    return colour;
}

class Canvas {
public:
    Canvas(int side, Rng &rng)
        : m_side(side), m_background{between(rng, 40, 215), between(rng, 40, 215), between(rng, 40, 215)},
          m_values(static_cast<std::size_t>(3 * side * side))
    {
        paintTexture(rng);
    }

    const Colour &background() const { return m_background; }
    std::vector<std::uint8_t> take() { return std::move(m_values); }

    /// Paints the shape; the pixels that are at least half covered by it.
    std::vector<std::uint8_t> paint(std::int64_t label, const Pose &pose, const Colour &colour)
    {
        std::vector<std::uint8_t> mask(static_cast<std::size_t>(m_side * m_side));
        const auto first = [&](Fixed middle) {
            return static_cast<int>(std::max<Fixed>(0, (middle - pose.radius) / one));
        };
        const auto last = [&](Fixed middle) {
            return static_cast<int>(std::min<Fixed>(m_side - 1, (middle + pose.radius) / one));
        };
        for (int y = first(pose.y); y <= last(pose.y); ++y) {
            for (int x = first(pose.x); x <= last(pose.x); ++x) {
                const int count = coverage(label, pose, x, y);
                mask[static_cast<std::size_t>(y * m_side + x)] = 2 * count >= samples * samples;
                blend(x, y, colour, count);
            }
        }
        return mask;
    }

private:
    void blend(int x, int y, const Colour &colour, int count)
    {
        for (int c = 0; c < 3; ++c) {
            std::uint8_t &value = m_values[static_cast<std::size_t>((c * m_side + y) * m_side + x)];
            const int mixed = colour[static_cast<std::size_t>(c)] * count + value * (samples * samples - count);
            value = static_cast<std::uint8_t>(mixed / (samples * samples));
        }
    }

    /// Soft blotches: random values at the corners of a coarse grid, between them in a straight line; and grain.
    void paintTexture(Rng &rng)
    {
        constexpr int cells = 4;
        std::array<int, (cells + 1) * (cells + 1)> corners{};
        const int depth = between(rng, 10, 40);
        for (int &corner : corners)
            corner = between(rng, -depth, depth);
        for (int y = 0; y < m_side; ++y) {
            for (int x = 0; x < m_side; ++x) {
                const int column = x * cells / m_side, row = y * cells / m_side;
                const int right = x * cells - column * m_side, down = y * cells - row * m_side;
                const auto at = [&](int dx, int dy) {
                    return corners[static_cast<std::size_t>((row + dy) * (cells + 1) + column + dx)];
                };
                const int above = at(0, 0) * (m_side - right) + at(1, 0) * right;
                const int below = at(0, 1) * (m_side - right) + at(1, 1) * right;
                const int blotch = (above * (m_side - down) + below * down) / (m_side * m_side);
                for (int c = 0; c < 3; ++c)
                    m_values[static_cast<std::size_t>((c * m_side + y) * m_side + x)] = static_cast<std::uint8_t>(
                        std::clamp(m_background[static_cast<std::size_t>(c)] + blotch + between(rng, -8, 8), 0, 255));
            }
        }
    }

    int m_side;
    Colour m_background;
    std::vector<std::uint8_t> m_values;
};

/// Its box and area by the pixels that can be seen.
void measure(MarkedObject &object, int side)
{
    int left = side, top = side, right = 0, bottom = 0;
    object.area = 0;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (object.mask[static_cast<std::size_t>(y * side + x)] == 0)
                continue;
            ++object.area;
            left = std::min(left, x);
            top = std::min(top, y);
            right = std::max(right, x + 1);
            bottom = std::max(bottom, y + 1);
        }
    }
    object.x1 = static_cast<float>(left);
    object.y1 = static_cast<float>(top);
    object.x2 = static_cast<float>(right);
    object.y2 = static_cast<float>(bottom);
}

} // namespace

const std::vector<std::string> &shapeClasses()
{
    static const std::vector<std::string> names{"circle", "square", "triangle", "star", "ring", "cross"};
    return names;
}

DrawnShapes drawShapes(const ShapeScene &scene, std::int64_t label, Rng &rng)
{
    assert(label >= 0 && label < static_cast<std::int64_t>(shapeClasses().size()));
    Canvas canvas(scene.side, rng);
    DrawnShapes drawn;
    const int count = between(rng, 1, scene.mostObjects);
    std::vector<double> whole;
    for (int i = 0; i < count; ++i) {
        MarkedObject object;
        object.label = i + 1 == count ? label : static_cast<std::int64_t>(rng.below(shapeClasses().size()));
        const Pose pose = randomPose(scene.side, count, rng);
        object.mask = canvas.paint(object.label, pose, shapeColour(canvas.background(), rng));
        for (MarkedObject &below : drawn.objects)
            for (std::size_t at = 0; at < object.mask.size(); ++at)
                below.mask[at] = below.mask[at] != 0 && object.mask[at] == 0;
        whole.push_back(static_cast<double>(std::ranges::count(object.mask, 1)));
        drawn.objects.push_back(std::move(object));
    }
    for (std::size_t i = drawn.objects.size(); i-- > 0;) {
        measure(drawn.objects[i], scene.side);
        if (2 * drawn.objects[i].area < whole[i])
            drawn.objects.erase(drawn.objects.begin() + static_cast<std::ptrdiff_t>(i));
    }
    std::ranges::reverse(drawn.objects); // from the top
    drawn.pixels = canvas.take();
    return drawn;
}

} // namespace vitrine
