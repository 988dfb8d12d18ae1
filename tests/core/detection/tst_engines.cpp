// The engines: what they compute, and that a plan is the network it was made from.

#include "core/detection/Detector.h"
#include "core/detection/engine/PlanGraph.h"
#include "core/graph/Graph.h"
#include "core/graph/InitWeights.h"
#include "core/io/Safetensors.h"
#include "tests/support/Shared.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <random>

using namespace vitrine;

namespace {

/// A model with fresh weights and batch statistics that are not the identity.
YoloxModel freshModel(const YoloxSpec &spec, int size)
{
    YoloxModel model;
    model.spec = spec;
    model.width = size;
    model.height = size + 32;
    const GraphResult graph = buildGraph(yoloxNetwork(spec, model.width, model.height), 1);
    if (!graph.ok())
        qFatal("%s", graph.error("fresh").message.text().c_str());
    model.weights = initWeights(*graph.graph, 5);
    std::mt19937 random(3);
    std::uniform_real_distribution<float> around(0.5F, 1.5F);
    for (auto &[name, tensor] : model.weights)
        if (name.ends_with("running_var") || name.ends_with("running_mean") || name.find(".bn.") != std::string::npos) {
            if (tensor.dtype() == DType::Int64)
                continue;
            std::vector<float> values(std::size_t(tensor.elementCount()));
            std::generate(values.begin(), values.end(), [&] {
                return name.ends_with("running_mean") || name.ends_with("bias") ? around(random) - 1 : around(random);
            });
            tensor = Snapshot::of(tensor.shape(), std::move(values));
        }
    model.classNames.resize(std::size_t(spec.classes));
    model.file = "fresh";
    return model;
}

Snapshot noise(int width, int height)
{
    std::mt19937 random(11);
    std::uniform_real_distribution<float> values(0, 255);
    std::vector<float> pixels(3 * std::size_t(width) * std::size_t(height));
    std::generate(pixels.begin(), pixels.end(), [&] { return values(random); });
    return Snapshot::of({1, 3, height, width}, std::move(pixels));
}

double difference(const RawOutput &a, const RawOutput &b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i)
        largest = std::max(largest, std::abs(double(a.values()[i]) - double(b.values()[i])));
    return largest;
}

} // namespace

class TestEngines : public QObject {
    Q_OBJECT

private slots:
    void knowsTheFamily();
    void refusesOtherWeights();
    void planIsThePlainPath_data();
    void planIsThePlainPath();
    void planIsFused();
    void readsThePicture();
    void lowPrecision();
    void wrongRequests();
    void wrongInput();
};

void TestEngines::knowsTheFamily()
{
    QStringList names;
    for (const YoloxSpec &spec : yoloxFamily()) {
        names += QString::fromStdString(spec.name());
        const GraphResult graph = buildGraph(yoloxNetwork(spec, 64, 64), 1);
        QVERIFY(graph.ok());
        TensorMap weights;
        for (const WeightSpec &weight : graph.graph->weights())
            weights.emplace(weight.name, Snapshot::of(weight.shape, std::vector<float>(elementCount(weight.shape))));
        const auto found = recogniseYolox(weights, "w");
        QVERIFY(found.ok());
        QVERIFY2(*found == spec, spec.name().c_str());
        QCOMPARE(found->defaultSize(), spec.width < 0.5 ? 416 : 640);
    }
    QCOMPARE(names.join(' '), QString("YOLOX-Nano YOLOX-Tiny YOLOX-S YOLOX-M YOLOX-L YOLOX-X YOLOX-Darknet53"));
    YoloxSpec own;
    own.width = 0.125;
    QCOMPARE(own.name(), std::string("YOLOX"));
    QCOMPARE(cocoClasses().size(), std::size_t(80));
}

void TestEngines::refusesOtherWeights()
{
    QTemporaryDir folder;
    const std::string file = folder.filePath("other.safetensors").toStdString();
    TensorMap weights;
    weights.emplace("conv1.weight", Snapshot::of({1, 1, 1, 1}, std::vector<float>{1}));
    QVERIFY(writeSafetensors(file, weights).ok());
    const auto model = openYolox(file);
    QVERIFY(!model.ok());
    const std::string text = model.error().message.text();
    QVERIFY2(text.find("other.safetensors") != std::string::npos && text.find("YOLOX") != std::string::npos,
             text.c_str());
    QVERIFY(!openYolox(folder.filePath("weights.bin").toStdString()).ok());

    // A training's checkpoint holds the state of its optimizer beside the weights.
    TensorMap checkpoint;
    const YoloxModel trained = freshModel({YoloxSpec::Backbone::CspDarknet, 0.33, 0.125, true, "silu", 2}, 64);
    for (const auto &[name, tensor] : trained.weights)
        checkpoint.emplace("tensor/" + name, tensor);
    checkpoint.emplace("state/0", Snapshot::of({2}, std::vector<float>{1, 2}));
    QVERIFY(writeSafetensors(file, checkpoint).ok());
    const auto opened = openYolox(file);
    QVERIFY(opened.ok());
    QCOMPARE(opened->weights.size(), trained.weights.size());

    // NaN among the weights is said by the name of its tensor.
    YoloxModel fresh = freshModel({YoloxSpec::Backbone::CspDarknet, 0.33, 0.125, true, "silu", 2}, 64);
    Snapshot &stem = fresh.weights.find("backbone.backbone.stem.conv.conv.weight")->second;
    std::vector<float> values = stem.toFloats();
    values[3] = NAN;
    stem = Snapshot::of(stem.shape(), std::move(values));
    QVERIFY(writeSafetensors(file, fresh.weights).ok());
    const auto broken = openYolox(file);
    QVERIFY(!broken.ok());
    QVERIFY(broken.error().message.text().find("backbone.backbone.stem.conv.conv.weight") != std::string::npos);
    QVERIFY(!openYolox(file, {100, {}}).ok()); // no multiple of 32
}

void TestEngines::planIsThePlainPath_data()
{
    QTest::addColumn<int>("backbone");
    QTest::addColumn<bool>("depthwise");
    QTest::addColumn<QString>("act");
    QTest::newRow("nano") << 0 << true << "silu";
    QTest::newRow("dense") << 0 << false << "silu";
    QTest::newRow("lrelu") << 0 << false << "lrelu";
    QTest::newRow("relu") << 0 << true << "relu";
}

void TestEngines::planIsThePlainPath()
{
    QFETCH(bool, depthwise);
    QFETCH(QString, act);
    const YoloxModel model =
        freshModel({YoloxSpec::Backbone::CspDarknet, 0.33, 0.125, depthwise, act.toStdString(), 3}, 64);
    const auto plain = makeEngine(model, {EngineChoice::Plain, Precision::Float32, DeviceChoice::Cpu});
    const auto plan = makeEngine(model, {EngineChoice::Plan, Precision::Float32, DeviceChoice::Cpu});
    QVERIFY(plain.ok() && plan.ok());
    QCOMPARE((*plan)->report().engine, std::string("plan"));
    const Snapshot input = noise(model.width, model.height);
    const auto expected = (*plain)->run(input), actual = (*plan)->run(input);
    QVERIFY(expected.ok() && actual.ok());
    QCOMPARE(actual->cells(), RawOutput::cellCount(model.width, model.height));
    QVERIFY2(difference(*expected, *actual) < 1e-4, qPrintable(QString::number(difference(*expected, *actual))));
    // A second run is not disturbed by the first one's buffers.
    const auto again = (*plan)->run(input);
    QCOMPARE(difference(*actual, *again), 0.0);
}

void TestEngines::planIsFused()
{
    const YoloxModel model = freshModel({YoloxSpec::Backbone::CspDarknet, 0.33, 0.125, false, "silu", 3}, 64);
    const GraphResult graph = buildGraph(yoloxNetwork(model.spec, 64, 64), 1);
    auto plan = recordPlan(*graph.graph);
    QVERIFY(plan.ok());
    const PlanRewrites done = rewritePlan(*plan, false);
    QVERIFY(done.foldedBatchNorms > 50);
    QCOMPARE(done.foldedBatchNorms, done.fusedActivations);
    QCOMPARE(done.chainedPools, 2);
    QCOMPARE(done.joinedConvolutions, 3); // box and objectness, at each of the three levels
    for (const PlanOp &op : plan->ops)
        QVERIFY(!op.alive || (op.kind != PlanOp::Kind::BatchNorm && op.kind != PlanOp::Kind::Activation));
}

void TestEngines::readsThePicture()
{
    const YoloxModel model = freshModel({YoloxSpec::Backbone::CspDarknet, 0.33, 0.125, true, "silu", 3}, 64);
    const GraphResult graph = buildGraph(yoloxNetwork(model.spec, 64, 64), 1);
    auto plan = recordPlan(*graph.graph);
    QVERIFY(plan.ok());
    QCOMPARE(rewritePlan(*plan, true).unfocused, 1);
    int first = 0;
    for (const PlanOp &op : plan->ops) {
        QVERIFY(!op.alive || op.kind != PlanOp::Kind::Slice); // nothing is left of Focus
        if (!op.alive || !op.ofSquares)
            continue;
        ++first;
        QCOMPARE(op.conv.kernel, (std::vector<std::int64_t>{6, 6}));
        QCOMPARE(op.conv.stride, (std::vector<std::int64_t>{2, 2}));
        QCOMPARE(op.conv.padding, (std::vector<std::int64_t>{2, 2}));
    }
    QCOMPARE(first, 1);
}

void TestEngines::lowPrecision()
{
    const YoloxModel model = freshModel({YoloxSpec::Backbone::CspDarknet, 0.33, 0.125, false, "silu", 3}, 64);
    const auto engine = makeEngine(model, {EngineChoice::Plan, Precision::BFloat16, DeviceChoice::Cpu});
    QVERIFY(engine.ok());
    QVERIFY2((*engine)->report().difference < 0.25, qPrintable(QString::number((*engine)->report().difference)));
    QVERIFY((*engine)->run(noise(model.width, model.height)).ok());
}

void TestEngines::wrongRequests()
{
    const YoloxModel model = freshModel({YoloxSpec::Backbone::CspDarknet, 0.33, 0.125, true, "silu", 1}, 64);
    QVERIFY(!makeEngine(model, {EngineChoice::Plan, Precision::Int8, DeviceChoice::Cpu}).ok());
    QVERIFY(!makeEngine(model, {EngineChoice::Plan, Precision::Float16, DeviceChoice::Cpu}).ok());
    QVERIFY(!makeEngine(model, {EngineChoice::Plain, Precision::BFloat16, DeviceChoice::Cpu}).ok());
}

void TestEngines::wrongInput()
{
    const YoloxModel model = freshModel({YoloxSpec::Backbone::CspDarknet, 0.33, 0.125, true, "silu", 1}, 64);
    const auto engine = makeEngine(model, {EngineChoice::Plan, Precision::Float32, DeviceChoice::Cpu});
    QVERIFY(engine.ok());
    const auto run = (*engine)->run(noise(32, 32));
    QVERIFY(!run.ok());
    QVERIFY(run.error().message.text().find("[1, 3, 32, 32]") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestEngines)
#include "tst_engines.moc"
