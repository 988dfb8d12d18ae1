#include "core/graph/TransferWeights.h"

#include "core/graph/InitWeights.h"

namespace vitrine {

TransferredWeights transferWeights(const Graph &graph, const TensorMap &trained, std::uint64_t seed)
{
    TransferredWeights result{initWeights(graph, seed), {}};
    for (const WeightSpec &spec : graph.weights()) {
        const auto found = trained.find(spec.name);
        Snapshot &tensor = result.weights.at(spec.name);
        const auto isWhole = [](DType type) { return type == DType::Int64; };
        const bool fits = found != trained.end() && found->second.shape() == spec.shape
            && isWhole(found->second.dtype()) == isWhole(spec.dtype);
        if (fits)
            tensor = found->second;
        else if (!spec.optional)
            result.fresh.push_back(spec.name);
    }
    return result;
}

bool isOfClasses(const std::string &name)
{
    return name.find(".cls_preds.") != std::string::npos;
}

} // namespace vitrine
