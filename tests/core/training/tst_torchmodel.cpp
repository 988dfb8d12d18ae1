// What trains computes what a trace shows, though it moves a ReLU behind the pooling that reads it.

#include "core/trace/Executor.h"
#include "core/training/models/LateReLU.h"
#include "core/training/models/TorchModel.h"
#include "tests/core/training/TrainSamples.h"

#include <QtTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::test;

class TestTorchModel : public QObject {
    Q_OBJECT

private slots:
    void findsTheReLUsThatMayWait();
    void agreesWithTheTrace();
};

namespace {

/// Pooling after a ReLU with and without others that read it; windows that overlap and that have padding.
Network pooledNetwork()
{
    Network network =
        networkOf(R"({"id":"image","type":"Input","params":{"shape":[1,8,8]}},)"
                  R"({"id":"conv1","type":"Conv2d","params":{"out_channels":4,"kernel_size":3,"padding":1}},)"
                  R"({"id":"act1","type":"ReLU"},)"
                  R"({"id":"pool1","type":"MaxPool2d","params":{"kernel_size":3,"stride":2,"padding":1}},)"
                  R"({"id":"conv2","type":"Conv2d","params":{"out_channels":4,"kernel_size":3,"padding":1}},)"
                  R"({"id":"act2","type":"ReLU"},)"
                  R"({"id":"pool2","type":"MaxPool2d","params":{"kernel_size":3,"stride":1,"padding":1}},)"
                  R"({"id":"sum","type":"Add"},{"id":"act3","type":"Tanh"},)"
                  R"({"id":"pool3","type":"MaxPool2d","params":{"kernel_size":2}},{"id":"flat","type":"Flatten"},)"
                  R"({"id":"fc","type":"Linear","params":{"out_features":4}},{"id":"loss","type":"CrossEntropyLoss"})");
    network.connections.push_back({{"act2", 0}, {"sum", 1}, {}});
    return network;
}

} // namespace

void TestTorchModel::findsTheReLUsThatMayWait()
{
    const Graph graph = *buildGraph(pooledNetwork(), 1).graph;
    const std::vector<bool> late = lateReLUs(graph);
    for (std::size_t i = 0; i < late.size(); ++i)
        QCOMPARE(late[i], graph.nodes[i].path == "act1"); // act2 has two readers, act3 is no ReLU
}

void TestTorchModel::agreesWithTheTrace()
{
    const Network network = pooledNetwork();
    const TrainSetup setup = setupOf(quarterSet(), network);
    const auto batch = BatchSource(setup.items, {}).make(std::span(setup.split.training).first(12));
    QVERIFY(batch.ok());
    TraceRequest trace;
    trace.graph = *buildGraph(network, 12).graph;
    trace.weights = initWeights(trace.graph, 3);
    trace.mode = Mode::Train;
    trace.inputs = {{"image", batch->inputs}, {"loss", Snapshot::of(Shape{12}, batch->labels)}};
    const auto traced = runTrace(trace);
    QVERIFY(traced.ok());

    const auto model = makeTorchModel({network, trace.weights, DeviceChoice::Cpu, TrainingPrecision::Float32});
    QVERIFY(model.ok());
    const auto result = (*model)->train(*batch, 0);
    QVERIFY(result.ok());
    const TensorMap numbers = (*traced)->toTensors();
    QVERIFY(std::abs(result->loss - numbers.at("forward/loss").toDoubles()[0]) < 1e-6);
    for (const TensorRange &range : (*model)->ranges()) {
        const std::vector<float> expected = numbers.at("grad/" + range.name).toFloats();
        const auto actual = (*model)->gradients().subspan(range.offset, range.count());
        const float largest = std::abs(*std::max_element(expected.begin(), expected.end(),
                                                         [](float a, float b) { return std::abs(a) < std::abs(b); }));
        QVERIFY(largest > 0);
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(std::abs(actual[i] - expected[i]) <= 1e-5F * largest, range.name.c_str());
    }
}

QTEST_GUILESS_MAIN(TestTorchModel)
#include "tst_torchmodel.moc"
