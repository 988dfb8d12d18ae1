// The notes' two ways: every path by itself, and every gradient once.

#include "core/units/ChainRule.h"
#include "core/units/ExpandUnits.h"
#include "core/units/UnitNames.h"
#include "core/units/UnitSteps.h"
#include "tests/widgets/support/SampleRun.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

namespace {

const char *const notesNetwork = R"({"format":"vitrine-network","version":1,"name":"notes","blocks":[
   {"id":"x","type":"Input","params":{"shape":[1]}},{"id":"y1","type":"Linear","params":{"out_features":1}},
   {"id":"y2","type":"Linear","params":{"out_features":1}},{"id":"L","type":"MSELoss"}],
   "connections":[{"from":"x","to":"y1"},{"from":"y1","to":"y2"},{"from":"y2","to":"L"}]})";

const char *const wideNetwork = R"({"format":"vitrine-network","version":1,"name":"wide","blocks":[
   {"id":"x","type":"Input","params":{"shape":[2]}},{"id":"h","type":"Linear","params":{"out_features":3}},
   {"id":"act","type":"Tanh"},{"id":"o","type":"Linear","params":{"out_features":2}},{"id":"L","type":"MSELoss"}],
   "connections":[{"from":"x","to":"h"},{"from":"h","to":"act"},{"from":"act","to":"o"},{"from":"o","to":"L"}]})";

std::vector<int> weightsOf(const UnitGraph &graph)
{
    std::vector<int> weights;
    for (std::size_t i = 0; i < graph.units.size(); ++i)
        if (graph.units[i].role == UnitRole::Weight)
            weights.push_back(static_cast<int>(i));
    return weights;
}

} // namespace

class TestChainRule : public QObject {
    Q_OBJECT

private slots:
    void theNotesExample()
    {
        const auto trace = test::run(test::network(notesNetwork), Mode::Eval, 1);
        const auto graph = expandUnits(*trace);
        QVERIFY(graph.ok());
        const std::vector<std::string> names = unitNames(*graph, trace->graph);
        const auto name = [&](int unit) { return names[static_cast<std::size_t>(unit)]; };
        const int w1 = findUnit(*graph, "y1.weight[0,0]"), b2 = findUnit(*graph, "y2.bias[0]");
        QCOMPARE(name(w1), std::string("w₁"));
        QCOMPARE(name(b2), std::string("b₂"));

        // ∂L/∂w₁ = ∂L/∂y₂ · ∂y₂/∂y₁ · ∂y₁/∂w₁, as the notes write it.
        const ChainLinks blocks = blockLinks(*graph);
        const ChainRule rule = chainRule(blocks, w1, 10);
        QCOMPARE(rule.pathCount, 1.0);
        QCOMPARE(rule.multiplications, 2.0);
        std::vector<std::string> path;
        for (const int unit : rule.paths[0].units)
            path.push_back(name(unit));
        QCOMPARE(path, (std::vector<std::string>{"L", "y₂", "y₁", "w₁"}));
        const double w2 = graph->units[static_cast<std::size_t>(findUnit(*graph, "y2.weight[0,0]"))].value;
        const double x = graph->units[static_cast<std::size_t>(findUnit(*graph, "x[0,0]"))].value;
        QCOMPARE(rule.paths[0].factors[1], w2);
        QCOMPARE(rule.paths[0].factors[2], x);
        // w₂: 1, b₂: 1, w₁: 2, b₁: 2; ∂L/∂y₂ · ∂y₂/∂y₁ is formed for both of the first layer's.
        const ChainCost byBlocks = chainCost(blocks, weightsOf(*graph));
        QCOMPARE(byBlocks.general, 6.0);
        QCOMPARE(byBlocks.repeated, 1.0);
        QCOMPARE(byBlocks.modular, 5.0);
        // By units the paths have 6, 5, 4 and 3 factors, and 8 links hand a gradient on.
        const ChainCost byUnits = chainCost(unitLinks(*graph), weightsOf(*graph));
        QCOMPARE(byUnits.general, 14.0);
        QCOMPARE(byUnits.repeated, 6.0);
        QCOMPARE(byUnits.modular, 8.0);
        // Where the graph ends before the loss, its gradient is a factor of every product: one more on each path, and
        // the link at the end hands one on as every other.
        ChainLinks cut = blocks;
        cut.seed = 0.5;
        QCOMPARE(chainRule(cut, w1, 10).multiplications, 3.0);
        const ChainCost withSeed = chainCost(cut, weightsOf(*graph));
        QCOMPARE(withSeed.general, 10.0);
        QCOMPARE(withSeed.modular, 6.0);
    }

    /// Both ways, at both levels, give the gradients that were handed back.
    void sumsOverPaths()
    {
        const auto trace = test::run(test::network(wideNetwork), Mode::Eval, 1);
        const auto graph = expandUnits(*trace);
        QVERIFY(graph.ok());
        for (const ChainLinks &links : {unitLinks(*graph), blockLinks(*graph)}) {
            for (const int weight : weightsOf(*graph)) {
                const ChainRule rule = chainRule(links, weight, 100);
                QCOMPARE(static_cast<double>(rule.paths.size()), rule.pathCount);
                double sum = 0;
                std::size_t factors = 0;
                for (const ChainPath &path : rule.paths) {
                    sum += path.product;
                    factors += path.factors.size();
                }
                QCOMPARE(rule.multiplications, static_cast<double>(factors - rule.paths.size()));
                const double gradient = graph->units[static_cast<std::size_t>(weight)].gradient;
                QVERIFY(std::abs(sum - gradient) < 1e-12);
            }
            const ChainCost cost = chainCost(links, weightsOf(*graph));
            QVERIFY(cost.general > cost.modular && cost.repeated > 0);
        }
        const int h = findUnit(*graph, "h.weight[1,0]");
        QCOMPARE(chainRule(blockLinks(*graph), h, 100).pathCount, 2.0); // over both outputs
        QCOMPARE(chainRule(blockLinks(*graph), h, 1).paths.size(), std::size_t(1));
    }

    /// Forward each value once, then each operation back; at the end every gradient is whole.
    void steps()
    {
        const auto trace = test::run(test::network(wideNetwork), Mode::Eval, 1);
        const auto graph = expandUnits(*trace);
        const std::vector<UnitStep> steps = unitSteps(*graph);
        const UnitProgress progress(*graph, steps);
        const int last = static_cast<int>(steps.size()) - 1;
        const int a = findUnit(*graph, "act[0,1]"), w = findUnit(*graph, "h.weight[0,0]");
        QVERIFY(progress.hasValue(w, -1) && !progress.hasValue(a, -1) && progress.hasValue(a, last));
        for (std::size_t i = 0; i < graph->units.size(); ++i) {
            QVERIFY(!progress.hasGradient(static_cast<int>(i), -1));
            QVERIFY(std::abs(progress.gradientAt(static_cast<int>(i), last) - graph->units[i].gradient) < 1e-12);
        }
        // Both outputs read a: its gradient comes in two parts.
        int arrivals = 0;
        for (int step = 0; step < last; ++step)
            arrivals += progress.gradientAt(a, step) != progress.gradientAt(a, step + 1);
        QCOMPARE(arrivals, 2);
        QCOMPARE(steps.size() % 2, std::size_t(0));
        QCOMPARE(steps.front().pass, Pass::Forward);
        QCOMPARE(steps.back().pass, Pass::Backward);
    }
};

QTEST_GUILESS_MAIN(TestChainRule)
#include "tst_chainrule.moc"
