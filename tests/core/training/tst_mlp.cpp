// The fused perceptron computes what LibTorch does.

#include "core/training/models/MlpModel.h"
#include "core/training/models/TorchModel.h"
#include "tests/core/training/TrainSamples.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

class TestMlp : public QObject {
    Q_OBJECT

private slots:
    void agreesWithLibTorch_data();
    void agreesWithLibTorch();
    void numbersForAnswers();
    void leavesOthersToLibTorch();
};

void TestMlp::agreesWithLibTorch_data()
{
    QTest::addColumn<QString>("activation");
    QTest::addColumn<QString>("loss");
    QTest::addColumn<int>("outputs");
    for (const char *activation : {"ReLU", "LeakyReLU", "Sigmoid", "SiLU", "Tanh"})
        QTest::newRow(activation) << activation << "BCEWithLogitsLoss" << 1;
    for (const char *loss : {"L1Loss", "MSELoss", "HuberLoss", "BCEWithLogitsLoss", "CrossEntropyLoss"})
        QTest::newRow(loss) << "Tanh" << loss << 2;
    QTest::newRow("one output, mean squares") << "Tanh"
                                              << "MSELoss" << 1;
}

void TestMlp::agreesWithLibTorch()
{
    QFETCH(QString, activation);
    QFETCH(QString, loss);
    QFETCH(int, outputs);
    ModelRequest request;
    request.network = perceptron(activation.toStdString(), loss.toStdString(), outputs);
    request.device = DeviceChoice::Cpu;
    request.tensors = initWeights(*buildGraph(request.network, 1).graph, 3);
    const auto fused = makeMlpModel(request);
    QVERIFY(fused);
    QCOMPARE(fused->engine(), std::string("fused perceptron"));
    const auto torch = makeTorchModel(request);
    QVERIFY(torch.ok());
    const TrainSetup setup = setupOf(xorSet(), request.network);
    const BatchSource source(setup.items, {});
    for (const std::int64_t size : {10, 3}) {
        const auto batch = source.make(std::span(setup.split.training).first(static_cast<std::size_t>(size)));
        QVERIFY(batch.ok());
        const auto a = fused->train(*batch, 0), b = (*torch)->train(*batch, 0);
        QVERIFY(a.ok() && b.ok());
        QVERIFY(std::abs(a->loss - b->loss) < 1e-6);
        QCOMPARE(a->right, b->right);
        const auto x = fused->gradients(), y = (*torch)->gradients();
        QCOMPARE(x.size(), y.size());
        float largest = 0;
        for (const float value : y)
            largest = std::max(largest, std::abs(value));
        QVERIFY(largest > 1e-3F);
        for (std::size_t i = 0; i < x.size(); ++i)
            QVERIFY2(std::abs(x[i] - y[i]) <= 1e-5F * largest, qPrintable(QString::number(i)));
    }
}

void TestMlp::numbersForAnswers()
{
    const auto set = std::make_shared<MadeSet>(50, Shape{2}, 0, [](std::int64_t index) {
        const auto x = static_cast<float>(index) / 50;
        return Result<DataItem>(DataItem{Snapshot::of(Shape{2}, std::vector<float>{x, 1 - x}), 0,
                                         Snapshot::of(Shape{1}, std::vector<float>{x * x})});
    });
    TrainSetup setup = setupOf(set, perceptron("Tanh", "MSELoss"));
    setup.epochs = 200;
    setup.controls.hyperparameters["lr"] = 0.01;
    const auto trainer = trainerOf(std::move(setup));
    QVERIFY(run(*trainer).ok());
    QVERIFY(std::isnan(trainer->epochs().back().trainAccuracy));
    QVERIFY(trainer->epochs().back().trainLoss < 1e-3);
}

void TestMlp::leavesOthersToLibTorch()
{
    const auto isFused = [](Network network) {
        ModelRequest request;
        request.tensors = initWeights(*buildGraph(network, 1).graph, 1);
        request.network = std::move(network);
        return makeMlpModel(request) != nullptr;
    };
    QVERIFY(isFused(perceptron()));
    QVERIFY(!isFused(normedNetwork()));
    QVERIFY(!isFused(perceptron("GELU")));
    Network wide = perceptron();
    wide.find("h1")->params["out_features"] = std::int64_t{512};
    QVERIFY(!isFused(wide));
    Network branched = perceptron();
    branched.blocks.insert(branched.blocks.end() - 1, Block{"sum", "Add", {}, {}, {}});
    branched.connections.back() = {{"sum", 0}, {"loss", 0}, {}};
    branched.connections.push_back({{"out", 0}, {"sum", 0}, {}});
    branched.connections.push_back({{"out", 0}, {"sum", 1}, {}});
    QVERIFY(!isFused(branched));
}

QTEST_GUILESS_MAIN(TestMlp)
#include "tst_mlp.moc"
