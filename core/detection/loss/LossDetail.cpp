#include "core/detection/loss/LossDetail.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

double signOf(double x)
{
    return x > 0 ? 1 : x < 0 ? -1 : 0;
}

EncodedLoss compared(const std::array<double, 4> &raw, const Cell &cell, const CenterBox &predicted,
                     const CenterBox &truth)
{
    EncodedLoss result;
    result.raw = raw;
    result.target = rawTarget(cell, truth);
    // raw x = x / stride − column and raw w = log(w / stride): their derivatives are 1 / stride and 1 / w.
    const std::array<double, 4> slopes{1.0 / cell.stride, 1.0 / cell.stride, 1 / static_cast<double>(predicted.width),
                                       1 / static_cast<double>(predicted.height)};
    for (std::size_t i = 0; i < 4; ++i) {
        const double difference = result.raw[i] - result.target[i];
        result.loss += std::abs(difference);
        result.gradient[i] = signOf(difference) * slopes[i];
    }
    return result;
}

} // namespace

EncodedLoss encodedLoss(const Cell &cell, const CenterBox &predicted, const CenterBox &truth)
{
    const double stride = cell.stride;
    const std::array<double, 4> raw{static_cast<double>(predicted.x) / stride - cell.column,
                                    static_cast<double>(predicted.y) / stride - cell.row,
                                    std::log(static_cast<double>(predicted.width) / stride),
                                    std::log(static_cast<double>(predicted.height) / stride)};
    return compared(raw, cell, predicted, truth);
}

Cell cellAround(const CellGrid &grid, int level, double x, double y)
{
    const int stride = CellGrid::stride(level);
    const auto along = [stride](double value, int count) {
        return std::clamp(static_cast<int>(std::floor(value / stride)), 0, count - 1);
    };
    return {level, stride, along(x, grid.columns(level)), along(y, grid.rows(level))};
}

CellLoss cellLoss(const DetectionBatch &batch, std::size_t picture, const Assignment &assignment, int cell,
                  BoxLossKind kind)
{
    const std::span<const float> rows = batch.picture(picture);
    const auto at = [&](std::size_t column) {
        return static_cast<double>(rows[static_cast<std::size_t>(cell) * batch.rowLength() + column]);
    };
    CellLoss result;
    result.cell = cell;
    result.objectLogit = at(4);
    const auto found = std::ranges::lower_bound(assignment.positives, cell, {}, &Positive::cell);
    result.isPositive = found != assignment.positives.end() && found->cell == cell;
    result.object = logitEntropy(result.objectLogit, result.isPositive ? 1 : 0);
    if (!result.isPositive)
        return result;
    const TruthBox &truth = batch.truths[picture][static_cast<std::size_t>(found->truth)];
    const Cell place = batch.grid.cell(cell);
    const double stride = place.stride;
    result.truth = found->truth;
    result.iou = static_cast<double>(found->iou);
    result.predicted = {static_cast<float>((at(0) + place.column) * stride),
                        static_cast<float>((at(1) + place.row) * stride), static_cast<float>(std::exp(at(2)) * stride),
                        static_cast<float>(std::exp(at(3)) * stride)};
    result.box = boxLoss(kind, result.predicted, truth.box);
    result.encoded = compared({at(0), at(1), at(2), at(3)}, place, result.predicted, truth.box);
    for (int i = 0; i < batch.classes; ++i) {
        const double logit = at(static_cast<std::size_t>(5 + i)), target = i == truth.classId ? result.iou : 0;
        result.classes.push_back({logit, target, logitEntropy(logit, target)});
        result.classSum += result.classes.back().loss;
    }
    return result;
}

} // namespace vitrine
