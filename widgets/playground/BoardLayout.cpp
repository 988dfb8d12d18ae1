#include "widgets/playground/BoardLayout.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr double edge = 16, gap = 8, biasSide = 8;
constexpr double featureRoom = 64; ///< the feature's name stands beside its map
constexpr double smallest = 12, largest = 56;

std::vector<QRectF> column(double left, double top, double height, std::size_t count, double node)
{
    std::vector<QRectF> places;
    const double used = static_cast<double>(count) * (node + gap) - gap;
    double y = top + std::max(0.0, (height - used) / 2);
    for (std::size_t i = 0; i < count; ++i, y += node + gap)
        places.emplace_back(left, y, node, node);
    return places;
}

} // namespace

BoardLayout BoardLayout::of(const NeuronChart &chart, QSizeF size, double header)
{
    BoardLayout layout;
    const std::size_t featureCount = chart.isLine ? 1 : planeFeatures().size();
    std::size_t most = featureCount;
    for (const NeuronLayer &layer : chart.layers)
        most = std::max(most, static_cast<std::size_t>(layer.count));
    const double top = header + gap, height = size.height() - top - edge;
    const auto layers = static_cast<double>(chart.layers.size());
    const double room = (size.width() - 2 * edge - featureRoom) / (layers + 0.5);
    layout.node =
        std::clamp(std::min((height + gap) / static_cast<double>(most) - gap, room * 0.55), smallest, largest);
    layout.features = column(edge + featureRoom, top, height, featureCount, layout.node);
    // Columns stand evenly between the features and the right edge.
    const double first = edge + featureRoom + layout.node;
    const double pitch = (size.width() - edge - first) / layers;
    for (std::size_t i = 0; i < chart.layers.size(); ++i) {
        const double right = first + pitch * static_cast<double>(i + 1);
        const bool isOutput = i + 1 == chart.layers.size();
        const double left = right - (isOutput ? layout.node : (pitch + layout.node) / 2);
        layout.neurons.push_back(
            column(left, top, height, static_cast<std::size_t>(chart.layers[i].count), layout.node));
        const double width = std::min(pitch - gap, 128.0);
        layout.headers.push_back(isOutput ? QRectF()
                                          : QRectF(left + layout.node / 2 - width / 2, gap, width, header - gap));
    }
    return layout;
}

QRectF BoardLayout::sourceOf(const NeuronChart &chart, const WeightRef &weight) const
{
    if (weight.layer > 0)
        return neurons[static_cast<std::size_t>(weight.layer) - 1][static_cast<std::size_t>(weight.from)];
    return chart.isLine ? features[0]
                        : features[static_cast<std::size_t>(chart.features[static_cast<std::size_t>(weight.from)])];
}

QRectF BoardLayout::targetOf(const WeightRef &weight) const
{
    return neurons[static_cast<std::size_t>(weight.layer)][static_cast<std::size_t>(weight.neuron)];
}

QRectF BoardLayout::biasOf(int layer, int neuron) const
{
    const QRectF place = neurons[static_cast<std::size_t>(layer)][static_cast<std::size_t>(neuron)];
    return {place.left() - biasSide / 2, place.bottom() - biasSide / 2, biasSide, biasSide};
}

} // namespace vitrine
