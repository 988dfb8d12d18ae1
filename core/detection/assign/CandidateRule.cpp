#include "core/detection/assign/CandidateRule.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

struct Range {
    int first = 0;
    int last = -1;
};

/// The columns (or rows) whose centres may lie within `reach` of `center`, with one to spare on each side for what
/// rounding does: they are asked one by one.
Range nearby(float center, float reach, float stride, int count)
{
    const auto bounded = [count](float place) {
        return static_cast<int>(std::clamp(place, 0.0F, static_cast<float>(count)));
    };
    return {bounded(std::floor((center - reach) / stride - 0.5F) - 1),
            std::min(bounded(std::ceil((center + reach) / stride - 0.5F) + 1), count - 1)};
}

void markCandidates(const CellGrid &grid, const CenterBox &truth, CandidateRule rule, float radius,
                    std::vector<char> &isMarked)
{
    for (int level = 0; level < CellGrid::levels; ++level) {
        const auto stride = static_cast<float>(CellGrid::stride(level));
        const auto reach = [&](float side) {
            return rule == CandidateRule::Center ? radius * stride : std::max(radius * stride, side / 2);
        };
        const Range columns = nearby(truth.x, reach(truth.width), stride, grid.columns(level));
        const Range rows = nearby(truth.y, reach(truth.height), stride, grid.rows(level));
        for (int y = rows.first; y <= rows.last; ++y)
            for (int x = columns.first; x <= columns.last; ++x) {
                const Cell cell{level, CellGrid::stride(level), x, y};
                if (isCandidate(rule, CellPlace::of(cell), truth, radius))
                    isMarked[static_cast<std::size_t>(grid.indexOf(cell))] = 1;
            }
    }
}

/// Strictly between, written as YOLOX computes it, so that the same cells stand on the border.
bool isBetween(float value, float low, float high)
{
    return value - low > 0 && high - value > 0;
}

} // namespace

float usualRadius(CandidateRule rule)
{
    return rule == CandidateRule::Center ? 1.5F : 2.5F;
}

float distanceCost(CandidateRule rule)
{
    return rule == CandidateRule::Center ? 1e6F : 1e5F;
}

CellPlace CellPlace::of(const Cell &cell)
{
    const auto stride = static_cast<float>(cell.stride);
    return {(static_cast<float>(cell.column) + 0.5F) * stride, (static_cast<float>(cell.row) + 0.5F) * stride, stride};
}

bool isNearCenter(const CellPlace &cell, const CenterBox &truth, float radius)
{
    const float reach = cell.stride * radius;
    return isBetween(cell.x, truth.x - reach, truth.x + reach) && isBetween(cell.y, truth.y - reach, truth.y + reach);
}

bool isInBox(const CellPlace &cell, const CenterBox &truth)
{
    return isBetween(cell.x, truth.x - 0.5F * truth.width, truth.x + 0.5F * truth.width)
        && isBetween(cell.y, truth.y - 0.5F * truth.height, truth.y + 0.5F * truth.height);
}

bool isCandidate(CandidateRule rule, const CellPlace &cell, const CenterBox &truth, float radius)
{
    return isNearCenter(cell, truth, radius) || (rule == CandidateRule::BoxOrCenter && isInBox(cell, truth));
}

bool isPreferred(CandidateRule rule, const CellPlace &cell, const CenterBox &truth, float radius)
{
    return isNearCenter(cell, truth, radius) && (rule == CandidateRule::Center || isInBox(cell, truth));
}

std::vector<int> candidateCells(const CellGrid &grid, std::span<const TruthBox> truths, CandidateRule rule,
                                float radius)
{
    std::vector<char> isMarked(static_cast<std::size_t>(grid.count()), 0);
    for (const TruthBox &truth : truths)
        if (truth.box.isFinite())
            markCandidates(grid, truth.box, rule, radius, isMarked);
    std::vector<int> cells;
    for (std::size_t i = 0; i < isMarked.size(); ++i)
        if (isMarked[i])
            cells.push_back(static_cast<int>(i));
    return cells;
}

} // namespace vitrine
