// k-means of box shapes against a reference written from its definition and against all partitions of few boxes, and
// what YOLOv3 and YOLOX would have to predict of an object.

#include "core/yolox/AnchorTargets.h"
#include "core/yolox/Anchors.h"

#include <QtTest>

#include <cmath>
#include <random>
#include <set>

using namespace vitrine;

namespace {

std::vector<BoxShape> randomShapes(int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> side(std::log(4.0), std::log(300.0));
    std::vector<BoxShape> shapes;
    for (int i = 0; i < count; ++i)
        shapes.push_back({std::exp(side(random)), std::exp(side(random))});
    return shapes;
}

/// The share of a raster of tenths that both cover: an IoU counted, not computed.
double countedIou(int aWidth, int aHeight, int bWidth, int bHeight)
{
    // Around a common centre, in half pixels.
    int shared = 0, whole = 0;
    for (int y = -100; y < 100; ++y)
        for (int x = -100; x < 100; ++x) {
            const bool inA = x >= -aWidth && x < aWidth && y >= -aHeight && y < aHeight;
            const bool inB = x >= -bWidth && x < bWidth && y >= -bHeight && y < bHeight;
            shared += inA && inB;
            whole += inA || inB;
        }
    return static_cast<double>(shared) / whole;
}

/// Lloyd's rounds as the paper says them, without anything clever.
std::vector<BoxShape> plainRounds(const std::vector<BoxShape> &shapes, std::vector<BoxShape> anchors)
{
    std::vector<std::size_t> before;
    for (int round = 0; round < 300; ++round) {
        std::vector<std::size_t> mine(shapes.size());
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            std::vector<double> distances;
            for (const BoxShape &anchor : anchors)
                distances.push_back(1 - shapeIou(shapes[i], anchor));
            mine[i] =
                static_cast<std::size_t>(std::min_element(distances.begin(), distances.end()) - distances.begin());
        }
        if (mine == before)
            break;
        before = mine;
        for (std::size_t k = 0; k < anchors.size(); ++k) {
            double width = 0, height = 0, count = 0;
            for (std::size_t i = 0; i < shapes.size(); ++i)
                if (mine[i] == k) {
                    width += shapes[i].width;
                    height += shapes[i].height;
                    ++count;
                }
            if (count > 0)
                anchors[k] = {width / count, height / count};
        }
    }
    return anchors;
}

double meanIouOf(const std::vector<BoxShape> &shapes, const std::vector<BoxShape> &anchors)
{
    double sum = 0;
    for (const BoxShape &shape : shapes) {
        double best = 0;
        for (const BoxShape &anchor : anchors)
            best = std::max(best, shapeIou(shape, anchor));
        sum += best;
    }
    return sum / static_cast<double>(shapes.size());
}

/// The best mean IoU of all ways to part the shapes in `count` groups, each with its mean as anchor.
double bestOfAllPartitions(const std::vector<BoxShape> &shapes, int count)
{
    double best = 0;
    const auto ways = static_cast<int>(std::pow(count, shapes.size()));
    for (int way = 0; way < ways; ++way) {
        std::vector<BoxShape> sums(static_cast<std::size_t>(count));
        std::vector<double> members(static_cast<std::size_t>(count));
        int code = way;
        for (const BoxShape &shape : shapes) {
            const auto group = static_cast<std::size_t>(code % count);
            code /= count;
            sums[group].width += shape.width;
            sums[group].height += shape.height;
            members[group] += 1;
        }
        std::vector<BoxShape> anchors;
        for (std::size_t k = 0; k < sums.size(); ++k)
            if (members[k] > 0)
                anchors.push_back({sums[k].width / members[k], sums[k].height / members[k]});
        best = std::max(best, meanIouOf(shapes, anchors));
    }
    return best;
}

} // namespace

class TestAnchors : public QObject {
    Q_OBJECT

private slots:
    void shapesOverlapAsCounted()
    {
        QCOMPARE(shapeIou({20, 30}, {40, 10}), countedIou(20, 30, 40, 10));
        QCOMPARE(shapeIou({20, 30}, {20, 30}), 1.0);
        QCOMPARE(shapeIou({10, 10}, {20, 20}), 0.25);
        QCOMPARE(shapeIou({0, 0}, {0, 5}), 0.0);
    }

    void roundsAreThoseOfTheReference()
    {
        const std::vector<BoxShape> shapes = randomShapes(400, 3);
        const std::vector<BoxShape> start(shapes.begin(), shapes.begin() + 9);
        const AnchorFit fit = refineAnchors(shapes, start);
        const std::vector<BoxShape> expected = plainRounds(shapes, start);
        QCOMPARE(fit.anchors.size(), expected.size());
        for (std::size_t k = 0; k < expected.size(); ++k) {
            QVERIFY(std::abs(fit.anchors[k].width - expected[k].width) < 1e-9);
            QVERIFY(std::abs(fit.anchors[k].height - expected[k].height) < 1e-9);
        }
        QVERIFY(fit.rounds > 1);
        QVERIFY(std::abs(fit.meanIou - meanIouOf(shapes, expected)) < 1e-12);
    }

    /// The rounds only find what is best from where they start: from the best of all starts, if they are many.
    void manyStartsFindWhatAllStartsFind()
    {
        for (unsigned seed = 0; seed < 5; ++seed) {
            const std::vector<BoxShape> shapes = randomShapes(8, seed);
            double best = 0;
            for (std::size_t a = 0; a < shapes.size(); ++a)
                for (std::size_t b = a + 1; b < shapes.size(); ++b)
                    for (std::size_t c = b + 1; c < shapes.size(); ++c)
                        best =
                            std::max(best, meanIouOf(shapes, plainRounds(shapes, {shapes[a], shapes[b], shapes[c]})));
            const AnchorFit fit = fitAnchors(shapes, 3, 1, 300);
            QVERIFY2(std::abs(fit.meanIou - best) < 1e-9,
                     qPrintable(QStringLiteral("%1, not %2, seed %3").arg(fit.meanIou).arg(best).arg(seed)));
            QVERIFY(fit.meanIou <= bestOfAllPartitions(shapes, 3) + 1e-9);
        }
    }

    void ofClearClustersNoPartitionIsBetter()
    {
        const std::vector<BoxShape> shapes = {{10, 12}, {11, 12}, {10, 11},   {60, 30},
                                              {62, 31}, {58, 30}, {100, 200}, {101, 190}};
        const AnchorFit fit = fitAnchors(shapes, 3, 1);
        QVERIFY(std::abs(fit.meanIou - bestOfAllPartitions(shapes, 3)) < 1e-9);
    }

    void clearClustersAreFound()
    {
        std::vector<BoxShape> shapes;
        for (const BoxShape &middle : {BoxShape{10, 12}, BoxShape{60, 30}, BoxShape{100, 200}})
            for (int i = -2; i <= 2; ++i)
                shapes.push_back({middle.width + i * 0.1, middle.height - i * 0.1});
        const AnchorFit fit = fitAnchors(shapes, 3, 7);
        QCOMPARE(fit.anchors.size(), std::size_t(3));
        QVERIFY(std::abs(fit.anchors[0].width - 10) < 1e-9 && std::abs(fit.anchors[0].height - 12) < 1e-9);
        QVERIFY(std::abs(fit.anchors[1].width - 60) < 1e-9 && std::abs(fit.anchors[2].height - 200) < 1e-9);
        for (std::size_t i = 0; i < shapes.size(); ++i)
            QCOMPARE(fit.members[i], static_cast<int>(i / 5));
    }

    void sameSeedSameAnchors()
    {
        const std::vector<BoxShape> shapes = randomShapes(300, 9);
        const AnchorFit once = fitAnchors(shapes, 9, 5), again = fitAnchors(shapes, 9, 5);
        QCOMPARE(once.anchors.size(), std::size_t(9));
        QVERIFY(once.anchors == again.anchors);
        QVERIFY(once.members == again.members);
        QVERIFY(std::is_sorted(once.anchors.begin(), once.anchors.end(),
                               [](const BoxShape &a, const BoxShape &b) { return a.area() < b.area(); }));
        for (std::size_t i = 0; i < shapes.size(); ++i)
            QCOMPARE(once.members[i], bestAnchor(once.anchors, shapes[i]));
    }

    void oddSetsHaveAnAnswer()
    {
        QVERIFY(fitAnchors({}, 9, 1).anchors.empty());
        const std::vector<BoxShape> equal(20, BoxShape{30, 40});
        const AnchorFit one = fitAnchors(equal, 9, 1);
        QCOMPARE(one.anchors.size(), std::size_t(1));
        QCOMPARE(one.meanIou, 1.0);
        const std::vector<BoxShape> flawed = {{10, 20}, {0, 5}, {std::nan(""), 4}, {INFINITY, 4}, {30, 5}};
        const AnchorFit fit = fitAnchors(flawed, 9, 1);
        QCOMPARE(fit.anchors.size(), std::size_t(2));
        QVERIFY(fit.members == (std::vector<int>{0, -1, -1, -1, 1})
                || fit.members == (std::vector<int>{1, -1, -1, -1, 0}));
        Cancel cancel;
        cancel.request();
        QVERIFY(fitAnchors(equal, 9, 1, 5, cancel).anchors.empty());
    }

    void targetsLeadBackToTheBox()
    {
        const CellGrid grid{320, 320};
        const std::vector<BoxShape> anchors = {{10, 12}, {20, 14}, {16, 30},  {40, 40},  {60, 30},
                                               {30, 70}, {90, 90}, {150, 80}, {200, 210}};
        const CenterBox truth{101.5F, 77.25F, 61, 33};
        const auto old = anchorTargets(grid, anchors, truth);
        QVERIFY(old);
        QCOMPARE(old->anchor, 4);
        QCOMPARE(old->cell.level, 1);
        QCOMPARE(old->cell.column, 6); // 101.5 / 16 = 6.34
        QCOMPARE(old->cell.row, 4); // 77.25 / 16 = 4.83
        QVERIFY(std::abs(old->x - std::log(0.34375 / 0.65625)) < 1e-9);
        QVERIFY(std::abs(old->width - std::log(61.0 / 60)) < 1e-9);
        const auto near = [&truth](const CenterBox &box) {
            return std::abs(box.x - truth.x) < 1e-3F && std::abs(box.y - truth.y) < 1e-3F
                && std::abs(box.width - truth.width) < 1e-3F && std::abs(box.height - truth.height) < 1e-3F;
        };
        QVERIFY(near(old->decoded(anchors[4])));
        for (int level = 0; level < CellGrid::levels; ++level) {
            const CellTargets own = anchorFreeTargets(cellAt(grid, level, 130, 20), truth);
            QCOMPARE(own.anchor, -1);
            QVERIFY(near(own.decoded()));
        }
        QVERIFY(!anchorTargets(grid, {}, truth));
        QVERIFY(!anchorTargets(grid, anchors, {10, 10, 0, 5}));
    }

    void centresOutsideTakeTheNearestCell()
    {
        const CellGrid grid{320, 320};
        QCOMPARE(cellAt(grid, 2, -5, 400).column, 0);
        QCOMPARE(cellAt(grid, 2, -5, 400).row, 9);
        QCOMPARE(cellAt(grid, 2, 320, 319.9).column, 9);
    }

    void anchorsAreDealtOutEvenly()
    {
        std::vector<int> levels;
        for (int anchor = 0; anchor < 9; ++anchor)
            levels.push_back(levelOfAnchor(anchor, 9));
        QCOMPARE(levels, (std::vector<int>{0, 0, 0, 1, 1, 1, 2, 2, 2}));
        QCOMPARE(levelOfAnchor(0, 2), 0);
        QCOMPARE(levelOfAnchor(1, 2), 1);
    }
};

QTEST_GUILESS_MAIN(TestAnchors)
#include "tst_anchors.moc"
