// What heads cost, against numbers counted by hand and against the network's own.

#include "core/graph/BlockFigures.h"
#include "core/yolox/HeadCost.h"

#include <QtTest>

using namespace vitrine;

namespace {

/// A convolution without bias and its batch norm.
std::int64_t convBn(std::int64_t in, std::int64_t out, std::int64_t kernel)
{
    return in * out * kernel * kernel + 2 * out;
}

YoloxSpec member(const char *name)
{
    for (const YoloxSpec &spec : yoloxFamily())
        if (spec.name() == name)
            return spec;
    return {};
}

} // namespace

class TestHeadCost : public QObject {
    Q_OBJECT

private slots:
    void decoupledIsTheNetworksOwn_data()
    {
        QTest::addColumn<QString>("name");
        for (const YoloxSpec &spec : yoloxFamily())
            QTest::addRow("%s", spec.name().c_str()) << QString::fromStdString(spec.name());
    }

    void decoupledIsTheNetworksOwn()
    {
        QFETCH(QString, name);
        const YoloxSpec spec = member(name.toUtf8().constData());
        const auto cost = decoupledCost(spec, 416);
        QVERIFY(cost);
        const GraphResult built = buildGraph(yoloxNetwork(spec, 416, 416), 1);
        const GraphBlock &head = built.graph->blocks[static_cast<std::size_t>(built.graph->findBlock("head"))];
        QCOMPARE(cost->parameters(), head.learnable);
        QCOMPARE(cost->macs(), head.macs);
        QCOMPARE(cost->predictions, 52 * 52 + 26 * 26 + 13 * 13);
        QCOMPARE(cost->numbersEach, 85);
    }

    void decoupledByHand()
    {
        const auto cost = decoupledCost(member("YOLOX-S"), 640);
        QVERIFY(cost);
        // S: 128 channels; P3 has 128 of them.
        const std::vector<std::int64_t> expected = {
            convBn(128, 128, 1), 2 * convBn(128, 128, 3), 128 * 80 + 80, 2 * convBn(128, 128, 3), 128 * 4 + 4, 128 + 1};
        QCOMPARE(cost->levels[0].size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(cost->levels[0][i].parameters, expected[i]);
        QCOMPARE(cost->levels[0][1].macs, 80LL * 80 * 2 * 128 * 128 * 9);
        QCOMPARE(cost->levels[2][0].output, (Shape{1, 128, 20, 20}));
        QCOMPARE(cost->outputParameters(), 3LL * (128 * 85 + 85));
        QCOMPARE(cost->predictions, 8400);
    }

    void coupledByHand()
    {
        const auto cost = coupledCost(member("YOLOX-S"), 640, {1, 3});
        QVERIFY(cost);
        const std::int64_t channels[] = {128, 256, 512};
        std::int64_t output = 0, all = 0;
        for (const std::int64_t c : channels) {
            output += c * 255 + 255;
            all += convBn(c, c, 3);
        }
        QCOMPARE(cost->outputParameters(), output);
        QCOMPARE(cost->parameters(), output + all);
        QCOMPARE(cost->predictions, 3 * 8400);
        QCOMPARE(cost->levels[1].back().output, (Shape{1, 255, 40, 40}));
        QCOMPARE(cost->outputMacs(), (128LL * 6400 + 256 * 1600 + 512 * 400) * 255);
    }

    void coupledWithoutChainAndAnchors()
    {
        const auto cost = coupledCost(member("YOLOX-Darknet53"), 640, {0, 1});
        QVERIFY(cost);
        for (const auto &level : cost->levels)
            QCOMPARE(level.size(), std::size_t(1));
        // Its neck's maps are narrower: 128, 256 and 512 channels.
        QCOMPARE(cost->parameters(), (128LL + 256 + 512 + 3) * 85);
        QCOMPARE(cost->parameters(), cost->outputParameters());
        QCOMPARE(cost->predictions, 8400);
    }

    void wrongSizesAreErrors() { QVERIFY(!decoupledCost(member("YOLOX-S"), 0)); }
};

QTEST_GUILESS_MAIN(TestHeadCost)
#include "tst_headcost.moc"
