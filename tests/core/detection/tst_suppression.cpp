// Decoding and suppression as pure functions: what they keep, and what they say about the rest.

#include "core/detection/Nms.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace vitrine;

namespace {

/// Boxes in rows of four, each 100 wide; score and class of each.
Candidates candidatesAt(const std::vector<float> &x, const std::vector<float> &scores, const std::vector<int> &classes)
{
    Candidates candidates;
    for (const float left : x)
        candidates.boxes.push_back({left, 0, left + 100, 100});
    candidates.scores = scores;
    candidates.classes = classes;
    return candidates;
}

/// The definition, pair by pair: what the fast one has to agree with.
std::vector<int> naive(const Candidates &candidates, const NmsSettings &settings)
{
    std::vector<int> order;
    for (std::size_t i = 0; i < candidates.scores.size(); ++i)
        if (candidates.scores[i] >= settings.confidence)
            order.push_back(static_cast<int>(i));
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return candidates.scores[std::size_t(a)] > candidates.scores[std::size_t(b)];
    });
    std::vector<int> kept;
    for (const int cell : order) {
        const bool isFree = std::none_of(kept.begin(), kept.end(), [&](int better) {
            return (settings.classAgnostic
                    || candidates.classes[std::size_t(better)] == candidates.classes[std::size_t(cell)])
                && intersectionOverUnion(candidates.boxes[std::size_t(better)], candidates.boxes[std::size_t(cell)])
                > settings.iou;
        });
        if (isFree)
            kept.push_back(cell);
    }
    return kept;
}

} // namespace

class TestSuppression : public QObject {
    Q_OBJECT

private slots:
    void unions();
    void cells();
    void decodesARow();
    void saysWhy();
    void classesAndLimit();
    void agreesWithTheDefinition_data();
    void agreesWithTheDefinition();
    void toleratesNonsense();
    void movesTellTheStory();
};

void TestSuppression::unions()
{
    QCOMPARE(intersectionOverUnion({0, 0, 2, 2}, {1, 1, 3, 3}), 1.0F / 7);
    QCOMPARE(intersectionOverUnion({0, 0, 2, 2}, {0, 0, 2, 2}), 1.0F);
    QCOMPARE(intersectionOverUnion({0, 0, 2, 2}, {2, 0, 4, 2}), 0.0F);
    QCOMPARE(intersectionOverUnion({0, 0, 0, 0}, {0, 0, 0, 0}), 0.0F);
}

void TestSuppression::cells()
{
    const RawOutput raw(96, 64, 1, std::vector<float>(std::size_t(RawOutput::cellCount(96, 64)) * 6));
    QCOMPARE(raw.cells(), 12 * 8 + 6 * 4 + 3 * 2);
    for (int i = 0; i < raw.cells(); ++i)
        QCOMPARE(raw.indexOf(raw.cell(i)), i);
    const Cell last = raw.cell(raw.cells() - 1);
    QCOMPARE(last.stride, 32);
    QCOMPARE(last.square(), (Box{64, 32, 96, 64}));
}

void TestSuppression::decodesARow()
{
    constexpr std::size_t classes = 21, row = 5 + classes; // not a multiple of any vector's length
    std::vector<float> values(std::size_t(RawOutput::cellCount(32, 32)) * row, 0.0F);
    float *const cell = values.data() + (16 + 3) * row; // of stride 16: column 1, row 1
    cell[0] = 0.25F;
    cell[1] = -0.5F;
    cell[2] = std::log(2.0F);
    cell[3] = std::log(3.0F);
    cell[4] = 0.5F;
    cell[5 + 19] = 0.75F;
    cell[5 + 20] = 0.75F; // of equal ones the first
    const RawOutput raw(32, 32, int(classes), values);
    const Candidates candidates = decode(raw);
    QCOMPARE(candidates.scores[19], 0.375F);
    QCOMPARE(candidates.classes[19], 19);
    const Box &box = candidates.boxes[19];
    QCOMPARE((box.x1 + box.x2) / 2, 1.25F * 16);
    QCOMPARE((box.y1 + box.y2) / 2, 0.5F * 16);
    QCOMPARE(box.width(), 32.0F);
    QVERIFY(std::abs(box.height() - 48) < 1e-4F);
    QCOMPARE(decodeBox(raw, 19), box);
    // Negative scores as well: the largest, not zero.
    for (float &each : values)
        each = -1;
    values[5 + 7] = -0.5F;
    QCOMPARE(decode(RawOutput(32, 32, int(classes), values)).classes[0], 7);
}

void TestSuppression::saysWhy()
{
    const Candidates candidates = candidatesAt({0, 20, 300, 310, 600}, {0.9F, 0.8F, 0.7F, 0.6F, 0.1F}, {1, 1, 2, 3, 1});
    const NmsResult result = suppress(candidates, {0.3F, 0.45F, false, 300, {}});
    QCOMPARE(result.kept, (std::vector<int>{0, 2, 3}));
    QCOMPARE(result.shown, 5);
    QCOMPARE(result.confident, 4);
    QCOMPARE(int(result.verdicts[1].gate), int(Gate::Suppressed));
    QCOMPARE(result.verdicts[1].suppressor, 0);
    QCOMPARE(result.verdicts[1].iou, 8000.0F / 12000);
    QCOMPARE(result.verdicts[1].rank, 1);
    QCOMPARE(int(result.verdicts[4].gate), int(Gate::Confidence));
    QCOMPARE(result.verdicts[4].rank, -1);
    const NmsResult agnostic = suppress(candidates, {0.3F, 0.45F, true, 300, {}});
    QCOMPARE(agnostic.kept, (std::vector<int>{0, 2}));
    QCOMPARE(agnostic.verdicts[3].suppressor, 2);
}

void TestSuppression::classesAndLimit()
{
    const Candidates candidates = candidatesAt({0, 200, 400}, {0.9F, 0.8F, 0.7F}, {0, 1, 2});
    const NmsResult hidden = suppress(candidates, {0.3F, 0.45F, false, 300, {false, true}});
    QCOMPARE(hidden.kept, (std::vector<int>{0, 2}));
    QCOMPARE(int(hidden.verdicts[1].gate), int(Gate::Class));
    QCOMPARE(hidden.shown, 2);
    const NmsResult limited = suppress(candidates, {0.3F, 0.45F, false, 2, {}});
    QCOMPARE(limited.kept, (std::vector<int>{0, 1}));
    QCOMPARE(int(limited.verdicts[2].gate), int(Gate::Limit));
    QCOMPARE(suppress(candidates, {0.3F, 0.45F, false, 0, {}}).kept.size(), std::size_t(3));
    QVERIFY(suppress({}, {}).kept.empty());
}

void TestSuppression::agreesWithTheDefinition_data()
{
    QTest::addColumn<float>("confidence");
    QTest::addColumn<float>("iou");
    QTest::addColumn<bool>("agnostic");
    for (const float confidence : {0.0F, 0.3F, 0.9F})
        for (const float iou : {0.0F, 0.45F, 1.0F})
            for (const bool agnostic : {false, true})
                QTest::addRow("%g %g %d", confidence, iou, agnostic) << confidence << iou << agnostic;
}

void TestSuppression::agreesWithTheDefinition()
{
    QFETCH(float, confidence);
    QFETCH(float, iou);
    QFETCH(bool, agnostic);
    std::mt19937 random(7);
    std::uniform_real_distribution<float> place(0, 300), size(1, 150);
    Candidates candidates;
    for (int i = 0; i < 600; ++i) {
        const float x = place(random), y = place(random);
        candidates.boxes.push_back({x, y, x + size(random), y + size(random)});
        candidates.scores.push_back(std::floor(size(random)) / 151); // with ties
        candidates.classes.push_back(i % 5);
    }
    const NmsSettings settings{confidence, iou, agnostic, 0, {}};
    QCOMPARE(suppress(candidates, settings).kept, naive(candidates, settings));
}

void TestSuppression::toleratesNonsense()
{
    Candidates candidates = candidatesAt({0, 10, 20}, {NAN, INFINITY, 0.5F}, {0, 0, 0});
    candidates.boxes[1] = {NAN, NAN, NAN, NAN};
    const NmsResult result = suppress(candidates, {0.3F, 0.45F, false, 300, {}});
    QCOMPARE(result.kept, (std::vector<int>{1, 2}));
}

void TestSuppression::movesTellTheStory()
{
    const Candidates candidates = candidatesAt({300, 0, 20}, {0.7F, 0.9F, 0.8F}, {0, 0, 0});
    const std::vector<NmsMove> moves = nmsMoves(suppress(candidates, {0.3F, 0.45F, false, 300, {}}));
    QCOMPARE(moves.size(), std::size_t(3));
    QCOMPARE(moves[0].cell, 1);
    QVERIFY(moves[0].kept && moves[2].kept && !moves[1].kept);
    QCOMPARE(moves[1].by, 1);
}

QTEST_GUILESS_MAIN(TestSuppression)
#include "tst_suppression.moc"
