#include "core/graph/InitWeights.h"

#include "core/base/Rng.h"

#include <string_view>

namespace vitrine {

namespace {

/// FNV-1a, which is the same everywhere; std::hash is not.
std::uint64_t streamOf(std::string_view name)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

template <typename Number>
Snapshot filled(const WeightSpec &weight, const Rng &rng)
{
    std::vector<Number> values(static_cast<std::size_t>(elementCount(weight.shape)), static_cast<Number>(weight.value));
    if (weight.init == WeightSpec::Init::Uniform) {
        Rng stream = rng.fork(streamOf(weight.name));
        for (Number &value : values)
            value = static_cast<Number>(stream.uniform(-weight.value, weight.value));
    }
    return Snapshot::of(weight.shape, std::move(values));
}

} // namespace

TensorMap initWeights(const Graph &graph, std::uint64_t seed)
{
    const Rng rng(seed);
    TensorMap weights;
    for (const WeightSpec &weight : graph.weights()) {
        switch (weight.dtype) {
        case DType::Float32:
            weights.emplace(weight.name, filled<float>(weight, rng));
            break;
        case DType::Float64:
            weights.emplace(weight.name, filled<double>(weight, rng));
            break;
        case DType::Int64:
            weights.emplace(weight.name, filled<std::int64_t>(weight, rng));
            break;
        }
    }
    return weights;
}

} // namespace vitrine
