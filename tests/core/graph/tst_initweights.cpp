// Fresh weights: the same from a seed everywhere, by PyTorch's rules, and each tensor for itself.

#include "core/graph/InitWeights.h"
#include "core/network/NetworkFile.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

namespace {

Graph graphOf(const std::string &more = {})
{
    const std::string text = R"({"format": "vitrine-network", "version": 1, "blocks": [
        {"id": "x", "type": "Input", "params": {"shape": [3, 8, 8]}},
        {"id": "conv", "type": "Conv2d", "params": {"out_channels": 64, "kernel_size": 3}},
        {"id": "bn", "type": "BatchNorm2d"})"
        + more + R"(], "connections": [{"from": "x", "to": "conv"}, {"from": "conv", "to": "bn"}]})";
    const auto network = parseNetwork(text, "test");
    GraphResult result = network ? buildGraph(*network, 1) : GraphResult();
    return result.ok() ? std::move(*result.graph) : Graph();
}

} // namespace

class TestInitWeights : public QObject {
    Q_OBJECT

private slots:
    void everyWeightOfTheGraphAndNoOther();
    void followsPyTorchsRules();
    void sameSeedSameWeights();
    void tensorsDoNotDisturbEachOther();
    void sameOnEveryMachine();
};

void TestInitWeights::everyWeightOfTheGraphAndNoOther()
{
    const Graph graph = graphOf();
    const TensorMap weights = initWeights(graph, 1);
    QCOMPARE(weights.size(), graph.weights().size());
    for (const WeightSpec &weight : graph.weights()) {
        QVERIFY2(weights.contains(weight.name), weight.name.c_str());
        QVERIFY(weights.at(weight.name).shape() == weight.shape);
        QVERIFY(weights.at(weight.name).dtype() == weight.dtype);
    }
}

void TestInitWeights::followsPyTorchsRules()
{
    const TensorMap weights = initWeights(graphOf(), 7);
    // kaiming_uniform_(a=√5): U(−1/√fan_in, 1/√fan_in), the standard deviation of which is the bound over √3.
    const double bound = 1 / std::sqrt(3.0 * 9);
    for (const char *name : {"conv.weight", "conv.bias"}) {
        const Snapshot::Summary &summary = weights.at(name).summary();
        QVERIFY(summary.min >= -bound && summary.max <= bound);
        QVERIFY(summary.max > 0.8 * bound && summary.min < -0.8 * bound);
    }
    const Snapshot::Summary &kernel = weights.at("conv.weight").summary();
    QVERIFY(std::abs(kernel.mean) < 0.02);
    QVERIFY(std::abs(kernel.std - bound / std::sqrt(3.0)) < 0.03 * bound);
    for (const auto &[name, value] :
         {std::pair("bn.weight", 1.0), {"bn.bias", 0.0}, {"bn.running_mean", 0.0}, {"bn.running_var", 1.0}}) {
        QCOMPARE(weights.at(name).summary().min, value);
        QCOMPARE(weights.at(name).summary().max, value);
    }
    QVERIFY(weights.at("bn.num_batches_tracked").dtype() == DType::Int64);
    QCOMPARE(weights.at("bn.num_batches_tracked").flat(0), 0.0);
}

void TestInitWeights::sameSeedSameWeights()
{
    const Graph graph = graphOf();
    QCOMPARE(initWeights(graph, 3).at("conv.weight").toFloats(), initWeights(graph, 3).at("conv.weight").toFloats());
    QVERIFY(initWeights(graph, 3).at("conv.weight").toFloats() != initWeights(graph, 4).at("conv.weight").toFloats());
}

void TestInitWeights::tensorsDoNotDisturbEachOther()
{
    const Graph bigger = graphOf(R"(, {"id": "aaa", "type": "Input", "params": {"shape": [4]}})");
    QVERIFY(!bigger.blocks.empty());
    QCOMPARE(initWeights(bigger, 3).at("conv.bias").toFloats(), initWeights(graphOf(), 3).at("conv.bias").toFloats());
    const auto weights = initWeights(graphOf(), 3);
    QVERIFY(weights.at("conv.weight").flat(0) != weights.at("conv.bias").flat(0));
}

void TestInitWeights::sameOnEveryMachine()
{
    const auto bias = initWeights(graphOf(), 42).at("conv.bias").toFloats();
    // From another implementation of the same generator and hash, in Python.
    QCOMPARE(bias[0], 0.13351702690124512f);
    QCOMPARE(bias[1], -0.011657475493848324f);
    QCOMPARE(bias[63], 0.17496611177921295f);
}

QTEST_GUILESS_MAIN(TestInitWeights)
#include "tst_initweights.moc"
