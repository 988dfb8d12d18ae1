// What a run keeps, and where a network ends that is too much for it.

#include "core/graph/MemoryLimit.h"
#include "core/network/NetworkFile.h"

#include <QtTest>

using namespace vitrine;

class TestMemoryLimit : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatFitsStaysWhole();
    void whatDoesNotFitEndsBeforeIt_data();
    void whatDoesNotFitEndsBeforeIt();
    void problemsThereWereStay();

private:
    GraphResult built() const { return buildGraph(m_network, 2); }

    Network m_network;
    std::int64_t m_bytes[4] = {8 * 2 * 64, 8 * (2 * 4 * 64 + 40), 8 * 2 * 4 * 64, 8 * 2 * 4};
};

void TestMemoryLimit::initTestCase()
{
    const auto network = parseNetwork(R"({"format": "vitrine-network", "version": 1, "name": "n", "blocks": [
        {"id": "image", "type": "Input", "params": {"shape": [1, 8, 8]}},
        {"id": "conv", "type": "Conv2d", "params": {"out_channels": 4, "kernel_size": 3, "padding": 1}},
        {"id": "relu", "type": "ReLU"},
        {"id": "pool", "type": "AdaptiveAvgPool2d", "params": {"output_size": 1}}],
        "connections": [{"from": "image", "to": "conv"}, {"from": "conv", "to": "relu"},
        {"from": "relu", "to": "pool"}]})",
                                      "test");
    QVERIFY(network.ok());
    m_network = *network;
    const GraphResult whole = built();
    QVERIFY(whole.ok());
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(runBytes(*whole.graph, whole.graph->blocks[i]), m_bytes[i]);
}

void TestMemoryLimit::whatFitsStaysWhole()
{
    GraphResult result = built();
    limitMemory(result, m_bytes[0] + m_bytes[1] + m_bytes[2] + m_bytes[3]);
    QVERIFY(result.ok());
    QVERIFY(result.problems.empty());
}

void TestMemoryLimit::whatDoesNotFitEndsBeforeIt_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<int>("blocks");
    QTest::newRow("nothing") << qint64(m_bytes[0] - 1) << 0;
    QTest::newRow("the input") << qint64(m_bytes[0]) << 1;
    QTest::newRow("the convolution too") << qint64(m_bytes[0] + m_bytes[1] + m_bytes[2] - 1) << 2;
    QTest::newRow("all but the last") << qint64(m_bytes[0] + m_bytes[1] + m_bytes[2] + m_bytes[3] - 1) << 3;
}

void TestMemoryLimit::whatDoesNotFitEndsBeforeIt()
{
    QFETCH(qint64, limit);
    QFETCH(int, blocks);
    GraphResult result = built();
    limitMemory(result, limit);
    QVERIFY(!result.ok());
    QCOMPARE(result.problems.size(), 1U);
    QCOMPARE(result.problems[0].block, m_network.blocks[static_cast<std::size_t>(blocks)].id);
    QVERIFY(result.problems[0].message.text().find("too large: with it a run keeps ") != std::string::npos);
    QCOMPARE(result.soundPart.blocks.size(), static_cast<std::size_t>(blocks));
    QCOMPARE(result.soundPart.nodes.size(), static_cast<std::size_t>(blocks));
    QCOMPARE(result.outputShapes.size(), 4U); // known all the same
}

void TestMemoryLimit::problemsThereWereStay()
{
    m_network.blocks[3].params["output_size"] = std::int64_t(-1);
    GraphResult result = built();
    QCOMPARE(result.problems.size(), 1U);
    limitMemory(result, m_bytes[0] + m_bytes[1]);
    QCOMPARE(result.problems.size(), 2U);
    QCOMPARE(result.problems[1].block, std::string("relu"));
    QCOMPARE(result.soundPart.blocks.size(), 2U);
}

QTEST_GUILESS_MAIN(TestMemoryLimit)
#include "tst_memorylimit.moc"
