#include "tests/core/blocks/BlockCase.h"

#include "core/base/Rng.h"
#include "core/network/NetworkFile.h"

#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <set>

namespace vitrine::test {

namespace {

constexpr std::int64_t batch = 3;

Snapshot randomTensor(const Shape &shape, Rng &rng, double low, double high)
{
    std::vector<double> values(static_cast<std::size_t>(elementCount(shape)));
    for (double &value : values)
        value = rng.uniform(low, high);
    return Snapshot::of(shape, std::move(values));
}

/// Far enough from where training starts that a wrong formula shows, near enough that a deep network keeps its numbers
/// in range: twice the variance that keeps a signal's size, or around the constant.
Snapshot randomWeight(const WeightSpec &weight, Rng &rng)
{
    if (weight.init == WeightSpec::Init::Constant)
        return randomTensor(weight.shape, rng, weight.value - 0.7, weight.value + 0.7);
    const double bound = std::min(0.7, 2.4 * weight.value);
    return randomTensor(weight.shape, rng, -bound, bound);
}

Snapshot randomClasses(const Shape &prediction, Rng &rng)
{
    Shape shape = {prediction[0]};
    shape.insert(shape.end(), prediction.begin() + 2, prediction.end());
    std::vector<std::int64_t> values(static_cast<std::size_t>(elementCount(shape)));
    for (std::int64_t &value : values)
        value = static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(prediction[1])));
    return Snapshot::of(shape, std::move(values));
}

} // namespace

std::vector<BlockCase> loadBlockCases()
{
    std::vector<BlockCase> cases;
    for (const auto &entry : std::filesystem::directory_iterator(VITRINE_SOURCE_DIR "/tests/core/blocks/cases")) {
        const std::string name = entry.path().filename().string();
        const std::string ending = ".vitrine.json";
        if (!name.ends_with(ending))
            continue;
        auto network = readNetwork(entry.path());
        if (!network) {
            QTest::qFail(network.error().message.text().c_str(), __FILE__, __LINE__);
            return {};
        }
        cases.push_back({name.substr(0, name.size() - ending.size()), std::move(*network)});
    }
    std::sort(cases.begin(), cases.end(), [](const BlockCase &a, const BlockCase &b) { return a.name < b.name; });
    return cases;
}

std::string kindOf(const BlockCase &blockCase)
{
    return blockCase.name.substr(0, blockCase.name.find('-'));
}

Network withLoss(Network network)
{
    std::set<Endpoint> used;
    for (const Connection &connection : network.connections)
        used.insert(connection.from);
    for (const Block &block : network.blocks)
        if (const BlockKind *kind = findBlockKind(block.type); kind && kind->category() == Category::Loss)
            return network;
    const GraphResult graph = buildGraph(network, batch);
    std::vector<Endpoint> ends;
    for (const Block &block : network.blocks) {
        const auto shapes = graph.outputShapes.find(block.id);
        const std::size_t ports = shapes == graph.outputShapes.end() ? 0 : shapes->second.size();
        for (std::size_t port = 0; port < ports; ++port)
            if (!used.contains({block.id, static_cast<int>(port)}))
                ends.push_back({block.id, static_cast<int>(port)});
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const std::string id = "loss" + std::to_string(i);
        network.blocks.push_back({id, "MSELoss", {}, {}, {}});
        network.connections.push_back({ends[i], {id, 0}, {}});
    }
    return network;
}

namespace {

/// Two objects in each picture, of the first two classes.
Snapshot randomObjects(const Shape &prediction, Rng &rng)
{
    std::vector<float> rows;
    for (std::int64_t i = 0; i < 2 * prediction[0]; ++i)
        for (const double number : {static_cast<double>(i % 2), rng.uniform(8, 24), rng.uniform(8, 24),
                                    rng.uniform(8, 20), rng.uniform(8, 20)})
            rows.push_back(static_cast<float>(number));
    return Snapshot::of(Shape{prediction[0], 2, 5}, std::move(rows));
}

} // namespace

TraceRequest randomRequest(const Network &network, Mode mode, DType dtype, std::uint64_t seed)
{
    TraceRequest request;
    const GraphResult graph = buildGraph(network, batch);
    if (!graph.ok()) {
        QTest::qFail(graph.error(network.name).message.text().c_str(), __FILE__, __LINE__);
        return request;
    }
    request.graph = *graph.graph;
    request.mode = mode;
    request.dtype = dtype;
    request.seed = seed;
    Rng rng(seed);
    for (const WeightSpec &weight : request.graph.weights()) {
        if (weight.dtype == DType::Int64)
            request.weights[weight.name] = Snapshot::of(weight.shape, std::vector<std::int64_t>{3});
        else if (weight.name.ends_with("running_var"))
            request.weights[weight.name] = randomTensor(weight.shape, rng, 0.5, 2);
        else
            request.weights[weight.name] = randomWeight(weight, rng);
    }
    for (const Node &node : request.graph.nodes) {
        if (node.kind->category() == Category::Input)
            request.inputs[node.path] = randomTensor(node.outputShapes[0], rng, -1, 1);
        else if (node.kind->type() == "CrossEntropyLoss")
            request.inputs[node.path] = randomClasses(node.inputShapes[0], rng);
        else if (node.kind->type() == "YOLOXLoss")
            request.inputs[node.path] = randomObjects(node.inputShapes[0], rng);
        else if (node.kind->category() == Category::Loss)
            request.inputs[node.path] = randomTensor(node.inputShapes[0], rng, 0.05, 0.95);
    }
    return request;
}

} // namespace vitrine::test
