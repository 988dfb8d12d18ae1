#include "core/detection/augment/FrameDrag.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

using Point = AffineMap::Point;

constexpr double flat = 1e-9; ///< what is smaller can't be divided by

double degrees(double radians)
{
    return radians * 180 / std::numbers::pi;
}

DrawRange both(double most)
{
    return {-most, most};
}

DrawRange around(const DrawRange &range, double a, double b)
{
    return {std::min({range.low, a, b}), std::max({range.high, a, b})};
}

void stop(double &value, const DrawRange &range, bool &isStopped)
{
    const double within = std::clamp(value, range.low, range.high);
    isStopped |= within != value;
    value = within;
}

void move(AffineChange &change, int width, int height, Point from, Point to)
{
    // The frame goes where its corner goes; what is cut out goes the other way.
    const AffineMap map = change.map(width, height);
    const Point a = map.at(from.x, from.y), b = map.at(to.x, to.y);
    change.moveX -= (b.x - a.x) / width;
    change.moveY -= (b.y - a.y) / height;
}

void turn(AffineChange &change, Point from, Point to)
{
    change.angle += degrees(std::atan2(from.x * to.y - from.y * to.x, from.x * to.x + from.y * to.y));
}

/// Every place of the frame lies 1 / scale as far from the corner.
void scale(AffineChange &change, const AffineLimits &limits, Point from, Point to)
{
    const double length = from.x * from.x + from.y * from.y, along = from.x * to.x + from.y * to.y;
    if (length < flat)
        return;
    // Beyond the corner there is no frame any more.
    change.scale = along > flat * length ? change.scale * length / along : 2 * limits.scale.high;
}

/// With u = the turned and scaled canvas, the result is (u.x + tan(shearY)·u.y, tan(shearX)·u.x + u.y): solved for the
/// tangent that brings what lies below `from` to where `to` is along the edge.
void slant(AffineChange &change, bool isX, int width, int height, Point from, Point to)
{
    const auto tangent = [](double angle) { return std::tan(angle * std::numbers::pi / 180); };
    const double slantX = tangent(change.shearX), slantY = tangent(change.shearY);
    AffineChange unslanted = change;
    unslanted.shearX = unslanted.shearY = unslanted.moveX = unslanted.moveY = 0;
    const Point a = unslanted.map(width, height).at(from.x, from.y);
    const Point b = unslanted.map(width, height).at(to.x, to.y);
    const double x = a.x + slantY * a.y, y = slantX * a.x + a.y; // of the result, before it is moved
    const double divisor = isX ? x - b.y * slantY : y - b.x * slantX;
    if (std::abs(divisor) > flat)
        (isX ? change.shearX : change.shearY) = degrees(std::atan((isX ? y - b.y : x - b.x) / divisor));
}

} // namespace

AffineLimits AffineLimits::of(const AugmentSettings &settings)
{
    return {both(settings.degrees), settings.mosaicScale, both(settings.shear), both(settings.translate)};
}

AffineLimits AffineLimits::around(const AffineChange &change) const
{
    return {vitrine::around(angle, change.angle, change.angle), vitrine::around(scale, change.scale, change.scale),
            vitrine::around(shear, change.shearX, change.shearY), vitrine::around(move, change.moveX, change.moveY)};
}

FramePull limited(const AffineChange &wanted, const AffineLimits &limits)
{
    FramePull pull{wanted};
    AffineChange &change = pull.change;
    stop(change.angle, limits.angle, pull.isStopped);
    stop(change.scale, limits.scale, pull.isStopped);
    for (double *shear : {&change.shearX, &change.shearY})
        stop(*shear, limits.shear, pull.isStopped);
    for (double *share : {&change.moveX, &change.moveY})
        stop(*share, limits.move, pull.isStopped);
    return pull;
}

FramePull pulled(FrameGrip grip, const AffineChange &start, const AffineLimits &limits, int width, int height,
                 Point from, Point to)
{
    AffineChange change = start;
    switch (grip) {
    case FrameGrip::Move:
        move(change, width, height, from, to);
        break;
    case FrameGrip::Turn:
        turn(change, from, to);
        break;
    case FrameGrip::Scale:
        scale(change, limits, from, to);
        break;
    case FrameGrip::SlantX:
    case FrameGrip::SlantY:
        slant(change, grip == FrameGrip::SlantX, width, height, from, to);
        break;
    }
    return limited(change, limits);
}

} // namespace vitrine
