// Weights out of exports of YOLOX, by the structure of the model: against the names that are published and what the
// model itself computes, and against exports of networks of our own.

#include "core/io/Safetensors.h"
#include "core/io/Weights.h"
#include "core/trace/Executor.h"
#include "tests/core/detection/YoloxExport.h"
#include "tests/support/Shared.h"

#include <QFile>
#include <QtTest>

#include <cmath>
#include <string>

using namespace vitrine;
using namespace vitrine::test;

class TestYoloxOnnx : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
#ifndef VITRINE_HAS_ONNX
        QSKIP("built without ONNX");
#endif
    }
    void namesOfNano();
    void computesWhatNanoDoes();
    void roundTrip_data();
    void roundTrip();
    void otherEpsComputesTheSame();

private:
    static Result<YoloxOnnx> nano()
    {
        const std::string file = test::sharedPath(QStringLiteral("yolox/models/yolox_nano.onnx")).toStdString();
        const auto model = readOnnx(file);
        return model ? yoloxWeights(*model, file) : Result<YoloxOnnx>(model.error());
    }
    static Graph nanoGraph(std::int64_t size)
    {
        return graphOf(networkOf({.depth = 0.33, .width = 0.25, .depthwise = true}, size, size));
    }
};

void TestYoloxOnnx::namesOfNano()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
    VITRINE_NEED_SHARED("yolox/models/yolox_nano_map.csv");
    const auto found = nano();
    QVERIFY2(found.ok(), found ? "" : qPrintable(textOf(found.error())));
    QCOMPARE(found->width, 416);
    QCOMPARE(found->height, 416);
    QCOMPARE(found->act, std::string("silu"));
    const auto model = readOnnx(test::sharedPath(QStringLiteral("yolox/models/yolox_nano.onnx")).toStdString());
    QVERIFY(model.ok());

    enum Column { Weight = 1, Bias, Module, Norm };
    QFile map(test::sharedPath(QStringLiteral("yolox/models/yolox_nano_map.csv")));
    QVERIFY(map.open(QIODevice::ReadOnly));
    map.readLine();
    std::size_t tensors = 0;
    while (!map.atEnd()) {
        const QList<QByteArray> row = map.readLine().trimmed().split(',');
        const std::string module = row[Module].toStdString();
        const std::string norm = row[Norm].toStdString();
        const Snapshot &bias = model->initialisers.at(row[Bias].toStdString());
        QVERIFY2(found->weights.contains(module + ".weight"), module.c_str());
        QVERIFY2(isEqual(found->weights.at(module + ".weight"), model->initialisers.at(row[Weight].toStdString())),
                 module.c_str());
        QVERIFY2(isEqual(found->weights.at((norm.empty() ? module : norm) + ".bias"), bias), module.c_str());
        tensors += norm.empty() ? 2 : 6;
        if (norm.empty())
            continue;
        const auto all = [&](const std::string &name, float value) {
            const std::vector<float> values = found->weights.at(norm + name).toFloats();
            return values == std::vector<float>(static_cast<std::size_t>(bias.elementCount()), value);
        };
        QVERIFY2(all(".weight", 1.0004998445510864F) && all(".running_mean", 0) && all(".running_var", 1),
                 norm.c_str());
    }
    QCOMPARE(found->weights.size(), tensors);
    const auto fitted = fitWeights(nanoGraph(32).weights(), found->weights, "yolox_nano.onnx");
    QVERIFY2(fitted.ok(), fitted ? "" : qPrintable(textOf(fitted.error())));
    QVERIFY(fitted->warnings.empty());
}

void TestYoloxOnnx::computesWhatNanoDoes()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
    VITRINE_NEED_SHARED("yolox/reference/dog.raw.safetensors");
    const auto found = nano();
    QVERIFY2(found.ok(), found ? "" : qPrintable(textOf(found.error())));
    const auto reference =
        readSafetensors(test::sharedPath(QStringLiteral("yolox/reference/dog.raw.safetensors")).toStdString());
    QVERIFY(reference.ok());
    const std::vector<double> picture = reference->tensors.at("letterbox_bgr_u8").toDoubles(); // [416, 416, 3]
    std::vector<float> input(picture.size());
    for (std::size_t i = 0; i < picture.size(); ++i)
        input[(i % 3) * (picture.size() / 3) + i / 3] = static_cast<float>(picture[i]);

    TraceRequest request;
    request.graph = nanoGraph(416);
    request.weights = found->weights;
    request.inputs["images"] = Snapshot::of(Shape{1, 3, 416, 416}, std::move(input));
    request.backward = false;
    const auto trace = runTrace(request);
    QVERIFY2(trace.ok(), trace ? "" : qPrintable(textOf(trace.error())));
    const std::vector<double> actual = (*trace)->output("head").toDoubles();
    const std::vector<double> expected = reference->tensors.at("raw").toDoubles();
    QCOMPARE(actual.size(), expected.size());
    double worst = 0;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        const double value = i % 85 < 4 ? actual[i] : 1 / (1 + std::exp(-actual[i]));
        worst = std::max(worst, std::abs(value - expected[i]));
    }
    QVERIFY2(worst <= 5e-4, qPrintable(QString::number(worst)));
}

void TestYoloxOnnx::roundTrip_data()
{
    QTest::addColumn<double>("depth");
    QTest::addColumn<double>("width");
    QTest::addColumn<bool>("depthwise");
    QTest::addColumn<QString>("act");
    QTest::addColumn<qint64>("classes");
    QTest::addColumn<bool>("darknet");
    const auto row = [](const char *name, const Spec &spec) {
        QTest::newRow(name) << spec.depth << spec.width << spec.depthwise << QString::fromStdString(spec.act)
                            << qint64(spec.classes) << spec.darknet;
    };
    row("Nano", {.depth = 0.33, .width = 0.25, .depthwise = true});
    row("S, narrow", {.depth = 0.33, .width = 0.125});
    row("M, narrow", {.depth = 0.67, .width = 0.1875, .classes = 20});
    row("L, narrow", {.depth = 1, .width = 0.125});
    row("X, depthwise", {.depth = 1.33, .width = 0.125, .depthwise = true});
    row("relu", {.depth = 0.33, .width = 0.125, .act = "relu"});
    row("lrelu", {.depth = 0.33, .width = 0.125, .act = "lrelu"});
    row("one class, like objectness", {.depth = 0.33, .width = 0.125, .classes = 1});
    row("four classes, like boxes", {.depth = 0.33, .width = 0.125, .classes = 4});
    row("Darknet53", {.act = "lrelu", .classes = 2, .darknet = true});
}

void TestYoloxOnnx::roundTrip()
{
    QFETCH(double, depth);
    QFETCH(double, width);
    QFETCH(bool, depthwise);
    QFETCH(QString, act);
    QFETCH(qint64, classes);
    QFETCH(bool, darknet);
    const Graph graph = graphOf(networkOf({depth, width, depthwise, act.toStdString(), classes, darknet}, 64, 32));
    const TensorMap weights = trainedWeights(graph);
    const auto found = yoloxWeights(exported(graph, weights), "yolox.onnx");
    QVERIFY2(found.ok(), found ? "" : qPrintable(textOf(found.error())));
    QCOMPARE(found->width, 64);
    QCOMPARE(found->height, 32);
    QCOMPARE(found->act, act.toStdString());
    QCOMPARE(found->weights.size(), weights.size());
    for (const auto &[name, tensor] : weights) {
        QVERIFY2(found->weights.contains(name), name.c_str());
        QVERIFY2(isEqual(found->weights.at(name), tensor), name.c_str());
    }
    QVERIFY(fitWeights(graph.weights(), found->weights, "yolox.onnx").ok());
}

/// A batch norm of another eps than YOLOX's: 1/√(v + eps) stays what it was.
void TestYoloxOnnx::otherEpsComputesTheSame()
{
    OnnxModel model = exported(small);
    const auto official = yoloxWeights(model, "yolox.onnx");
    for (OnnxNode &node : model.nodes)
        if (node.op == "BatchNormalization")
            node.reals["epsilon"] = {0.25F};
    const auto other = yoloxWeights(model, "yolox.onnx");
    QVERIFY(official.ok() && other.ok());
    const std::string norm = "backbone.backbone.dark3.0.bn";
    const std::vector<double> variance = official->weights.at(norm + ".running_var").toDoubles();
    const std::vector<double> before = official->weights.at(norm + ".weight").toDoubles();
    const std::vector<double> after = other->weights.at(norm + ".weight").toDoubles();
    for (std::size_t i = 0; i < before.size(); ++i) {
        const double factor = before[i] / std::sqrt(variance[i] + 0.25);
        QVERIFY(std::abs(after[i] / std::sqrt(variance[i] + 1e-3) / factor - 1) < 1e-6);
    }
}

QTEST_GUILESS_MAIN(TestYoloxOnnx)
#include "tst_yoloxonnx.moc"
