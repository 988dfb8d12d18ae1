#include "core/training/landscape/RandomPlane.h"

#include "core/base/Rng.h"
#include "core/training/models/RowLayout.h"

#include <cmath>

namespace vitrine {

namespace {

/// The numbers of one filter of a dense tensor: `runs` pieces of `length`, `stride` apart.
struct Filter {
    std::size_t start = 0, runs = 1, length = 1, stride = 1;

    double norm(std::span<const float> row) const
    {
        double sum = 0;
        for (std::size_t run = 0; run < runs; ++run) {
            const auto piece = row.subspan(start + run * stride, length);
            sum += dot(piece, piece);
        }
        return std::sqrt(sum);
    }

    void scale(std::span<float> row, double factor) const
    {
        for (std::size_t run = 0; run < runs; ++run)
            for (float &value : row.subspan(start + run * stride, length))
                value = static_cast<float>(value * factor);
    }
};

std::vector<Filter> filtersOf(const TensorRange &range, std::size_t axis)
{
    std::size_t outer = 1, inner = 1;
    for (std::size_t d = 0; d < axis; ++d)
        outer *= static_cast<std::size_t>(range.shape[d]);
    for (std::size_t d = axis + 1; d < range.shape.size(); ++d)
        inner *= static_cast<std::size_t>(range.shape[d]);
    const auto count = static_cast<std::size_t>(range.shape[axis]);
    std::vector<Filter> filters;
    for (std::size_t i = 0; i < count; ++i)
        filters.push_back({range.offset + i * inner, outer, inner, count * inner});
    return filters;
}

void drawTensor(const TensorRange &range, std::size_t axis, Rng rng, std::span<const float> weights,
                std::span<float> direction)
{
    for (float &value : direction.subspan(range.offset, range.count()))
        value = static_cast<float>(rng.normal());
    for (const Filter &filter : filtersOf(range, axis)) {
        const double length = filter.norm(direction);
        filter.scale(direction, length > 0 ? filter.norm(weights) / length : 0);
    }
}

} // namespace

std::vector<std::size_t> filterAxes(const Graph &graph)
{
    std::vector<std::size_t> axes;
    for (const Node &node : graph.nodes)
        for (const WeightSpec &spec : node.weights)
            if (spec.trains())
                axes.push_back(node.kind->type().starts_with("ConvTranspose") && spec.shape.size() > 1 ? 1 : 0);
    return axes;
}

Plane randomPlane(const Graph &graph, std::span<const float> weights, const RandomPlaneOptions &options)
{
    const RowLayout layout = layOut(graph);
    const std::vector<std::size_t> axes = filterAxes(graph);
    Plane plane{{weights.begin(), weights.end()},
                std::vector<float>(weights.size(), 0.0F),
                std::vector<float>(weights.size(), 0.0F)};
    std::uint64_t stream = 0;
    for (std::vector<float> *direction : {&plane.x, &plane.y}) {
        const Rng source = Rng(options.seed).fork(++stream);
        for (std::size_t i = 0; i < layout.ranges.size(); ++i)
            if (layout.ranges[i].shape.size() > 1 || (options.movesBiases && layout.ranges[i].shape.size() == 1))
                drawTensor(layout.ranges[i], axes[i], source.fork(i), weights, *direction);
    }
    return plane;
}

} // namespace vitrine
