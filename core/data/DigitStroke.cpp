#include "core/data/DigitStroke.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr int straight = 3;
constexpr int diagonal = 4;

/// How far each pixel is from the nearest one where `isTarget`, in thirds of a pixel.
template <typename Predicate>
InkPage distanceTo(const InkPage &page, Predicate isTarget)
{
    const int side = page.side;
    InkPage distance(side);
    const auto look = [&](int x, int y, int &best, int fromX, int fromY, int step) {
        if (x + fromX >= 0 && x + fromX < side && y + fromY >= 0 && y + fromY < side)
            best = std::min(best, distance.at(x + fromX, y + fromY) + step);
    };
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            int best = isTarget(page.at(x, y)) ? 0 : side * diagonal;
            look(x, y, best, -1, 0, straight);
            look(x, y, best, -1, -1, diagonal);
            look(x, y, best, 0, -1, straight);
            look(x, y, best, 1, -1, diagonal);
            distance.at(x, y) = best;
        }
    }
    for (int y = side - 1; y >= 0; --y) {
        for (int x = side - 1; x >= 0; --x) {
            int best = distance.at(x, y);
            look(x, y, best, 1, 0, straight);
            look(x, y, best, 1, 1, diagonal);
            look(x, y, best, 0, 1, straight);
            look(x, y, best, -1, 1, diagonal);
            distance.at(x, y) = best;
        }
    }
    return distance;
}

} // namespace

void setStrokeWidth(InkPage &page, int halfWidth)
{
    const InkPage inside = distanceTo(page, [](int value) { return value == 0; });
    const InkPage outside = distanceTo(page, [](int value) { return value != 0; });
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (const int distance : inside.values) {
        sum += distance;
        count += distance > 0;
    }
    if (count == 0)
        return;
    // Across a stroke the distance rises evenly to half its width; pixels are counted from their middles.
    const int isNow = static_cast<int>(2 * sum / count) - straight;
    const int grow = std::max(halfWidth - isNow, -isNow / 2);
    for (std::size_t i = 0; i < page.values.size(); ++i) {
        const int toEdge = inside.values[i] > 0 ? 2 * inside.values[i] - straight : straight - 2 * outside.values[i];
        page.values[i] = toEdge + 2 * grow > 0 ? 255 : 0; // in sixths of a pixel
    }
}

} // namespace vitrine
