#include "core/detection/YoloxInit.h"

#include "core/graph/InitWeights.h"

#include <cmath>

namespace vitrine {

namespace {

/// "head.cls_preds.0.bias" and the like: of the layers whose outputs go through a sigmoid.
bool isOutputBias(const std::string &name)
{
    return name.ends_with(".bias")
        && (name.find(".cls_preds.") != std::string::npos || name.find(".obj_preds.") != std::string::npos);
}

} // namespace

TensorMap freshYoloxWeights(const Graph &graph, std::uint64_t seed, double prior)
{
    TensorMap weights = initWeights(graph, seed);
    const auto bias = static_cast<float>(-std::log((1 - prior) / prior));
    for (auto &[name, tensor] : weights)
        if (isOutputBias(name))
            tensor =
                Snapshot::of(tensor.shape(), std::vector<float>(static_cast<std::size_t>(tensor.elementCount()), bias));
    return weights;
}

AdoptedWeights adoptWeights(TensorMap fresh, const TensorMap &trained)
{
    AdoptedWeights result{std::move(fresh), {}};
    for (auto &[name, tensor] : result.weights) {
        const auto found = trained.find(name);
        if (found != trained.end() && found->second.shape() == tensor.shape()
            && found->second.dtype() == tensor.dtype())
            tensor = found->second;
        else
            result.replaced.push_back(name);
    }
    return result;
}

} // namespace vitrine
