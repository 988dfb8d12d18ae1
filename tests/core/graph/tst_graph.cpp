// vitrine-test: SOURCES ProblemRows.cpp
// What a sound graph holds: order, nodes of composites, weights, counts, what it answers with.

#include "core/graph/Graph.h"
#include "tests/core/graph/ProblemRows.h"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

namespace {

Network chainOf(const std::vector<Block> &blocks)
{
    Network network;
    network.blocks = blocks;
    for (std::size_t i = 1; i < blocks.size(); ++i)
        network.connections.push_back({{blocks[i - 1].id, 0}, {blocks[i].id, 0}, {}});
    return network;
}

Block block(const std::string &id, const std::string &type, std::map<std::string, ParamValue, std::less<>> params = {})
{
    return {id, type, std::move(params), {}, {}};
}

Graph graphOf(const Network &network, std::int64_t batch = 1)
{
    GraphResult result = buildGraph(network, batch);
    for (const Problem &problem : result.problems)
        qWarning("%s", problem.message.text().c_str());
    return result.ok() ? std::move(*result.graph) : Graph();
}

std::vector<std::string> idsOf(const Graph &graph)
{
    std::vector<std::string> ids;
    for (const GraphBlock &entry : graph.blocks)
        ids.push_back(entry.id);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

class TestGraph : public QObject {
    Q_OBJECT

private slots:
    void orderIsThatOfTheFileWhereItCanBe();
    void shapesCountTheBatch();
    void compositesAreTakenApart();
    void compositesWithinComposites();
    void severalOutputs();
    void answersWithWhatFeedsTheLoss();
    void answersWithTheLastBlockWithoutLoss();
    void keepsWhatTheNetworkSays();
};

void TestGraph::orderIsThatOfTheFileWhereItCanBe()
{
    const std::vector<Block> blocks = {block("sum", "Add"), block("right", "ReLU"), block("left", "Tanh"),
                                       block("x", "Input", {{"shape", std::vector<std::int64_t>{4}}}),
                                       block("last", "ReLU")};
    Network network;
    network.blocks = blocks;
    network.connections = {{{"x", 0}, {"right", 0}, {}},
                           {{"x", 0}, {"left", 0}, {}},
                           {{"right", 0}, {"sum", 1}, {}},
                           {{"left", 0}, {"sum", 0}, {}},
                           {{"sum", 0}, {"last", 0}, {}}};
    const Graph graph = graphOf(network);
    QCOMPARE(idsOf(graph), (Ids{"x", "right", "left", "sum", "last"}));
    const GraphBlock &sum = graph.blocks[3];
    QCOMPARE(graph.nodes[static_cast<std::size_t>(sum.inputs[0].node)].path, std::string("left"));
    QCOMPARE(graph.nodes[static_cast<std::size_t>(sum.inputs[1].node)].path, std::string("right"));
    QCOMPARE(graph.findBlock("sum"), 3);
    QCOMPARE(graph.findNode("sum"), 3);
    QCOMPARE(graph.findBlock("nobody"), -1);
    QCOMPARE(graph.findNode("nobody"), -1);
}

void TestGraph::shapesCountTheBatch()
{
    const Network network = withBlock("Conv2d", R"("out_channels": 4, "kernel_size": 3, "bias": false)");
    const Graph one = graphOf(network);
    const Graph seven = graphOf(network, 7);
    const auto b = static_cast<std::size_t>(one.findBlock("b"));
    QVERIFY(one.blocks[b].outputShapes == (std::vector<Shape>{{1, 4, 6, 6}}));
    QVERIFY(seven.blocks[b].inputShapes == (std::vector<Shape>{{7, 1, 8, 8}}));
    QVERIFY(seven.blocks[b].outputShapes == (std::vector<Shape>{{7, 4, 6, 6}}));
    QCOMPARE(one.blocks[b].macs, 4 * 6 * 6 * 9);
    QCOMPARE(seven.blocks[b].macs, 7 * 4 * 6 * 6 * 9);
    QCOMPARE(one.blocks[b].learnable, 4 * 9);
}

void TestGraph::compositesAreTakenApart()
{
    const Graph graph = graphOf(
        chainOf({block("x", "Input", {{"shape", std::vector<std::int64_t>{3, 8, 8}}}),
                 block("sep", "DepthwiseSeparableConv2d", {{"out_channels", 5}, {"kernel_size", 3}, {"padding", 1}}),
                 block("relu", "ReLU")}));
    QCOMPARE(graph.blocks.size(), std::size_t(3));
    Ids paths;
    for (const Node &node : graph.nodes)
        paths.push_back(node.path);
    QCOMPARE(paths, (Ids{"x", "sep.depthwise", "sep.pointwise", "relu"}));
    const GraphBlock &sep = graph.blocks[1];
    QCOMPARE(sep.firstNode, 1);
    QCOMPARE(sep.endNode, 3);
    QVERIFY(sep.outputs == (std::vector<ValueRef>{{2, 0}}));
    QVERIFY(graph.nodes[3].inputs == sep.outputs);
    QCOMPARE(graph.nodes[2].block, 1);
    QVERIFY(sep.outputShapes == (std::vector<Shape>{{1, 5, 8, 8}}));
    QCOMPARE(sep.learnable, (3 * 9 + 3) + (5 * 3 + 5));
    QCOMPARE(sep.macs, 64 * (3 * 9 + 5 * 3));

    Ids names;
    for (const WeightSpec &weight : graph.weights())
        names.push_back(weight.name);
    QCOMPARE(names, (Ids{"sep.depthwise.weight", "sep.depthwise.bias", "sep.pointwise.weight", "sep.pointwise.bias"}));
}

void TestGraph::compositesWithinComposites()
{
    const Graph graph = graphOf(chainOf({block("x", "Input", {{"shape", std::vector<std::int64_t>{8, 4, 4}}}),
                                         block("csp", "CSPLayer", {{"out_channels", 8}, {"n", 2}})}));
    QVERIFY(graph.findNode("csp.m.1.conv2.bn") >= 0);
    QVERIFY(graph.findNode("csp.conv3.conv") >= 0);
    bool found = false;
    for (const WeightSpec &weight : graph.weights())
        found = found || (weight.name == "csp.m.0.conv1.conv.weight" && weight.shape == Shape{4, 4, 1, 1});
    QVERIFY(found);
    QCOMPARE(graph.nodes.back().block, 1);
    QCOMPARE(graph.blocks.back().endNode, static_cast<int>(graph.nodes.size()));
    // Every node comes after those that feed it.
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        for (const ValueRef &input : graph.nodes[i].inputs)
            QVERIFY(input.node < static_cast<int>(i));
    }
}

void TestGraph::severalOutputs()
{
    Network network = chainOf({block("x", "Input", {{"shape", std::vector<std::int64_t>{3, 64, 64}}}),
                               block("darknet", "CSPDarknet", {{"dep_mul", 0.33}, {"wid_mul", 0.125}})});
    network.blocks.push_back(block("low", "ReLU"));
    network.blocks.push_back(block("high", "ReLU"));
    network.connections.push_back({{"darknet", 0}, {"high", 0}, {}});
    network.connections.push_back({{"darknet", 2}, {"low", 0}, {}});
    const Graph graph = graphOf(network, 2);
    QCOMPARE(graph.blocks.size(), std::size_t(4));
    QVERIFY(graph.blocks[1].outputShapes == (std::vector<Shape>{{2, 32, 8, 8}, {2, 64, 4, 4}, {2, 128, 2, 2}}));
    QVERIFY(graph.blocks[2].outputShapes.front() == (Shape{2, 128, 2, 2}));
    QVERIFY(graph.blocks[3].outputShapes.front() == (Shape{2, 32, 8, 8}));
}

void TestGraph::answersWithWhatFeedsTheLoss()
{
    Network network = chainOf({block("x", "Input", {{"shape", std::vector<std::int64_t>{4}}}),
                               block("fc", "Linear", {{"out_features", 3}}), block("loss", "CrossEntropyLoss")});
    network.blocks.push_back(block("aside", "Softmax"));
    network.connections.push_back({{"fc", 0}, {"aside", 0}, {}});
    const Graph graph = graphOf(network);
    QCOMPARE(graph.blocks[static_cast<std::size_t>(graph.lossBlock())].id, std::string("loss"));
    QCOMPARE(graph.blocks[static_cast<std::size_t>(graph.answerBlock())].id, std::string("fc"));
}

void TestGraph::answersWithTheLastBlockWithoutLoss()
{
    const Graph graph = graphOf(chainOf({block("x", "Input", {{"shape", std::vector<std::int64_t>{4}}}),
                                         block("fc", "Linear", {{"out_features", 3}})}));
    QCOMPARE(graph.lossBlock(), -1);
    QCOMPARE(graph.blocks[static_cast<std::size_t>(graph.answerBlock())].id, std::string("fc"));
}

void TestGraph::keepsWhatTheNetworkSays()
{
    Network network = chainOf({block("x", "Input", {{"shape", std::vector<std::int64_t>{4}}})});
    network.name = "n";
    network.classes = {"a", "b"};
    const Graph graph = graphOf(network);
    QCOMPARE(graph.name, network.name);
    QCOMPARE(graph.classes, network.classes);
}

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
