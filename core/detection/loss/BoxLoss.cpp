#include "core/detection/loss/BoxLoss.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double tiny = 1e-16; // what YOLOX keeps divisions from 0 by

/// One axis of a box: where it starts and ends.
struct Side {
    double low = 0;
    double high = 0;

    static Side of(float center, float size)
    {
        const double middle = static_cast<double>(center), half = static_cast<double>(size) / 2;
        return {middle - half, middle + half};
    }
};

/// A length along one axis with its derivatives with respect to the predicted centre and size.
struct Length {
    double value = 0;
    double byCenter = 0;
    double bySize = 0;

    static Length between(double value, double byLow, double byHigh)
    {
        return {value, byHigh + byLow, (byHigh - byLow) / 2};
    }
};

/// How much of max(own, other) is own's: 1, 0, or half where they are equal.
double shareOfLarger(double own, double other)
{
    return own > other ? 1 : own < other ? 0 : 0.5;
}

/// What both sides have in common; negative where they lie apart.
Length overlap(const Side &predicted, const Side &truth)
{
    return Length::between(std::min(predicted.high, truth.high) - std::max(predicted.low, truth.low),
                           -shareOfLarger(predicted.low, truth.low), shareOfLarger(truth.high, predicted.high));
}

/// From the first start to the last end.
Length hull(const Side &predicted, const Side &truth)
{
    return Length::between(std::max(predicted.high, truth.high) - std::min(predicted.low, truth.low),
                           -shareOfLarger(truth.low, predicted.low), shareOfLarger(predicted.high, truth.high));
}

/// An area with its derivatives with respect to the predicted centre x, centre y, width and height.
struct Area {
    double value = 0;
    std::array<double, 4> slopes{};

    static Area of(const Length &x, const Length &y)
    {
        return {x.value * y.value,
                {x.byCenter * y.value, y.byCenter * x.value, x.bySize * y.value, y.bySize * x.value}};
    }
};

/// ∂GIoU.
double giouSlope(double iouSlope, double unionSlope, double aroundSlope, double unionArea, double around)
{
    const double divisor = std::max(around, tiny);
    const double divisorSlope = around >= tiny ? aroundSlope : 0;
    return iouSlope - (aroundSlope - unionSlope) / divisor + (around - unionArea) * divisorSlope / (divisor * divisor);
}

} // namespace

BoxLoss boxLoss(BoxLossKind kind, const CenterBox &predicted, const CenterBox &truth)
{
    const Side x = Side::of(predicted.x, predicted.width), y = Side::of(predicted.y, predicted.height);
    const Side trueX = Side::of(truth.x, truth.width), trueY = Side::of(truth.y, truth.height);
    const Length common[]{overlap(x, trueX), overlap(y, trueY)};
    const bool overlaps = common[0].value > 0 && common[1].value > 0;
    const Area both = overlaps ? Area::of(common[0], common[1]) : Area{};
    const Area around = Area::of(hull(x, trueX), hull(y, trueY));
    const double width = static_cast<double>(predicted.width), height = static_cast<double>(predicted.height);
    const std::array<double, 4> ownSlopes{0, 0, height, width};

    BoxLoss result;
    result.intersection = both.value;
    result.unionArea =
        width * height + static_cast<double>(truth.width) * static_cast<double>(truth.height) - both.value;
    const double divisor = result.unionArea + tiny;
    result.iou = both.value / divisor;
    result.enclosing = {static_cast<float>(std::min(x.low, trueX.low)), static_cast<float>(std::min(y.low, trueY.low)),
                        static_cast<float>(std::max(x.high, trueX.high)),
                        static_cast<float>(std::max(y.high, trueY.high))};
    result.enclosingArea = around.value;
    const double giou = result.iou - (around.value - result.unionArea) / std::max(around.value, tiny);
    result.giou = std::clamp(giou, -1.0, 1.0);
    result.loss = kind == BoxLossKind::Iou ? 1 - result.iou * result.iou : 1 - result.giou;
    for (std::size_t i = 0; i < 4; ++i) {
        const double unionSlope = ownSlopes[i] - both.slopes[i];
        const double iouSlope = both.slopes[i] / divisor - both.value * unionSlope / (divisor * divisor);
        if (kind == BoxLossKind::Iou)
            result.gradient[i] = -2 * result.iou * iouSlope;
        else if (giou >= -1 && giou <= 1)
            result.gradient[i] = -giouSlope(iouSlope, unionSlope, around.slopes[i], result.unionArea, around.value);
    }
    return result;
}

} // namespace vitrine
