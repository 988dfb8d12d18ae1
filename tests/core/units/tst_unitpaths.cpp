// One number of a large network, and the way from it to the loss, taken apart without the rest.

#include "core/trace/Executor.h"
#include "core/units/UnitNames.h"
#include "core/units/UnitPaths.h"
#include "tests/widgets/support/SampleRun.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace vitrine;

class TestUnitPaths : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Trace> m_trace;

    static const Unit &unit(const UnitGraph &graph, const std::string &name)
    {
        const int found = findUnit(graph, name);
        Q_ASSERT(found >= 0);
        return graph.units[static_cast<std::size_t>(found)];
    }

private slots:
    void initTestCase()
    {
        m_trace = test::run(test::network(test::smallNetwork));
        QVERIFY(m_trace);
    }

    /// conv[0,1,3,4]: 2 channels of 3 × 3 products, their sum, and the bias.
    void oneNumber()
    {
        const auto graph = expandNumbers(*m_trace, {{"conv", {0, 1, 3, 4}, 0}});
        QVERIFY(graph.ok());
        QCOMPARE(graph->units.size(), std::size_t(18 * 3 + 1 + 2));
        const Unit &made = unit(*graph, "conv[0,1,3,4]");
        QVERIFY(std::abs(made.value - m_trace->output("conv").at({0, 1, 3, 4})) < 1e-5);
        const double gradient = m_trace->gradient("conv").at({0, 1, 3, 4});
        QCOMPARE(made.gradient, gradient);
        // ∂L/∂w along this number alone: the picture's number · the gradient.
        QCOMPARE(unit(*graph, "conv.weight[1,0,0,0]").gradient, m_trace->output("image").at({0, 0, 2, 3}) * gradient);
    }

    void theWayToTheLoss()
    {
        const auto path = strongestPath(*m_trace, {Place::Kind::Weight, "conv.weight", 0, {1, 0, 2, 2}});
        QVERIFY(path.ok());
        std::vector<std::string> blocks;
        for (const UnitPlace &place : *path)
            blocks.push_back(place.path);
        QCOMPARE(blocks, (std::vector<std::string>{"conv", "relu", "pool", "flat", "fc", "loss"}));
        QCOMPARE(path->front().index[1], 1); // the weight's own channel
        auto graph = expandNumbers(*m_trace, *path);
        QVERIFY(graph.ok());
        QCOMPARE(graph->seed, 1.0);
        QVERIFY(std::abs(unit(*graph, "loss").value - m_trace->output("loss").flat(0)) < 1e-5);
        // Along one path only a part of a weight's gradient comes back.
        const double part = unit(*graph, "conv.weight[1,0,2,2]").gradient;
        QVERIFY(part != 0);
        // Every unit leads somewhere.
        std::set<int> read(graph->losses.begin(), graph->losses.end());
        for (const Unit &each : graph->units)
            read.insert(each.inputs.begin(), each.inputs.end());
        QCOMPARE(read.size(), graph->units.size());

        const std::size_t before = graph->units.size();
        const double loss = unit(*graph, "loss").value;
        std::vector<std::string> kept = {"conv.weight[1,0,2,2]"};
        for (const UnitPlace &place : *path)
            kept.push_back(nameOfUnit(place.path, place.index));
        const std::int64_t leftOut = foldSums(*graph, 4, kept);
        QVERIFY(leftOut > 0 && graph->units.size() < before);
        // The same numbers, and the same gradient for what was kept.
        QVERIFY(std::abs(unit(*graph, "loss").value - loss) < 1e-12);
        QVERIFY(std::abs(unit(*graph, "conv.weight[1,0,2,2]").gradient - part) < 1e-12 * std::abs(part));
        for (const Unit &each : graph->units) {
            QVERIFY(each.kind != UnitKind::Sum || each.inputs.size() <= 6);
            if (each.inputs.empty())
                continue;
            std::vector<double> values;
            for (const int input : each.inputs)
                values.push_back(graph->units[static_cast<std::size_t>(input)].value);
            QVERIFY(std::abs(valueOf(each.kind, values) - each.value) < 1e-9 * std::max(1.0, std::abs(each.value)));
        }
        std::set<int> readAfter(graph->losses.begin(), graph->losses.end());
        for (const Unit &each : graph->units)
            readAfter.insert(each.inputs.begin(), each.inputs.end());
        QCOMPARE(readAfter.size(), graph->units.size());
    }

    void saysWhatItLacks()
    {
        QVERIFY(!expandNumbers(*m_trace, {{"nothing", {0}, 0}}).ok());
        QVERIFY(!expandNumbers(*m_trace, {{"fc", {0, 0}, 0}}, 5).ok());
        Cancel cancel;
        cancel.request();
        const auto path = strongestPath(*m_trace, {Place::Kind::Output, "conv", 0, {0, 0, 0, 0}}, cancel);
        QVERIFY(!path.ok() && path.error().cancelled);
    }
};

QTEST_GUILESS_MAIN(TestUnitPaths)
#include "tst_unitpaths.moc"
