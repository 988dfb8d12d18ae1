#include "core/batchnorm/BatchNormLayer.h"

#include <cmath>
#include <limits>

namespace vitrine {

namespace {

std::vector<double> weightOr(const TensorMap &weights, const std::string &name, std::size_t count, double value)
{
    const auto found = weights.find(name);
    if (found == weights.end() || static_cast<std::size_t>(found->second.elementCount()) != count)
        return std::vector<double>(count, value);
    return found->second.toDoubles();
}

} // namespace

bool isBatchNorm(const Node &node)
{
    return node.kind->type().starts_with("BatchNorm");
}

BatchNormLayer batchNormLayer(const Node &node, const TensorMap &weights)
{
    const auto channels = static_cast<std::size_t>(node.inputShapes[0][1]);
    BatchNormLayer layer;
    layer.path = node.path;
    layer.eps = node.params.real("eps");
    layer.momentum =
        node.params.isNull("momentum") ? std::numeric_limits<double>::quiet_NaN() : node.params.real("momentum");
    layer.isAffine = node.params.boolean("affine");
    layer.gamma = weightOr(weights, node.path + ".weight", channels, 1);
    layer.beta = weightOr(weights, node.path + ".bias", channels, 0);
    if (node.params.boolean("track_running_stats")) {
        layer.running = RunningStatistics{weightOr(weights, node.path + ".running_mean", channels, 0),
                                          weightOr(weights, node.path + ".running_var", channels, 1), 0};
        const auto seen = weights.find(node.path + ".num_batches_tracked");
        if (seen != weights.end() && seen->second.elementCount() == 1)
            layer.running->batches = static_cast<std::int64_t>(seen->second.flat(0));
    }
    return layer;
}

NormalisedValue normalisedValue(double x, const BatchNormLayer &layer, const Moments &moments, std::size_t channel)
{
    NormalisedValue value{x, std::sqrt(moments.variance[channel] + layer.eps), 0, 0};
    value.normalised = (x - moments.mean[channel]) / value.deviation;
    value.y = layer.gamma[channel] * value.normalised + layer.beta[channel];
    return value;
}

Snapshot normalised(const Snapshot &batch, const BatchNormLayer &layer, const Moments &moments, std::int64_t first,
                    std::int64_t count)
{
    Shape shape = batch.shape();
    shape[0] = count;
    const auto channels = static_cast<std::size_t>(shape[1]);
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(elementCount(shape)));
    for (std::int64_t n = first; n < first + count; ++n) {
        const std::vector<float> sample = batch.select(0, n).toFloats();
        const std::size_t plane = sample.size() / channels;
        for (std::size_t i = 0; i < sample.size(); ++i)
            values.push_back(
                static_cast<float>(normalisedValue(static_cast<double>(sample[i]), layer, moments, i / plane).y));
    }
    return Snapshot::of(shape, std::move(values));
}

Difference differenceOf(const Snapshot &a, const Snapshot &b)
{
    Difference difference;
    std::vector<float> values = a.toFloats();
    const std::vector<float> other = b.toFloats();
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] -= other[i];
        const double size = std::abs(static_cast<double>(values[i]));
        difference.mean += size / static_cast<double>(values.size());
        // What is no number counts as the worst.
        if (size > difference.largest || (std::isnan(size) && !std::isnan(difference.largest))) {
            difference.largest = size;
            difference.place = static_cast<std::int64_t>(i);
        }
    }
    difference.tensor = Snapshot::of(a.shape(), std::move(values));
    return difference;
}

} // namespace vitrine
