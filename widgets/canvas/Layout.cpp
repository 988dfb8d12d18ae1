#include "widgets/canvas/Layout.h"

#include "widgets/canvas/LayoutSteps.h"

#include <algorithm>

namespace vitrine {

namespace {

using namespace layout;

constexpr int sweeps = 12;

/// Places the columns next to each other, starting at 0.
std::vector<double> columnCentres(const Layers &layers, double gap)
{
    std::vector<double> centres;
    double x = 0;
    for (const auto &column : layers.columns) {
        double width = 0;
        for (int vertex : column)
            width = std::max(width, layers.vertices[static_cast<std::size_t>(vertex)].width);
        centres.push_back(x + width / 2);
        x += width + gap;
    }
    return centres;
}

} // namespace

LayoutResult layoutLayered(std::span<const LayoutBox> boxes, std::span<const LayoutEdge> edges, LayoutSpacing spacing)
{
    LayoutResult result;
    result.columns = longestPathColumns(boxes.size(), edges);
    Layers layers = makeLayers(boxes, edges, result.columns, spacing.lane);
    orderByBarycentre(layers, sweeps);
    const std::vector<double> ys = straighten(layers, spacing.row, sweeps);
    const std::vector<double> xs = columnCentres(layers, spacing.column);

    const auto place = [&](int vertex) {
        const auto at = static_cast<std::size_t>(vertex);
        return Position{xs[static_cast<std::size_t>(layers.vertices[at].column)], ys[at]};
    };
    for (std::size_t i = 0; i < boxes.size(); ++i)
        result.positions.push_back(place(static_cast<int>(i)));
    for (const auto &lane : layers.lanes) {
        std::vector<Position> bends;
        std::transform(lane.begin(), lane.end(), std::back_inserter(bends), place);
        result.bends.push_back(std::move(bends));
    }
    return result;
}

} // namespace vitrine
