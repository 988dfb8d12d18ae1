#include "core/graph/AdoptWeights.h"

#include "core/graph/InitWeights.h"

#include <algorithm>
#include <optional>

namespace vitrine {

namespace {

/// The numbers of `from` in the corner that both shapes share, the rest of `to` as it is.
Snapshot overlaid(const Snapshot &to, const Snapshot &from)
{
    std::vector<float> values = to.toFloats();
    const std::vector<float> old = from.toFloats();
    const Shape &shape = to.shape(), &other = from.shape();
    for (std::size_t flat = 0; flat < values.size(); ++flat) {
        std::size_t rest = flat, source = 0, stride = 1;
        bool isShared = true;
        for (std::size_t d = shape.size(); d-- > 0;) {
            const auto size = static_cast<std::size_t>(shape[d]), otherSize = static_cast<std::size_t>(other[d]);
            isShared = isShared && rest % size < otherSize;
            source += rest % size * stride;
            rest /= size;
            stride *= otherSize;
        }
        if (isShared)
            values[flat] = old[source];
    }
    return Snapshot::of(shape, std::move(values));
}

/// Those that the graph names, where none is missing and each fits: nothing is drawn then, which takes its time.
std::optional<TensorMap> allThatFit(const Graph &graph, const TensorMap &before)
{
    TensorMap weights;
    for (const WeightSpec &spec : graph.weights()) {
        const auto found = before.find(spec.name);
        if (found == before.end() || found->second.shape() != spec.shape || found->second.dtype() != spec.dtype)
            return std::nullopt;
        weights.emplace(spec.name, found->second);
    }
    return weights;
}

} // namespace

TensorMap adoptWeights(const Graph &graph, const TensorMap &before, std::uint64_t seed)
{
    if (auto all = allThatFit(graph, before))
        return *std::move(all);
    TensorMap weights = initWeights(graph, seed);
    for (auto &[name, tensor] : weights) {
        const auto found = before.find(name);
        if (found == before.end() || found->second.dtype() != tensor.dtype())
            continue;
        if (found->second.shape() == tensor.shape())
            tensor = found->second;
        else if (found->second.shape().size() == tensor.shape().size() && tensor.dtype() == DType::Float32)
            tensor = overlaid(tensor, found->second);
    }
    return weights;
}

TensorMap adoptFeatures(const Graph &graph, const NeuronChart &chart, const FeatureList &features, TensorMap before,
                        std::uint64_t seed)
{
    const std::string name = chart.layers.front().linear + ".weight";
    const auto old = before.find(name);
    if (old == before.end())
        return adoptWeights(graph, before, seed);
    const std::vector<float> from = old->second.toFloats();
    before.erase(old);
    TensorMap weights = adoptWeights(graph, before, seed);
    Snapshot &tensor = weights.at(name);
    std::vector<float> to = tensor.toFloats();
    for (std::size_t column = 0; column < features.size(); ++column) {
        const auto found = std::ranges::find(chart.features, features[column]);
        const auto source = static_cast<std::size_t>(found - chart.features.begin());
        for (std::size_t row = 0; found != chart.features.end() && row < to.size() / features.size(); ++row)
            to[row * features.size() + column] = from[row * chart.features.size() + source];
    }
    tensor = Snapshot::of(tensor.shape(), std::move(to));
    return weights;
}

} // namespace vitrine
