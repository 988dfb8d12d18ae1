#include "core/detection/loss/LossOfRows.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::int64_t coarsest = 32; ///< stride of the last map; inputs are multiples of it
constexpr std::int64_t cellsPerCoarsest = 16 + 4 + 1; ///< cells of all maps where the last one has one

} // namespace

std::optional<CellGrid> gridOf(std::int64_t cells, std::int64_t height, std::int64_t width)
{
    if (cells <= 0 || cells % cellsPerCoarsest != 0)
        return std::nullopt;
    const std::int64_t places = cells / cellsPerCoarsest;
    if (height == 0 && width == 0)
        height = width = coarsest * std::llround(std::sqrt(static_cast<double>(places)));
    if (height % coarsest != 0 || width % coarsest != 0 || (height / coarsest) * (width / coarsest) != places)
        return std::nullopt;
    return CellGrid{static_cast<int>(width), static_cast<int>(height)};
}

std::vector<std::vector<TruthBox>> truthsOfRows(std::span<const float> rows, std::size_t pictures)
{
    std::vector<std::vector<TruthBox>> truths(pictures);
    const std::size_t length = pictures > 0 ? rows.size() / pictures : 0;
    for (std::size_t n = 0; n < pictures; ++n)
        for (std::size_t at = n * length; at < (n + 1) * length; at += truthColumns) {
            const auto row = rows.subspan(at, truthColumns);
            if (std::ranges::any_of(row, [](float number) { return number != 0; }))
                truths[n].push_back({{row[1], row[2], row[3], row[4]}, static_cast<int>(row[0])});
        }
    return truths;
}

LossOfRows lossOfRows(const CellGrid &grid, int classes, std::span<const float> outputs, std::span<const float> objects,
                      std::size_t pictures, const DetectionLossSettings &settings)
{
    const auto truths = truthsOfRows(objects, pictures);
    const DetectionBatch batch{grid, classes, outputs, truths};
    assert(outputs.size() == pictures * batch.pictureLength());
    LossOfRows result;
    result.assignments = assignBatch(batch);
    result.gradient.resize(outputs.size());
    result.loss = detectionLoss(batch, result.assignments, settings, result.gradient);
    return result;
}

} // namespace vitrine
