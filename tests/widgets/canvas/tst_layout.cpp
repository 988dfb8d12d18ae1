#include "widgets/canvas/Layout.h"
#include "widgets/canvas/LayoutSteps.h"
#include "widgets/canvas/LayoutWrap.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

namespace {

std::vector<LayoutBox> boxes(int count)
{
    return std::vector<LayoutBox>(static_cast<std::size_t>(count), {160, 120});
}

bool overlap(const Position &a, const Position &b)
{
    return std::abs(a.x - b.x) < 160 && std::abs(a.y - b.y) < 120;
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT
private slots:
    void chainIsAStraightLine();
    void everythingStandsRightOfWhatFeedsIt_data();
    void everythingStandsRightOfWhatFeedsIt();
    void mainPathStaysStraightBesideASkip();
    void skipGoesAroundTheBoxes();
    void barycentreRemovesACrossing();
    void inputStandsBeforeWhatItFeeds();
    void cyclesAndNothingAreSurvived();
    void threeHundredBlocks();
    void aLongChainIsBrokenIntoBands();
    void aSkipIsNeverTorn();
};

void TestLayout::chainIsAStraightLine()
{
    const std::vector<LayoutEdge> edges{{0, 1}, {1, 2}, {2, 3}};
    const LayoutResult result = layoutLayered(boxes(4), edges);
    for (std::size_t i = 1; i < 4; ++i) {
        QCOMPARE(result.positions[i].y, result.positions[0].y);
        QCOMPARE(result.positions[i].x - result.positions[i - 1].x, 160 + LayoutSpacing().column);
    }
}

void TestLayout::everythingStandsRightOfWhatFeedsIt_data()
{
    using Edges = std::vector<LayoutEdge>;
    QTest::addColumn<int>("count");
    QTest::addColumn<Edges>("edges");
    QTest::newRow("diamond") << 4 << Edges{{0, 1}, {0, 2}, {1, 3}, {2, 3}};
    QTest::newRow("skip") << 5 << Edges{{0, 1}, {1, 2}, {2, 3}, {0, 3}, {3, 4}};
    QTest::newRow("u-net") << 9 << Edges{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6},
                                         {6, 7}, {7, 8}, {1, 7}, {2, 6}, {3, 5}};
    QTest::newRow("inception") << 8 << Edges{{0, 1}, {0, 2}, {2, 3}, {0, 4}, {4, 5}, {5, 6}, {1, 7}, {3, 7}, {6, 7}};
    QTest::newRow("two parts") << 4 << Edges{{0, 1}, {2, 3}};
    QTest::newRow("doubled edge") << 2 << Edges{{0, 1}, {0, 1}};
}

void TestLayout::everythingStandsRightOfWhatFeedsIt()
{
    QFETCH(int, count);
    QFETCH(std::vector<LayoutEdge>, edges);
    const LayoutResult result = layoutLayered(boxes(count), edges);
    QCOMPARE(result.positions.size(), static_cast<std::size_t>(count));
    for (const LayoutEdge &edge : edges) {
        QVERIFY(result.positions[static_cast<std::size_t>(edge.from)].x
                < result.positions[static_cast<std::size_t>(edge.to)].x);
    }
    for (std::size_t i = 0; i < result.positions.size(); ++i) {
        for (std::size_t j = i + 1; j < result.positions.size(); ++j)
            QVERIFY(!overlap(result.positions[i], result.positions[j]));
    }
}

void TestLayout::mainPathStaysStraightBesideASkip()
{
    const std::vector<LayoutEdge> edges{{0, 1}, {1, 2}, {2, 3}, {0, 3}, {3, 4}};
    const LayoutResult result = layoutLayered(boxes(5), edges);
    for (std::size_t i = 1; i < 5; ++i)
        QVERIFY(std::abs(result.positions[i].y - result.positions[0].y) < 24);
}

void TestLayout::skipGoesAroundTheBoxes()
{
    const std::vector<LayoutEdge> edges{{0, 1}, {1, 2}, {2, 3}, {0, 3}, {3, 4}};
    const LayoutResult result = layoutLayered(boxes(5), edges);
    QCOMPARE(result.bends[3].size(), std::size_t(2));
    for (std::size_t i = 0; i < 2; ++i)
        QVERIFY(std::abs(result.bends[3][i].y - result.positions[i + 1].y) > 60);
    QVERIFY(result.bends[0].empty());
}

void TestLayout::barycentreRemovesACrossing()
{
    // 0 → 3 and 1 → 2 cross in the order given.
    const std::vector<LayoutEdge> edges{{0, 3}, {1, 2}, {2, 4}, {3, 5}};
    layout::Layers layers = layout::makeLayers(boxes(6), edges, layout::longestPathColumns(6, edges), 20);
    QCOMPARE(layout::crossings(layers), 1 + 0);
    layout::orderByBarycentre(layers, 8);
    QCOMPARE(layout::crossings(layers), 0);
}

void TestLayout::inputStandsBeforeWhatItFeeds()
{
    const std::vector<LayoutEdge> edges{{0, 1}, {1, 2}, {2, 3}, {4, 3}};
    QCOMPARE(layout::longestPathColumns(5, edges), (std::vector<int>{0, 1, 2, 3, 2}));
}

void TestLayout::cyclesAndNothingAreSurvived()
{
    QVERIFY(layoutLayered({}, {}).positions.empty());
    const std::vector<LayoutEdge> edges{{0, 1}, {1, 2}, {2, 1}, {2, 2}};
    const LayoutResult result = layoutLayered(boxes(3), edges);
    QVERIFY(!overlap(result.positions[0], result.positions[1]));
    QVERIFY(!overlap(result.positions[1], result.positions[2]));
}

void TestLayout::threeHundredBlocks()
{
    std::vector<LayoutEdge> edges;
    for (int i = 1; i < 300; ++i) {
        edges.push_back({i - 1, i});
        if (i % 4 == 0)
            edges.push_back({i - 4, i});
    }
    const LayoutResult result = layoutLayered(boxes(300), edges);
    for (std::size_t i = 1; i < 300; ++i)
        QVERIFY(!overlap(result.positions[i - 1], result.positions[i]));
}

void TestLayout::aLongChainIsBrokenIntoBands()
{
    std::vector<LayoutEdge> edges;
    for (int i = 1; i < 12; ++i)
        edges.push_back({i - 1, i});
    LayoutResult result = layoutLayered(boxes(12), edges);
    wrapBands(result, boxes(12), edges, {900, 600});
    double right = 0, bottom = 0;
    int returns = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        right = std::max(right, result.positions[i].x + 80);
        bottom = std::max(bottom, result.positions[i].y + 60);
        if (i == 0)
            continue;
        QVERIFY(!overlap(result.positions[i - 1], result.positions[i]));
        if (result.positions[i].x < result.positions[i - 1].x) {
            ++returns;
            QCOMPARE(result.bends[i - 1].size(), std::size_t(1)); // between the bands
            QVERIFY(result.bends[i - 1][0].y > result.positions[i - 1].y + 60);
            QVERIFY(result.bends[i - 1][0].y < result.positions[i].y - 60);
        }
    }
    QVERIFY(returns >= 1 && returns <= 3);
    QVERIFY(std::min(900 / right, 600 / bottom) > 0.6); // one line would be at 0.3
}

void TestLayout::aSkipIsNeverTorn()
{
    std::vector<LayoutEdge> edges;
    for (int i = 1; i < 12; ++i)
        edges.push_back({i - 1, i});
    edges.push_back({0, 11});
    LayoutResult result = layoutLayered(boxes(12), edges);
    wrapBands(result, boxes(12), edges, {900, 600});
    for (std::size_t i = 1; i < 12; ++i)
        QVERIFY(result.positions[i].x > result.positions[i - 1].x);
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
