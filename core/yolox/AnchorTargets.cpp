#include "core/yolox/AnchorTargets.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

double logit(double share)
{
    return std::log(share) - std::log1p(-share);
}

double sigmoid(double t)
{
    return 1 / (1 + std::exp(-t));
}

CellTargets offsetsIn(const Cell &cell, const CenterBox &truth)
{
    CellTargets targets;
    targets.cell = cell;
    targets.offsetX = static_cast<double>(truth.x) / cell.stride - cell.column;
    targets.offsetY = static_cast<double>(truth.y) / cell.stride - cell.row;
    return targets;
}

CenterBox boxOf(double x, double y, double width, double height)
{
    return {static_cast<float>(x), static_cast<float>(y), static_cast<float>(width), static_cast<float>(height)};
}

} // namespace

CenterBox CellTargets::decoded() const
{
    return boxOf((x + cell.column) * cell.stride, (y + cell.row) * cell.stride, std::exp(width) * cell.stride,
                 std::exp(height) * cell.stride);
}

CenterBox CellTargets::decoded(const BoxShape &anchorShape) const
{
    return boxOf((sigmoid(x) + cell.column) * cell.stride, (sigmoid(y) + cell.row) * cell.stride,
                 std::exp(width) * anchorShape.width, std::exp(height) * anchorShape.height);
}

int levelOfAnchor(int anchor, int count)
{
    return count <= 0 ? 0 : std::clamp(anchor * CellGrid::levels / count, 0, CellGrid::levels - 1);
}

Cell cellAt(const CellGrid &grid, int level, double x, double y)
{
    const int stride = CellGrid::stride(level);
    const auto place = [stride](double at, int count) {
        return static_cast<int>(std::clamp(std::floor(at / stride), 0.0, static_cast<double>(count - 1)));
    };
    return {level, stride, place(x, grid.columns(level)), place(y, grid.rows(level))};
}

std::optional<CellTargets> anchorTargets(const CellGrid &grid, std::span<const BoxShape> anchors,
                                         const CenterBox &truth)
{
    const BoxShape shape{static_cast<double>(truth.width), static_cast<double>(truth.height)};
    if (anchors.empty() || !truth.isFinite() || !(shape.width > 0) || !(shape.height > 0))
        return {};
    const int best = bestAnchor(anchors, shape);
    const BoxShape &anchor = anchors[static_cast<std::size_t>(best)];
    const int level = levelOfAnchor(best, static_cast<int>(anchors.size()));
    CellTargets targets =
        offsetsIn(cellAt(grid, level, static_cast<double>(truth.x), static_cast<double>(truth.y)), truth);
    targets.anchor = best;
    targets.iou = shapeIou(anchor, shape);
    targets.x = logit(targets.offsetX);
    targets.y = logit(targets.offsetY);
    targets.width = std::log(shape.width / anchor.width);
    targets.height = std::log(shape.height / anchor.height);
    return targets;
}

CellTargets anchorFreeTargets(const Cell &cell, const CenterBox &truth)
{
    CellTargets targets = offsetsIn(cell, truth);
    targets.x = targets.offsetX;
    targets.y = targets.offsetY;
    targets.width = std::log(static_cast<double>(truth.width) / cell.stride);
    targets.height = std::log(static_cast<double>(truth.height) / cell.stride);
    return targets;
}

} // namespace vitrine
