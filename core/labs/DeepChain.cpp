#include "core/labs/DeepChain.h"

#include "core/base/Rng.h"
#include "core/experiments/support/Chain.h"
#include "core/graph/InitWeights.h"
#include "core/trace/Executor.h"

#include <cmath>

namespace vitrine {

namespace {

constexpr std::uint64_t inputStream = 0xDA7A, targetStream = 0xA15;

std::string numbered(const char *name, int layer)
{
    return name + std::to_string(layer);
}

Snapshot randomNumbers(const Shape &shape, Rng rng)
{
    std::vector<double> values(static_cast<std::size_t>(elementCount(shape)));
    for (double &value : values)
        value = rng.normal();
    return Snapshot::of(shape, std::move(values));
}

double rootMeanSquare(const Snapshot &tensor)
{
    double sum = 0;
    const std::vector<double> values = tensor.valid() ? tensor.toDoubles() : std::vector<double>();
    for (const double value : values)
        sum += value * value;
    return values.empty() ? 0 : std::sqrt(sum / static_cast<double>(values.size()));
}

/// Turns PyTorch's weights, whose variance is 1/(3n), into those of the rule.
TensorMap drawn(const Graph &graph, const ChainRequest &request)
{
    TensorMap tensors = initWeights(graph, request.seed);
    if (request.weights == ChainWeights::Usual)
        return tensors;
    const double gain = std::sqrt(request.weights == ChainWeights::He ? 6.0 : 3.0);
    for (const WeightSpec &spec : graph.weights()) {
        if (spec.init != WeightSpec::Init::Uniform)
            continue;
        std::vector<float> values = tensors.at(spec.name).toFloats();
        for (float &value : values)
            value = spec.shape.size() > 1 ? static_cast<float>(gain * static_cast<double>(value)) : 0.0F;
        tensors[spec.name] = Snapshot::of(spec.shape, std::move(values));
    }
    return tensors;
}

Result<ChainGradients> runChain(const ChainKind &kind, const ChainRequest &request, const Cancel &cancel)
{
    const Network network = deepChain(kind, request);
    GraphResult built = buildGraph(network, request.batch);
    if (!built.ok())
        return built.error(network.name);
    TraceRequest run;
    run.graph = *std::move(built.graph);
    run.weights = drawn(run.graph, request);
    run.inputs["x"] = randomNumbers({request.batch, request.width}, Rng(request.seed).fork(inputStream));
    run.inputs["loss"] = randomNumbers({request.batch, 1}, Rng(request.seed).fork(targetStream));
    run.mode = Mode::Train;
    run.dtype = DType::Float64; // what has become tiny is still told from 0
    run.cancel = cancel;
    const auto trace = runTrace(run);
    if (!trace)
        return trace.error();
    ChainGradients gradients{kind, {}, {}, {}};
    for (int layer = 1; layer <= request.depth; ++layer) {
        const std::string linear = numbered("h", layer);
        gradients.sums.push_back(rootMeanSquare((*trace)->gradient(linear)));
        gradients.weights.push_back(rootMeanSquare((*trace)->weightGradients.at(linear + ".weight")));
        gradients.answers.push_back(
            rootMeanSquare((*trace)->output(kind.activation.empty() ? linear : numbered("a", layer))));
    }
    return gradients;
}

} // namespace

Network deepChain(const ChainKind &kind, const ChainRequest &request)
{
    const ParamValue width = std::int64_t{request.width};
    std::vector<Link> links{{"x", "Input", {{"shape", std::vector<std::int64_t>{request.width}}}}};
    for (int layer = 1; layer <= request.depth; ++layer) {
        links.push_back({numbered("h", layer), "Linear", {{"out_features", width}}});
        if (kind.hasNorm)
            links.push_back({numbered("n", layer), "BatchNorm1d"});
        if (!kind.activation.empty())
            links.push_back({numbered("a", layer), kind.activation});
    }
    links.push_back({"out", "Linear", {{"out_features", std::int64_t{1}}}});
    links.push_back({"loss", "MSELoss"});
    return chain("deep chain", links);
}

double ChainGradients::reach() const
{
    return weights.empty() || weights.back() == 0 ? 0 : weights.front() / weights.back();
}

Result<std::vector<ChainGradients>> chainGradients(const std::vector<ChainKind> &kinds, const ChainRequest &request,
                                                   const Cancel &cancel, const std::function<void(double)> &progress)
{
    std::vector<ChainGradients> all;
    for (const ChainKind &kind : kinds) {
        if (cancel.requested())
            return Cancel::error();
        auto gradients = runChain(kind, request, cancel);
        if (!gradients)
            return gradients.error();
        all.push_back(*std::move(gradients));
        if (progress)
            progress(static_cast<double>(all.size()) / static_cast<double>(kinds.size()));
    }
    return all;
}

} // namespace vitrine
