#include "core/graph/Neurons.h"

#include <algorithm>

namespace vitrine {

namespace {

const Block *inputOf(const Network &network)
{
    const auto found = std::ranges::find_if(network.blocks, [](const Block &block) { return block.type == "Input"; });
    return found == network.blocks.end() ? nullptr : &*found;
}

/// The blocks in order, from the input to the loss; nothing where they are no chain.
std::vector<const GraphBlock *> chainOf(const Graph &graph)
{
    std::vector<const GraphBlock *> chain;
    for (const GraphBlock &block : graph.blocks) {
        const bool follows = chain.empty()
            ? block.inputs.empty()
            : block.inputs.size() == 1 && block.inputs[0] == chain.back()->outputs.front();
        if (!follows || block.outputs.size() != 1)
            return {};
        chain.push_back(&block);
    }
    return chain;
}

/// One block after the other into the chart; false where it does not fit in.
bool take(const GraphBlock &block, const Network &network, NeuronChart &chart)
{
    const Category category = block.kind->category();
    if (category == Category::Loss) {
        chart.loss = block.id;
        chart.lossType = block.kind->type();
        return !chart.layers.empty();
    }
    if (block.outputShapes.front().size() != 2 || !chart.loss.empty() || block.kind->isComposite())
        return false;
    if (block.kind->type() == "Linear") {
        const auto &params = network.find(block.id)->params;
        const auto bias = params.find("bias");
        const bool hasBias = bias == params.end() || bias->second != ParamValue(false);
        chart.layers.push_back({block.id, {}, {}, block.id, static_cast<int>(block.outputShapes.front()[1]), hasBias});
        return true;
    }
    if (chart.layers.empty() || block.outputShapes.front()[1] != chart.layers.back().count)
        return false;
    NeuronLayer &layer = chart.layers.back();
    layer.shown = block.id;
    if (category == Category::Activation && layer.activation.empty()) {
        layer.activation = block.id;
        layer.activationType = block.kind->type();
    }
    return true;
}

std::string freeId(const Network &network, const std::string &stem)
{
    for (int number = 1;; ++number)
        if (const std::string id = stem + std::to_string(number); !network.find(id))
            return id;
}

/// What feeds a block.
Connection *feedOf(Network &network, const std::string &block)
{
    const auto found =
        std::ranges::find_if(network.connections, [&](const Connection &each) { return each.to.block == block; });
    return found == network.connections.end() ? nullptr : &*found;
}

/// A block between another and what feeds it.
void insertBefore(Network &network, const std::string &next, Block block)
{
    Connection *feed = feedOf(network, next);
    const Endpoint from = feed->from;
    feed->from = {block.id, 0};
    network.connections.push_back({from, {block.id, 0}, {}});
    const auto place = std::ranges::find(network.blocks, next, &Block::id);
    network.blocks.insert(place, std::move(block));
}

/// Whatever it fed is fed by what fed it.
void remove(Network &network, const std::string &id)
{
    const Endpoint from = feedOf(network, id)->from;
    for (Connection &connection : network.connections)
        if (connection.from.block == id)
            connection.from = from;
    std::erase_if(network.connections, [&](const Connection &connection) { return connection.to.block == id; });
    std::erase_if(network.blocks, [&](const Block &block) { return block.id == id; });
}

/// The block that a block feeds.
std::string fedBy(const Network &network, const std::string &id)
{
    const auto found =
        std::ranges::find_if(network.connections, [&](const Connection &each) { return each.from.block == id; });
    return found == network.connections.end() ? std::string() : found->to.block;
}

} // namespace

bool takesPoints(const Network &network)
{
    const Block *input = inputOf(network);
    const auto shape = input ? input->params.find("shape") : decltype(input->params.end())();
    if (!input || shape == input->params.end())
        return false;
    const auto features = readFeatures(input->params);
    const auto *sizes = std::get_if<std::vector<std::int64_t>>(&shape->second);
    const auto *size = std::get_if<std::int64_t>(&shape->second);
    if (!features || (!size && (!sizes || sizes->size() != 1)))
        return false;
    const std::int64_t count = size ? *size : sizes->front();
    return count == 1 || count == static_cast<std::int64_t>(features->size());
}

bool takesLine(const Network &network)
{
    if (!takesPoints(network))
        return false;
    const InputParams &params = inputOf(network)->params;
    const ParamValue &shape = params.at("shape");
    return !params.contains("features")
        && (shape == ParamValue(std::int64_t{1}) || shape == ParamValue(std::vector<std::int64_t>{1}));
}

std::optional<NeuronChart> readNeurons(const Network &network)
{
    if (!takesPoints(network))
        return std::nullopt;
    const GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        return std::nullopt;
    const auto chain = chainOf(*built.graph);
    if (chain.size() < 2 || chain.front()->kind->category() != Category::Input)
        return std::nullopt;
    NeuronChart chart;
    chart.input = chain.front()->id;
    const InputParams &params = network.find(chart.input)->params;
    chart.isLine = takesLine(network);
    if (!chart.isLine)
        chart.features = *readFeatures(params);
    for (std::size_t i = 1; i < chain.size(); ++i)
        if (!take(*chain[i], network, chart))
            return std::nullopt;
    return chart.layers.empty() ? std::nullopt : std::optional(chart);
}

Network withNeurons(Network network, const NeuronChart &chart, std::size_t layer, int count)
{
    network.find(chart.layers[layer].linear)->params["out_features"] = static_cast<std::int64_t>(std::max(1, count));
    return network;
}

Network withLayer(Network network, const NeuronChart &chart, int count)
{
    const std::string output = chart.layers.back().linear;
    const std::string type = chart.layers.size() > 1 ? chart.layers[chart.layers.size() - 2].activationType : "Tanh";
    Block linear{freeId(network, "hidden"), "Linear", {}, {}, {}};
    linear.params["out_features"] = static_cast<std::int64_t>(count);
    insertBefore(network, output, std::move(linear));
    if (!type.empty())
        insertBefore(network, output, {freeId(network, "act"), type, {}, {}, {}});
    for (Block &block : network.blocks) // the canvas makes room
        block.position.reset();
    return network;
}

Network withoutLayer(Network network, const NeuronChart &chart, std::size_t layer)
{
    const std::string last = chart.layers[layer].shown;
    for (std::string id = chart.layers[layer].linear;;) {
        const std::string next = fedBy(network, id);
        remove(network, id);
        if (id == last)
            return network;
        id = next;
    }
}

Network withActivation(Network network, const NeuronChart &chart, std::size_t layer, const std::string &type)
{
    const NeuronLayer &changed = chart.layers[layer];
    if (!changed.activation.empty() && type.empty()) {
        remove(network, changed.activation);
    } else if (!changed.activation.empty()) {
        Block *block = network.find(changed.activation);
        if (block->type != type)
            block->params.clear();
        block->type = type;
    } else if (!type.empty()) {
        insertBefore(network, fedBy(network, changed.linear), {freeId(network, "act"), type, {}, {}, {}});
    }
    return network;
}

Network withFeatures(Network network, const NeuronChart &chart, const FeatureList &features)
{
    writeFeatures(features, network.find(chart.input)->params);
    return network;
}

Network withLoss(Network network, const NeuronChart &chart, const std::string &type)
{
    Block *block = network.find(chart.loss);
    if (block->type != type)
        block->params.clear();
    block->type = type;
    return network;
}

} // namespace vitrine
