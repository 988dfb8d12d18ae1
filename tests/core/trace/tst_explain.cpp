// Explanations beyond single blocks: where the gradient starts, and what a composite is explained by.

#include "core/graph/InitWeights.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"
#include "core/trace/Explain.h"

#include <QtTest>

using namespace vitrine;

namespace {

/// A trace of a network written down, on inputs of made-up numbers.
std::shared_ptr<const Trace> traced(const std::string &json, const TensorMap &targets)
{
    const auto network = parseNetwork(json, "test");
    if (!network)
        qFatal("%s", network.error().message.text().c_str());
    GraphResult graph = buildGraph(*network, 1);
    if (!graph.ok())
        qFatal("%s", graph.error("test").message.text().c_str());
    TraceRequest request;
    request.graph = *graph.graph;
    request.weights = initWeights(request.graph, 7);
    request.inputs = targets;
    request.mode = Mode::Eval;
    request.backward = !targets.empty();
    for (const Node &node : request.graph.nodes) {
        if (node.kind->category() != Category::Input)
            continue;
        std::vector<float> numbers(static_cast<std::size_t>(elementCount(node.outputShapes[0])));
        for (std::size_t i = 0; i < numbers.size(); ++i)
            numbers[i] = static_cast<float>(i * 7 % 11) / 11.0F - 0.4F;
        request.inputs.emplace(node.path, Snapshot::of(node.outputShapes[0], std::move(numbers)));
    }
    const auto trace = runTrace(request);
    if (!trace)
        qFatal("%s", trace.error().message.text().c_str());
    return *trace;
}

} // namespace

class TestExplain : public QObject {
    Q_OBJECT

private slots:
    void gradientStartsAtASumOfLosses();
    void aDetectionHeadIsExplainedByItsConvolutions();
};

void TestExplain::gradientStartsAtASumOfLosses()
{
    TensorMap targets;
    targets.emplace("mse", Snapshot::of({1, 1}, std::vector<float>{0.75F}));
    const auto trace = traced(R"({"format": "vitrine-network", "version": 1, "name": "n", "blocks": [
        {"id": "x", "type": "Input", "params": {"shape": [3]}},
        {"id": "fc", "type": "Linear", "params": {"out_features": 1}},
        {"id": "mse", "type": "MSELoss"}, {"id": "total", "type": "Add"}], "connections": [
        {"from": "x", "to": "fc"}, {"from": "fc", "to": "mse"},
        {"from": "mse", "to": "total"}, {"from": "fc", "to": "total", "input": 1}]})",
                              targets);
    // The loss and a [1, 1] prediction broadcast to [1, 1]: one number all the same.
    for (const char *block : {"total", "fc"}) {
        const auto explanation = explain(*trace, block, {0, 0}, Pass::Backward);
        QVERIFY2(explanation.ok(), block);
        QVERIFY(std::abs(explanation->recomputed - explanation->value) < 1e-6);
    }
    QCOMPARE(explain(*trace, "total", {0, 0}, Pass::Backward)->value, 1.0);
    QCOMPARE(explain(*trace, "mse", {0}, Pass::Backward)->value, 1.0);
}

void TestExplain::aDetectionHeadIsExplainedByItsConvolutions()
{
    const auto trace = traced(R"({"format": "vitrine-network", "version": 1, "name": "n", "blocks": [
        {"id": "image", "type": "Input", "params": {"shape": [3, 64, 64]}},
        {"id": "yolox", "type": "YOLOX", "params": {"depth": 0.33, "width": 0.25, "depthwise": true, "num_classes": 2}}],
        "connections": [{"from": "image", "to": "yolox"}]})",
                              {});
    // Row 70 is a cell of the second level; numbers 0 to 3 are the box, 4 the objectness, the rest the classes.
    for (const std::int64_t number : {0, 4, 6}) {
        const auto explanation = explain(*trace, "yolox", {0, 70, number}, Pass::Forward);
        QVERIFY(explanation.ok());
        QVERIFY(explanation->terms.size() > 30);
        QVERIFY(std::abs(explanation->recomputed - explanation->value) < 1e-5);
        QCOMPARE(explanation->block, std::string("yolox"));
        QCOMPARE(explanation->index, (Index{0, 70, number}));
    }
}

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
