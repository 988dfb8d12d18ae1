// vitrine-test: SOURCES ProblemRows.cpp
// Every way a network can be wrong, with what is said about it; and nothing else is said.

#include "core/graph/Graph.h"
#include "tests/core/graph/ProblemRows.h"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

Q_DECLARE_METATYPE(vitrine::Network)

class TestProblems : public QObject {
    Q_OBJECT

private slots:
    void problem_data();
    void problem();
    void duplicateIds();
    void badIds();
    void noBlocks();
    void everyProblemIsFoundAtOnce();
    void twoCyclesAreTwoProblems();
    void shapesBeforeTheProblemAreKnown();
    void brokenFilesDoNotFillTheMemory();
    void asOneError();
};

void TestProblems::problem_data()
{
    QTest::addColumn<Network>("network");
    QTest::addColumn<std::string>("block");
    QTest::addColumn<std::string>("parameter");
    QTest::addColumn<std::string>("message");
    addProblemRows();
}

void TestProblems::problem()
{
    QFETCH(Network, network);
    QFETCH(std::string, block);
    QFETCH(std::string, parameter);
    QFETCH(std::string, message);
    // Whatever follows from the problem is not said again at the blocks behind it.
    if (network.find("b")) {
        network.blocks.push_back({"after", "ReLU", {}, {}, {}});
        network.connections.push_back({{"b", 0}, {"after", 0}, {}});
    }
    const GraphResult result = buildGraph(network, 1);
    QVERIFY(!result.ok());
    QCOMPARE(result.problems.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(result.problems[0].message.text()), QString::fromStdString(message));
    QCOMPARE(result.problems[0].block, block);
    QCOMPARE(result.problems[0].parameter, parameter);
}

void TestProblems::duplicateIds()
{
    Network network = networkOf(R"({"id": "relu", "type": "ReLU"})", wire("image", "relu"));
    network.blocks.push_back(network.blocks.back());
    const GraphResult result = buildGraph(network, 1);
    QCOMPARE(result.problems.size(), std::size_t(1));
    QCOMPARE(result.problems[0].block, std::string("relu"));
    QCOMPARE(result.problems[0].message.text(),
             std::string(R"(Two blocks have the id "relu"; every id must be unique.)"));
}

void TestProblems::badIds()
{
    Network network = networkOf("", "");
    network.blocks[0].id = "my image";
    const GraphResult result = buildGraph(network, 1);
    QCOMPARE(result.problems.size(), std::size_t(1));
    QVERIFY(result.problems[0].message.text().starts_with(R"("my image" can't be a block's id: )"));
}

void TestProblems::noBlocks()
{
    const GraphResult result = buildGraph({}, 1);
    QCOMPARE(result.problems.size(), std::size_t(1));
    QCOMPARE(result.problems[0].message.text(), std::string("The network has no blocks; it needs an Input at least."));
}

void TestProblems::everyProblemIsFoundAtOnce()
{
    const std::string blocks = R"({"id": "a", "type": "ReLu"}, {"id": "c", "type": "Dropout", "params": {"p": 7}},)"
                               R"({"id": "d", "type": "Linear", "params": {"bias": 1}}, {"id": "e", "type": "Add"})";
    const GraphResult result = buildGraph(
        networkOf(blocks, wire("image", "a") + "," + wire("a", "c") + "," + wire("c", "d") + "," + wire("gone", "e")),
        1);
    std::vector<std::string> places;
    for (const Problem &problem : result.problems)
        places.push_back(problem.block + "." + problem.parameter);
    QCOMPARE(places, (std::vector<std::string>{"a.", "c.p", "d.out_features", "d.bias", "e."}));
}

void TestProblems::twoCyclesAreTwoProblems()
{
    const std::string blocks =
        R"({"id": "a", "type": "ReLU"}, {"id": "b", "type": "ReLU"}, {"id": "c", "type": "ReLU"},)"
        R"({"id": "d", "type": "ReLU"})";
    const GraphResult result = buildGraph(
        networkOf(blocks, wire("a", "c") + "," + wire("c", "a") + "," + wire("b", "d") + "," + wire("d", "b")), 1);
    QCOMPARE(result.problems.size(), std::size_t(2));
    QVERIFY(result.problems[0].message.text().find("a → c → a") != std::string::npos);
    QVERIFY(result.problems[1].message.text().find("b → d → b") != std::string::npos);
}

void TestProblems::shapesBeforeTheProblemAreKnown()
{
    const std::string blocks = R"({"id": "conv", "type": "Conv2d", "params": {"out_channels": 2, "kernel_size": 3}},)"
                               R"({"id": "big", "type": "Conv2d", "params": {"out_channels": 2, "kernel_size": 30}},)"
                               R"({"id": "after", "type": "ReLU"})";
    const GraphResult result = buildGraph(
        networkOf(blocks, wire("image", "conv") + "," + wire("conv", "big") + "," + wire("big", "after")), 5);
    QVERIFY(!result.ok());
    QVERIFY(result.outputShapes.at("conv") == (std::vector<Shape>{{5, 2, 6, 6}}));
    QVERIFY(!result.outputShapes.contains("big"));
    QVERIFY(!result.outputShapes.contains("after"));
}

void TestProblems::brokenFilesDoNotFillTheMemory()
{
    Network network;
    for (int i = 0; i < 20000; ++i) {
        network.blocks.push_back({"b" + std::to_string(i), "Nothing", {}, {}, {}});
        network.connections.push_back({{"gone" + std::to_string(i), 0}, {"b0", i}, {}});
    }
    QVERIFY(buildGraph(network, 1).problems.size() <= 101);
    for (Block &block : network.blocks)
        block.type = "ReLU";
    QVERIFY(buildGraph(network, 1).problems.size() <= 101);
}

void TestProblems::asOneError()
{
    const GraphResult one = buildGraph(withBlock("Dropout", R"("p": 7)"), 1);
    QCOMPARE(
        one.error("net.json").message.text(),
        std::string(
            R"(The network net.json can't be used. Block "b" (Dropout): parameter "p" is 7; it must be a number from 0 to 1.)"));
    const GraphResult two = buildGraph(withBlock("Dropout", R"("p": 7, "q": 8)"), 1);
    QVERIFY(two.error("net.json").message.text().ends_with("(More problems: 1.)"));
    QCOMPARE(QString::fromStdString(two.error("net.json").detail).count(QLatin1Char('\n')), 2);
}

QTEST_GUILESS_MAIN(TestProblems)
#include "tst_problems.moc"
