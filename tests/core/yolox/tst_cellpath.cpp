// A cell followed through the head: what the trace, the raw output and the decoding say must be the same.

#include "core/detection/Decode.h"
#include "core/detection/YoloxModel.h"
#include "core/graph/InitWeights.h"
#include "core/trace/Executor.h"
#include "core/yolox/CellPath.h"
#include "core/yolox/LevelMap.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace vitrine;

namespace {

constexpr int side = 96, classes = 3, length = 5 + classes;

struct Sample {
    std::shared_ptr<const Trace> trace;
    std::vector<float> rows;
    RawOutput raw;
};

/// A YOLOX-Pico with fresh weights that has seen noise.
Sample sampleRun()
{
    const GraphResult built = buildGraph(yoloxNetwork(yoloxPico(classes), side, side), 1);
    TraceRequest request;
    request.graph = *built.graph;
    request.weights = initWeights(*built.graph, 4);
    std::mt19937 random(1);
    std::uniform_real_distribution<float> pixel(0, 255);
    std::vector<float> values(3 * side * side);
    for (float &value : values)
        value = pixel(random);
    request.inputs = {{"images", Snapshot::of({1, 3, side, side}, std::move(values))}};
    request.backward = false;
    Sample sample;
    sample.trace = *runTrace(request);
    sample.rows = sample.trace->output("head").toFloats();
    std::vector<float> scores = sample.rows;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (i % length >= 4)
            scores[i] = 1 / (1 + std::exp(-scores[i]));
    sample.raw = RawOutput(side, side, classes, std::move(scores));
    return sample;
}

} // namespace

class TestCellPath : public QObject {
    Q_OBJECT

    Sample m_sample;
    const LetterboxGeometry m_geometry{0.5, side, side, side, side};

private slots:
    void initTestCase() { m_sample = sampleRun(); }

    void everyCellAgreesWithTheOutput()
    {
        const Candidates candidates = decode(m_sample.raw);
        for (int cell = 0; cell < m_sample.raw.cells(); ++cell) {
            const auto path = cellPath(*m_sample.trace, m_sample.raw, m_geometry, cell);
            QVERIFY(path);
            // The tensors before the concatenation hold what its row holds.
            const auto from = m_sample.rows.begin() + cell * length;
            QVERIFY(std::equal(path->row.begin(), path->row.end(), from, from + length));
            QCOMPARE(path->first + path->inLevel(), cell);
            const auto at = static_cast<std::size_t>(cell);
            QVERIFY(path->inInput == candidates.boxes[at]);
            QCOMPARE(path->bestClass, candidates.classes[at]);
            QCOMPARE(path->score, candidates.scores[at]);
            QCOMPARE(path->inPicture.x1, path->inInput.x1 * 2);
        }
    }

    void sumsAddUpToTheTraces()
    {
        for (const int cell : {0, 77, 144, 150, 180, 188}) {
            const auto path = cellPath(*m_sample.trace, m_sample.raw, m_geometry, cell);
            QVERIFY(path);
            std::vector<ChannelSum> sums = path->boxSums;
            sums.push_back(path->objectSum);
            sums.push_back(path->bestSum);
            for (const ChannelSum &sum : sums)
                QVERIFY2(std::abs(sum.computed() - static_cast<double>(sum.value)) < 1e-4,
                         qPrintable(QStringLiteral("%1, not %2").arg(sum.computed()).arg(sum.value)));
            QCOMPARE(path->bestSum.value, path->classLogits[static_cast<std::size_t>(path->bestClass)]);
        }
    }

    void mapsHoldTheCellsNumbers()
    {
        using enum CellNumber::Kind;
        const Candidates candidates = decode(m_sample.raw);
        int cell = 0;
        for (int level = 0; level < 3; ++level) {
            const auto scores = levelMap(m_sample.raw, {Score, 0}, level);
            const auto classes1 = levelMap(m_sample.raw, {Class, 1}, level);
            const auto heights = levelMap(m_sample.raw, {Height, 0}, level);
            QCOMPARE(scores.size(), static_cast<std::size_t>(m_sample.raw.columns(level) * m_sample.raw.rows(level)));
            for (std::size_t i = 0; i < scores.size(); ++i, ++cell) {
                QCOMPARE(scores[i], candidates.scores[static_cast<std::size_t>(cell)]);
                QCOMPARE(classes1[i], m_sample.raw.row(cell)[6]);
                QCOMPARE(heights[i], m_sample.raw.row(cell)[3]);
            }
        }
        QCOMPARE(cell, m_sample.raw.cells());
        const auto best = std::max_element(candidates.scores.begin(), candidates.scores.end());
        QCOMPARE(bestCell(m_sample.raw), static_cast<int>(best - candidates.scores.begin()));
        QCOMPARE(bestCell({}), -1);
    }

    void largestProductsComeFirst()
    {
        const ChannelSum sum{{1, -3, 2, 0}, {1, 1, 1, 9}, 0.5F, 0.5F};
        QCOMPARE(sum.largest(2), (std::vector<int>{1, 2}));
        QCOMPARE(sum.largest(9).size(), std::size_t(4));
        QCOMPARE(sum.computed(), 0.5);
    }

    void whatIsNoCellHasNoPath()
    {
        QVERIFY(!cellPath(*m_sample.trace, m_sample.raw, m_geometry, -1));
        QVERIFY(!cellPath(*m_sample.trace, m_sample.raw, m_geometry, m_sample.raw.cells()));
        QVERIFY(!cellPath({}, m_sample.raw, m_geometry, 3));
        QVERIFY(!cellPath(*m_sample.trace, {}, m_geometry, 0));
    }

    void partsOfCompositesHaveOutputs()
    {
        // dark3.1 is a composite within a composite.
        const Snapshot map = m_sample.trace->output("backbone.backbone.dark3.1");
        QVERIFY(map.valid());
        QCOMPARE(map.shape()[2], side / 8);
        QVERIFY(!m_sample.trace->output("backbone.backbone.dark3.9").valid());
        QVERIFY(!m_sample.trace->output("head.stems.0", 1).valid());
    }
};

QTEST_GUILESS_MAIN(TestCellPath)
#include "tst_cellpath.moc"
