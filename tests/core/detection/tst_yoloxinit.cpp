// What a detector's training starts from: fresh weights with a prior, and those of another training.

#include "core/detection/YoloxModel.h"
#include "core/graph/InitWeights.h"
#include "core/graph/TransferWeights.h"

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
    const auto recognised = recogniseYolox(initWeights(graph, 1), "pico");
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
    int counted = 0;
    for (const auto &[name, tensor] : initWeights(graphOf(yoloxPico(3), 64), 5)) {
        const bool isScore = name.find("_preds.") != std::string::npos && name.find("reg_preds") == std::string::npos;
        if (!isScore || !name.ends_with(".bias"))
            continue;
        ++counted;
        for (const float bias : tensor.toFloats())
            QVERIFY(std::abs(1 / (1 + std::exp(-bias)) - 0.01F) < 1e-6F);
    }
    QCOMPARE(counted, 6); // classes and objectness at three strides
}

void TestYoloxInit::goesOnFromOtherClasses()
{
    const Graph graph = graphOf(yoloxPico(3), 64);
    const TensorMap trained = initWeights(graphOf(yoloxPico(80), 64), 1), drawn = initWeights(graph, 2);
    const TransferredWeights transferred = transferWeights(graph, trained, 2);
    QCOMPARE(transferred.weights.size(), drawn.size());
    QCOMPARE(transferred.fresh.size(), 6UL); // weight and bias of the classes at three strides
    QVERIFY(std::ranges::all_of(transferred.fresh, isOfClasses));
    for (const auto &[name, tensor] : transferred.weights)
        QVERIFY(sameNumbers(tensor, isOfClasses(name) ? drawn.at(name) : trained.at(name)));
    const auto weights = graph.weights();
    const auto needed = std::ranges::count(weights, false, &WeightSpec::optional);
    QCOMPARE(static_cast<std::ptrdiff_t>(transferWeights(graph, {}, 2).fresh.size()), needed);
}

QTEST_GUILESS_MAIN(TestYoloxInit)
#include "tst_yoloxinit.moc"
