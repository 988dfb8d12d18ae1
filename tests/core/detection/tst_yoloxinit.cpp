// What a detector's training starts from: fresh weights with a prior, and those of another training.

#include "core/detection/YoloxInit.h"
#include "core/detection/YoloxModel.h"
#include "core/graph/InitWeights.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace vitrine;

namespace {

Graph graphOf(const YoloxSpec &spec, int size)
{
    GraphResult built = buildGraph(yoloxNetwork(spec, size, size), 1);
    if (!built.ok())
        qFatal("%s", built.error("YOLOX").message.text().c_str());
    return *std::move(built.graph);
}

bool sameNumbers(const Snapshot &a, const Snapshot &b)
{
    return a.shape() == b.shape() && a.toFloats() == b.toFloats();
}

} // namespace

class TestYoloxInit : public QObject {
    Q_OBJECT

private slots:
    void pico();
    void priorOfTheHeads();
    void goesOnFromOtherClasses();
};

void TestYoloxInit::pico()
{
    const YoloxSpec spec = yoloxPico(6);
    QCOMPARE(spec.name(), std::string("YOLOX-Pico"));
    QCOMPARE(spec.defaultSize(), 160);
    const Graph graph = graphOf(spec, spec.defaultSize());
    std::int64_t parameters = 0;
    for (const WeightSpec &weight : graph.weights())
        parameters += weight.learnable ? elementCount(weight.shape) : 0;
    QCOMPARE(parameters, std::int64_t{143'081});
    const auto recognised = recogniseYolox(freshYoloxWeights(graph, 1), "pico");
    QVERIFY(recognised.ok());
    QCOMPARE(recognised->name(), std::string("YOLOX-Pico"));
    QCOMPARE(recognised->classes, 6);
    // The published ones stay the published ones.
    QCOMPARE(yoloxFamily().size(), 7UL);
    QCOMPARE(yoloxFamily().front().name(), std::string("YOLOX-Nano"));
    QCOMPARE(yoloxFamily().back().name(), std::string("YOLOX-Darknet53"));
}

void TestYoloxInit::priorOfTheHeads()
{
    const Graph graph = graphOf(yoloxPico(3), 64);
    const TensorMap plain = initWeights(graph, 5), fresh = freshYoloxWeights(graph, 5);
    QCOMPARE(fresh.size(), plain.size());
    int changed = 0;
    for (const auto &[name, tensor] : fresh) {
        if (sameNumbers(tensor, plain.at(name)))
            continue;
        ++changed;
        QVERIFY2(name.find("_preds.") != std::string::npos && name.find("reg_preds") == std::string::npos,
                 name.c_str());
        for (const float bias : tensor.toFloats())
            QVERIFY(std::abs(1 / (1 + std::exp(-bias)) - 0.01F) < 1e-6F);
    }
    QCOMPARE(changed, 6); // classes and objectness at three strides
    QVERIFY(std::abs(freshYoloxWeights(graph, 5, 0.5).at("head.obj_preds.1.bias").flat(0)) < 1e-9);
}

void TestYoloxInit::goesOnFromOtherClasses()
{
    const TensorMap trained = freshYoloxWeights(graphOf(yoloxPico(80), 64), 1);
    const TensorMap fresh = freshYoloxWeights(graphOf(yoloxPico(3), 64), 2);
    const AdoptedWeights adopted = adoptWeights(fresh, trained);
    QCOMPARE(adopted.weights.size(), fresh.size());
    QCOMPARE(adopted.replaced.size(), 6UL); // weight and bias of the classes at three strides
    for (const auto &[name, tensor] : adopted.weights) {
        const bool isFresh = std::ranges::find(adopted.replaced, name) != adopted.replaced.end();
        QCOMPARE(isFresh, name.find("cls_preds") != std::string::npos);
        QVERIFY(sameNumbers(tensor, isFresh ? fresh.at(name) : trained.at(name)));
    }
    QCOMPARE(adoptWeights(fresh, {}).replaced.size(), fresh.size());
}

QTEST_GUILESS_MAIN(TestYoloxInit)
#include "tst_yoloxinit.moc"
