#include "core/graph/AdoptWeights.h"
#include "core/tensor/TensorDifference.h"
#include "core/trace/Executor.h"
#include "core/yolox/FocusStudy.h"

#include "core/detection/YoloxModel.h"
#include "core/graph/InitWeights.h"

#include <QtTest>

using namespace vitrine;

namespace {

Snapshot noise(const Shape &shape)
{
    std::vector<float> values(static_cast<std::size_t>(elementCount(shape)));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>((i * 7919) % 256);
    return Snapshot::of(shape, std::move(values));
}

std::shared_ptr<const Trace> run(const Network &network, const TensorMap &weights, const TensorMap &inputs)
{
    const GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        qFatal("%s", built.error("test").message.text().c_str());
    TraceRequest request;
    request.graph = *built.graph;
    request.weights = adoptWeights(request.graph, weights, 5);
    request.inputs = inputs;
    request.backward = false;
    auto trace = runTrace(request);
    if (!trace)
        qFatal("%s", trace.error().message.text().c_str());
    return *trace;
}

std::shared_ptr<const Trace> picoTrace()
{
    return run(yoloxNetwork(yoloxPico(4), 64, 32), {}, {{"images", noise({1, 3, 32, 64})}});
}

} // namespace

class FocusTest : public QObject {
    Q_OBJECT

private slots:
    void slicesAreThoseOfTheReference();
    void slicesHoldTheirPixels();
    void aWideConvolutionDoesTheSame();
    void aWrongOrderDoesNot();
    void costs();
    void otherNetworksHaveNone();
};

void FocusTest::slicesAreThoseOfTheReference()
{
    const auto focus = focusOf(*picoTrace());
    QVERIFY(focus);
    QCOMPARE(focus->path, std::string("backbone.backbone.stem"));
    QCOMPARE(focus->slices.size(), std::size_t(4));
    // network_blocks.py: top left, bottom left, top right, bottom right.
    const std::vector<std::pair<int, int>> order{{0, 0}, {1, 0}, {0, 1}, {1, 1}};
    for (std::size_t i = 0; i < 4; ++i) {
        const FocusSlice &slice = focus->slices[i];
        QCOMPARE(slice.row, order[i].first);
        QCOMPARE(slice.column, order[i].second);
        QCOMPARE(slice.nodes.size(), std::size_t(2));
        QCOMPARE(slice.nodes[0].axis, 2);
        QCOMPARE(slice.nodes[1].axis, 3);
        QCOMPARE(slice.nodes[1].step, 2);
        QCOMPARE(slice.nodes[1].end, OnnxSlice::toTheEnd);
        QCOMPARE(focus->sliceOf(10 + order[i].first, 20 + order[i].second), static_cast<int>(i));
    }
}

void FocusTest::slicesHoldTheirPixels()
{
    const auto focus = focusOf(*picoTrace());
    QCOMPARE(focus->joined.shape(), (Shape{1, 12, 16, 32}));
    for (int channel = 0; channel < 12; ++channel) {
        const FocusSlice &slice = focus->slices[static_cast<std::size_t>(channel / 3)];
        QCOMPARE(focus->joined.at({0, channel, 5, 9}),
                 focus->input.at({0, channel % 3, 10 + slice.row, 18 + slice.column}));
    }
}

void FocusTest::aWideConvolutionDoesTheSame()
{
    const auto focus = focusOf(*picoTrace());
    const auto wide = run(wideNetwork(*focus), {{"conv.weight", wideKernel(*focus)}}, {{"picture", focus->input}});
    QCOMPARE(wide->output("conv").shape(), focus->output.shape());
    TensorDifference difference;
    difference.add(focus->output, wide->output("conv"));
    QVERIFY2(difference.relative() < 1e-6, qPrintable(QString::number(difference.relative())));
    QCOMPARE(difference.notFinite, 0);
}

void FocusTest::aWrongOrderDoesNot()
{
    auto focus = focusOf(*picoTrace());
    std::swap(focus->slices[1], focus->slices[2]);
    const auto wide = run(wideNetwork(*focus), {{"conv.weight", wideKernel(*focus)}}, {{"picture", focus->input}});
    TensorDifference difference;
    difference.add(focus->output, wide->output("conv"));
    QVERIFY(difference.relative() > 1e-3);
}

void FocusTest::costs()
{
    const auto focus = focusOf(*picoTrace());
    const StemCost own = costOf(*focus, Stem::Focus), wide = costOf(*focus, Stem::Wide),
                   plain = costOf(*focus, Stem::Plain);
    const std::int64_t outputs = focus->outChannels();
    QCOMPARE(own.learnable, 12 * 9 * outputs + 2 * outputs);
    QCOMPARE(wide.learnable, own.learnable);
    QCOMPARE(own.macs, 12 * 9 * outputs * 16 * 32);
    QCOMPARE(wide.macs, own.macs);
    QCOMPARE(plain.macs * 4, own.macs);
    QCOMPARE(own.field, (Shape{6, 6}));
    QCOMPARE(wide.field, own.field);
    QCOMPARE(plain.field, (Shape{3, 3}));
    QCOMPARE(wide.output, own.output);
}

void FocusTest::otherNetworksHaveNone()
{
    Network network;
    network.blocks.push_back({"in", "Input", {{"shape", std::vector<std::int64_t>{3, 8, 8}}}, {}, {}});
    network.blocks.push_back({"act", "SiLU", {}, {}, {}});
    network.connections.push_back({{"in", 0}, {"act", 0}, {}});
    QVERIFY(!focusOf(*run(network, {}, {{"in", noise({1, 3, 8, 8})}})));
}

QTEST_GUILESS_MAIN(FocusTest)
#include "tst_focus.moc"
