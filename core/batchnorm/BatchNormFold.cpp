#include "core/batchnorm/BatchNormFold.h"

#include "core/trace/Executor.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

bool isTransposed(const Node &node)
{
    return node.kind->type().starts_with("ConvTranspose");
}

bool canTakeNorm(const Node &node)
{
    const std::string type = node.kind->type();
    const bool isConvolution = type == "Conv1d" || type == "Conv2d" || type == "Conv3d" || isTransposed(node);
    // A linear layer's features are channels only where nothing is spatial.
    return isConvolution || (type == "Linear" && node.outputShapes[0].size() == 2);
}

/// Which output channel each weight belongs to: [out, in, …], or [in, out/groups, …] of a transposed convolution.
std::size_t channelOf(std::size_t place, const Shape &shape, bool transposed, std::size_t channels)
{
    const auto first = static_cast<std::size_t>(shape[0]), second = static_cast<std::size_t>(shape[1]);
    const std::size_t kernel = static_cast<std::size_t>(elementCount(shape)) / first / second;
    if (!transposed)
        return place / kernel / second;
    const std::size_t groups = channels / second, inputs = first / groups;
    return place / kernel / second / inputs * second + place / kernel % second;
}

std::map<std::string, ParamValue, std::less<>> paramsOf(const Node &node)
{
    std::map<std::string, ParamValue, std::less<>> params;
    for (const ParameterSpec &spec : node.kind->parameters())
        if (const ParamValue &value = node.params.value(spec.name); value != spec.defaultValue)
            params.emplace(spec.name, value);
    return params;
}

/// `chain`: nodes, one after the other, on an input of this shape.
Result<Graph> graphOf(const std::vector<Block> &chain, const Shape &input)
{
    Network network;
    network.name = "fold";
    network.blocks.push_back({"x", "Input", {{"shape", Shape(input.begin() + 1, input.end())}}, {}, {}});
    for (const Block &block : chain) {
        network.connections.push_back({{network.blocks.back().id, 0}, {block.id, 0}, {}});
        network.blocks.push_back(block);
    }
    GraphResult built = buildGraph(network, input[0]);
    if (!built.ok())
        return built.error(network.name);
    return *std::move(built.graph);
}

Result<Snapshot> outputOf(const std::vector<Block> &chain, const TensorMap &weights, const Snapshot &input)
{
    auto graph = graphOf(chain, input.shape());
    if (!graph)
        return graph.error();
    TraceRequest request;
    request.graph = *std::move(graph);
    request.weights = weights;
    request.inputs = {{"x", input}};
    request.backward = false;
    const auto trace = runTrace(request);
    if (!trace)
        return trace.error();
    return (*trace)->output(chain.back().id);
}

/// The weights of a node under another path.
void take(TensorMap &to, const Node &node, const TensorMap &weights, const std::string &as)
{
    for (const WeightSpec &spec : node.weights)
        if (const auto found = weights.find(node.path + "." + spec.name); found != weights.end())
            to.insert_or_assign(as + "." + spec.name, found->second);
}

Snapshot channelTensor(const std::vector<double> &values)
{
    return Snapshot::of({static_cast<std::int64_t>(values.size())}, std::vector<float>(values.begin(), values.end()));
}

/// What was tried of the batch norm in place of what the network holds.
void takeTried(TensorMap &to, const BatchNormLayer &norm)
{
    if (norm.isAffine) {
        to.insert_or_assign("norm.weight", channelTensor(norm.gamma));
        to.insert_or_assign("norm.bias", channelTensor(norm.beta));
    }
    to.insert_or_assign("norm.running_mean", channelTensor(norm.running->mean));
    to.insert_or_assign("norm.running_var", channelTensor(norm.running->variance));
}

} // namespace

Result<int> foldTarget(const Graph &graph, int norm)
{
    const Node &node = graph.nodes[static_cast<std::size_t>(norm)];
    const ValueRef source = node.inputs.front();
    const Node &layer = graph.nodes[static_cast<std::size_t>(source.node)];
    if (!canTakeNorm(layer))
        return fail(
            VITRINE_TEXT("core",
                         "%1 is fed by %2 (%3). Only a convolution or a linear layer right before it can take a "
                         "batch norm in."),
            node.path, layer.path, layer.kind->type());
    std::size_t users = 0;
    for (const Node &each : graph.nodes)
        users += static_cast<std::size_t>(std::count(each.inputs.begin(), each.inputs.end(), source));
    if (users > 1)
        return fail(VITRINE_TEXT("core",
                                 "%1 feeds %2 places, not %3 alone: folded into it, the batch norm would change the "
                                 "others too."),
                    layer.path, users, node.path);
    return source.node;
}

Result<FoldedLayer> foldBatchNorm(const Node &target, const BatchNormLayer &norm, const TensorMap &weights)
{
    if (!norm.running)
        return fail(VITRINE_TEXT("core",
                                 "%1 keeps no running statistics (track_running_stats): it normalises by the batch in "
                                 "evaluation too, and no fixed layer does the same."),
                    norm.path);
    const auto weight = weights.find(target.path + ".weight"), bias = weights.find(target.path + ".bias");
    if (weight == weights.end())
        return fail(VITRINE_TEXT("core", "The weights lack %1."), target.path + ".weight");
    const std::size_t channels = norm.channels();
    std::vector<double> scale(channels), shift(channels);
    for (std::size_t c = 0; c < channels; ++c) {
        scale[c] = norm.gamma[c] / std::sqrt(norm.running->variance[c] + norm.eps);
        const double given = bias == weights.end() ? 0 : bias->second.flat(static_cast<std::int64_t>(c));
        shift[c] = (given - norm.running->mean[c]) * scale[c] + norm.beta[c];
    }
    std::vector<float> values = weight->second.toFloats();
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(static_cast<double>(values[i])
                                       * scale[channelOf(i, weight->second.shape(), isTransposed(target), channels)]);
    return FoldedLayer{target.path, Snapshot::of(weight->second.shape(), std::move(values)), channelTensor(shift)};
}

Result<FoldProof> proveFold(const Graph &graph, const BatchNormLayer &norm, const TensorMap &weights,
                            const Snapshot &input)
{
    const int node = graph.findNode(norm.path);
    const auto target = foldTarget(graph, node);
    if (!target)
        return target.error();
    const Node &layer = graph.nodes[static_cast<std::size_t>(*target)];
    const Node &normNode = graph.nodes[static_cast<std::size_t>(node)];
    auto folded = foldBatchNorm(layer, norm, weights);
    if (!folded)
        return folded.error();
    Block layerBlock{"layer", layer.kind->type(), paramsOf(layer), {}, {}};
    Block normBlock{"norm", normNode.kind->type(), paramsOf(normNode), {}, {}};
    normBlock.params["eps"] = norm.eps;
    TensorMap apart;
    take(apart, layer, weights, "layer");
    take(apart, normNode, weights, "norm");
    takeTried(apart, norm);
    const auto first = outputOf({layerBlock, normBlock}, apart, input);
    if (!first)
        return first.error();
    layerBlock.params["bias"] = true;
    const auto second = outputOf({layerBlock}, {{"layer.weight", folded->weight}, {"layer.bias", folded->bias}}, input);
    if (!second)
        return second.error();
    return FoldProof{*std::move(folded), *first, *second, differenceOf(*first, *second),
                     2 * elementCount(first->shape())};
}

Network withFold(Network network, const std::string &layer, const std::string &norm)
{
    std::string source;
    for (const Connection &connection : network.connections)
        if (connection.to.block == norm)
            source = connection.from.block;
    for (Connection &connection : network.connections)
        if (connection.from.block == norm)
            connection.from.block = source;
    std::erase_if(network.connections, [&](const Connection &connection) { return connection.to.block == norm; });
    std::erase_if(network.blocks, [&](const Block &block) { return block.id == norm; });
    if (Block *block = network.find(layer))
        block->params["bias"] = true;
    return network;
}

} // namespace vitrine
