// vitrine-test: SOURCES ../blocks/BlockCase.cpp
// A network taken apart into unit operations has the numbers and gradients of the network.

#include "core/graph/InitWeights.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"
#include "core/units/ExpandUnits.h"
#include "tests/core/blocks/BlockCase.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

class TestUnits : public QObject {
    Q_OBJECT

private slots:
    void theNotesExample();
    void derivativesInLetters();
    void everyRuleBackward();
    void agreesWithTheTrace_data();
    void agreesWithTheTrace();
    void refuses();
};

namespace {

/// x → y1 = w1·x + b1 → y2 = w2·y1 + b2 → L = (y2 − t)².
Result<std::shared_ptr<const Trace>> notesExample()
{
    const auto network = parseNetwork(
        R"({"format":"vitrine-network","version":1,"name":"notes","blocks":[
           {"id":"x","type":"Input","params":{"shape":[1]}},{"id":"y1","type":"Linear","params":{"out_features":1}},
           {"id":"y2","type":"Linear","params":{"out_features":1}},{"id":"L","type":"MSELoss"}],
           "connections":[{"from":"x","to":"y1"},{"from":"y1","to":"y2"},{"from":"y2","to":"L"}]})",
        "notes");
    TraceRequest request;
    request.graph = *buildGraph(*network, 1).graph;
    const auto number = [](double value, Shape shape) {
        return Snapshot::of(std::move(shape), std::vector<double>{value});
    };
    request.weights = {{"y1.weight", number(2, {1, 1})},
                       {"y1.bias", number(-1, {1})},
                       {"y2.weight", number(0.5, {1, 1})},
                       {"y2.bias", number(3, {1})}};
    request.inputs = {{"x", number(3, {1, 1})}, {"L", number(4, {1, 1})}};
    request.dtype = DType::Float64;
    return runTrace(request);
}

} // namespace

void TestUnits::theNotesExample()
{
    const auto trace = notesExample();
    QVERIFY(trace.ok());
    const auto graph = expandUnits(**trace);
    QVERIFY(graph.ok());
    // y1 = 2·3 − 1 = 5, y2 = 0.5·5 + 3 = 5.5, L = 1.5² = 2.25; ∂L/∂y2 = 3.
    const auto value = [&](const char *name) {
        return graph->units[static_cast<std::size_t>(findUnit(*graph, name))].value;
    };
    const auto gradient = [&](const char *name) {
        return graph->units[static_cast<std::size_t>(findUnit(*graph, name))].gradient;
    };
    QCOMPARE(value("y1[0,0]"), 5.0);
    QCOMPARE(value("y2[0,0]"), 5.5);
    QCOMPARE(graph->units[static_cast<std::size_t>(graph->losses[0])].value, 2.25);
    QCOMPARE(gradient("y2[0,0]"), 3.0);
    QCOMPARE(gradient("y2.bias[0]"), 3.0);
    QCOMPARE(gradient("y2.weight[0,0]"), 15.0); // · y1
    QCOMPARE(gradient("y1.bias[0]"), 1.5); // · w2
    QCOMPARE(gradient("y1.weight[0,0]"), 4.5); // · w2 · x
    QCOMPARE(gradient("x[0,0]"), 3.0); // · w2 · w1
    // u1 = w1·x, y1 = u1 + b1, u2 = w2·y1, y2 = u2 + b2, d = y2 − t, L = d²: six operations on six given numbers.
    QCOMPARE(graph->units.size(), 12U);
    const int y1 = findUnit(*graph, "y1[0,0]");
    QCOMPARE(graph->units[static_cast<std::size_t>(y1)].kind, UnitKind::Sum);
    const std::vector<int> readers = readersOf(*graph, y1);
    QCOMPARE(readers.size(), 1U);
    QCOMPARE(graph->units[static_cast<std::size_t>(readers[0])].kind, UnitKind::Product);
    QCOMPARE(localDerivative(*graph, readers[0], 0) + localDerivative(*graph, readers[0], 1), 0.5 + 5);
}

/// Local derivatives in letters, as one writes them by hand.
void TestUnits::derivativesInLetters()
{
    const auto written = [](UnitKind kind, const std::vector<std::string> &inputs, std::size_t which) {
        return writtenDerivative(kind, inputs, "u", which);
    };
    QCOMPARE(written(UnitKind::Sum, {"a", "b", "c"}, 2), std::string("1"));
    QCOMPARE(written(UnitKind::Difference, {"y", "t"}, 1), std::string("(−1)"));
    QCOMPARE(written(UnitKind::Product, {"w", "x"}, 0), std::string("x"));
    QCOMPARE(written(UnitKind::Product, {"p", "q", "r"}, 1), std::string("p·r"));
    QCOMPARE(written(UnitKind::Quotient, {"p", "q"}, 1), std::string("(−p/q²)"));
    QCOMPARE(written(UnitKind::Square, {"y"}, 0), std::string("2·y"));
    QCOMPARE(written(UnitKind::Sigmoid, {"y"}, 0), std::string("u·(1 − u)"));
    QCOMPARE(written(UnitKind::Max, {"p", "q", "r"}, 2), std::string("1{r = u}"));
}

/// Every local derivative is the slope that differences show.
void TestUnits::everyRuleBackward()
{
    for (int k = static_cast<int>(UnitKind::Sum); k <= static_cast<int>(UnitKind::Huber); ++k) {
        const auto kind = static_cast<UnitKind>(k);
        QVERIFY(!symbolOf(kind).empty());
        for (const double first : {0.7, 1.9}) {
            const std::vector<double> inputs = {first, 1.3};
            for (std::size_t which = 0; which < (kind == UnitKind::Huber ? 1U : 2U); ++which) {
                const double h = 1e-6;
                std::vector<double> above = inputs, below = inputs;
                above[which] += h;
                below[which] -= h;
                const double slope = (valueOf(kind, above) - valueOf(kind, below)) / (2 * h);
                const double rule = derivativeOf(kind, inputs, valueOf(kind, inputs), which);
                const bool hasOne = kind >= UnitKind::Square && kind != UnitKind::LeakyReLU && kind != UnitKind::Max;
                if (which == 0 || !hasOne)
                    QVERIFY2(std::abs(slope - rule) < 1e-6,
                             qPrintable(QString("%1: %2, %3").arg(k).arg(slope).arg(rule)));
            }
        }
    }
}

void TestUnits::agreesWithTheTrace_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("training");
    for (const test::BlockCase &blockCase : test::loadBlockCases())
        for (const bool training : {false, true})
            QTest::addRow("%s, %s", blockCase.name.c_str(), training ? "train" : "eval")
                << QString::fromStdString(blockCase.name) << training;
}

void TestUnits::agreesWithTheTrace()
{
    QFETCH(QString, name);
    QFETCH(bool, training);
    static const std::vector<test::BlockCase> cases = test::loadBlockCases();
    const auto found = std::find_if(cases.begin(), cases.end(), [&](const test::BlockCase &blockCase) {
        return blockCase.name == name.toStdString();
    });
    const auto trace = runTrace(
        test::randomRequest(test::withLoss(found->network), training ? Mode::Train : Mode::Eval, DType::Float64, 5));
    QVERIFY(trace.ok());
    const auto graph = expandUnits(**trace, 60000);
    if (!graph) {
        const std::string reason = graph.error().message.text();
        QVERIFY2(reason.find("taken apart") != std::string::npos || reason.find("unit operations") != std::string::npos,
                 reason.c_str());
        QSKIP(reason.c_str());
    }
    const auto check = [](double actual, double expected, double scale, const std::string &what) {
        if (std::abs(actual - expected) > 1e-9 * std::max(scale, 1e-3))
            QFAIL(qPrintable(
                QString("%1: %2, not %3").arg(what.c_str()).arg(actual, 0, 'g', 12).arg(expected, 0, 'g', 12)));
    };
    const TensorMap numbers = (*trace)->toTensors();
    std::size_t compared = 0;
    for (const Unit &unit : graph->units) {
        const std::size_t bracket = unit.name.find('[');
        if (bracket == std::string::npos || unit.role == UnitRole::Target)
            continue;
        const std::string tensor = unit.name.substr(0, bracket);
        Index index;
        for (const QString &part : QString::fromStdString(unit.name.substr(bracket + 1)).chopped(1).split(','))
            if (!part.isEmpty())
                index.push_back(part.toLongLong());
        if (const auto value = numbers.find("forward/" + tensor); value != numbers.end())
            check(unit.value, value->second.at(index), std::abs(value->second.summary().max), "forward " + unit.name);
        if (const auto gradient = numbers.find("grad/" + tensor); gradient != numbers.end()) {
            const auto &summary = gradient->second.summary();
            check(unit.gradient, gradient->second.at(index), std::max(std::abs(summary.max), std::abs(summary.min)),
                  "backward " + unit.name);
            ++compared;
        }
    }
    QVERIFY(compared > 0);
}

void TestUnits::refuses()
{
    const auto trace = notesExample();
    const auto few = expandUnits(**trace, 5);
    QVERIFY(!few.ok());
    QVERIFY(few.error().message.text().find("more than 5 unit operations") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestUnits)
#include "tst_units.moc"
