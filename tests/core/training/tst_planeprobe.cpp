// What a network answers all over the plane, the quick way and as it is; and networks as columns of neurons.

#include "core/training/observe/PlaneProbe.h"

#include "core/data/DatasetKind.h"
#include "core/graph/AdoptWeights.h"
#include "core/trace/Executor.h"
#include "tests/core/training/TrainSamples.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

namespace {

Graph graphOf(const Network &network, std::int64_t batch = 1)
{
    GraphResult built = buildGraph(network, batch);
    if (!built.ok())
        qFatal("%s", built.error("made").message.text().c_str());
    return *std::move(built.graph);
}

NeuronChart chartOf(const Network &network)
{
    const auto chart = readNeurons(network);
    if (!chart)
        qFatal("no chain of neurons");
    return *chart;
}

Network seenAs(const std::string &features, int count)
{
    Network network = perceptron();
    network.find("point")->params["shape"] = std::vector<std::int64_t>{count};
    network.find("point")->params["features"] = features;
    return network;
}

} // namespace

class TestPlaneProbe : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheExecutor_data()
    {
        QTest::addColumn<QString>("activation");
        QTest::addColumn<QString>("features");
        QTest::addColumn<bool>("fused");
        for (const char *activation : {"ReLU", "LeakyReLU", "Sigmoid", "SiLU", "Tanh"})
            QTest::newRow(activation) << activation << "" << true;
        QTest::newRow("features") << "Tanh"
                                  << "x,x2,xy,siny" << true;
        QTest::newRow("as it is") << "GELU"
                                  << "y,y2" << false;
    }

    /// Every block, every place: the same as one batch of the plain executor.
    void agreesWithTheExecutor()
    {
        QFETCH(QString, activation);
        QFETCH(QString, features);
        QFETCH(bool, fused);
        Network network = perceptron(activation.toStdString());
        const FeatureList list = features.isEmpty() ? plainFeatures() : *parseFeatures(features.toStdString());
        writeFeatures(list, network.find("point")->params);
        const PlaneGrid grid{7, 5, 1.5};
        const auto probe = PlaneProbe::make(network, grid);
        QVERIFY(probe.ok());
        QCOMPARE((*probe)->isFused(), fused);
        const TensorMap weights = initWeights(graphOf(network), 4);
        const auto maps = (*probe)->look(weights);
        QVERIFY(maps.ok());

        TraceRequest request;
        request.graph = graphOf(network, 35);
        request.weights = weights;
        std::vector<float> places(35 * list.size());
        for (int i = 0; i < 35; ++i)
            computeFeatures(list, static_cast<float>(grid.x(i % 7)), static_cast<float>(grid.y(i / 7)),
                            std::span(places).subspan(static_cast<std::size_t>(i) * list.size(), list.size()));
        request.inputs.emplace("point", Snapshot::of(Shape{35, static_cast<std::int64_t>(list.size())}, places));
        request.backward = false;
        const auto trace = runTrace(request);
        QVERIFY(trace.ok());
        for (const char *block : {"point", "h1", "a1", "h2", "a2", "out"}) {
            const auto found = (*maps)->outputs.find(block);
            QVERIFY2(found != (*maps)->outputs.end(), block);
            const auto a = found->second.toFloats(), b = (*trace)->output(block).toFloats();
            QCOMPARE(a.size(), b.size());
            for (std::size_t i = 0; i < a.size(); ++i)
                QVERIFY2(std::abs(a[i] - b[i]) < 1e-5F, block);
        }
    }

    void theGridGoesDownFromTheTop()
    {
        const PlaneGrid grid{4, 2, 1};
        QCOMPARE(grid.x(0), -0.75);
        QCOMPARE(grid.x(3), 0.75);
        QCOMPARE(grid.y(0), 0.5);
        QCOMPARE(grid.y(1), -0.5);
    }

    void aLineIsARow()
    {
        Network network = perceptron("Tanh", "MSELoss");
        network.find("point")->params["shape"] = std::vector<std::int64_t>{1};
        const auto probe = PlaneProbe::make(network, {9, 1, 1});
        QVERIFY(probe.ok());
        const auto maps = (*probe)->look(initWeights(graphOf(network), 1));
        QCOMPARE((*maps)->outputs.at("out").shape(), (Shape{9, 1}));
        QVERIFY(chartOf(network).isLine);
    }

    void refusesWhatTakesNoPoints()
    {
        const auto probe = PlaneProbe::make(normedNetwork(), {});
        QVERIFY(!probe.ok());
        QVERIFY(!readNeurons(normedNetwork()));
    }

    void aNetworkAsNeurons()
    {
        const NeuronChart chart = chartOf(perceptron("SiLU", "CrossEntropyLoss", 3));
        QCOMPARE(chart.layers.size(), std::size_t(3));
        QCOMPARE(chart.layers[1].activationType, std::string("SiLU"));
        QCOMPARE(chart.layers[1].shown, std::string("a2"));
        QCOMPARE(chart.layers[2].count, 3);
        QCOMPARE(chart.lossType, std::string("CrossEntropyLoss"));
        QCOMPARE(chart.features, plainFeatures());
        QCOMPARE(chartOf(seenAs("x,xy,siny", 3)).features, (FeatureList{0, 4, 6}));
        QVERIFY(!buildGraph(seenAs("x,xy", 3), 1).ok()); // three numbers of two features
    }

    void editsAreSoundNetworks()
    {
        const Network before = perceptron();
        const NeuronChart chart = chartOf(before);
        QCOMPARE(chartOf(withNeurons(before, chart, 0, 5)).layers[0].count, 5);
        const Network deeper = withLayer(before, chart, 4);
        const NeuronChart deep = chartOf(deeper);
        QCOMPARE(deep.layers.size(), std::size_t(4));
        QCOMPARE(deep.layers[2].count, 4);
        QCOMPARE(deep.layers[2].activationType, std::string("Tanh"));
        QCOMPARE(chartOf(withoutLayer(deeper, deep, 2)).layers.size(), std::size_t(3));
        const Network shallow =
            withoutLayer(withoutLayer(before, chart, 0), chartOf(withoutLayer(before, chart, 0)), 0);
        QCOMPARE(chartOf(shallow).layers.size(), std::size_t(1));
        QCOMPARE(chartOf(withLayer(shallow, chartOf(shallow), 3)).layers[0].activationType, std::string("Tanh"));
        const Network linear = withActivation(before, chart, 1, "");
        QVERIFY(chartOf(linear).layers[1].activation.empty());
        QCOMPARE(chartOf(withActivation(linear, chartOf(linear), 1, "ReLU")).layers[1].activationType,
                 std::string("ReLU"));
        QCOMPARE(chartOf(withLoss(before, chart, "MSELoss")).lossType, std::string("MSELoss"));
    }

    void weightsStayWhereTheyFit()
    {
        const Network before = perceptron();
        const NeuronChart chart = chartOf(before);
        const TensorMap old = initWeights(graphOf(before), 1);
        const TensorMap grown = adoptWeights(graphOf(withNeurons(before, chart, 0, 9)), old, 2);
        const Snapshot &a = old.at("h2.weight"), &b = grown.at("h2.weight"); // [8, 8] → [8, 9]
        QCOMPARE(b.shape(), (Shape{8, 9}));
        for (std::int64_t i = 0; i < 8; ++i)
            for (std::int64_t j = 0; j < 8; ++j)
                QCOMPARE(b.at({i, j}), a.at({i, j}));
        const TensorMap other = adoptFeatures(graphOf(withFeatures(before, chart, {1, 4})), chart, {1, 4}, old, 2);
        for (std::int64_t i = 0; i < 8; ++i)
            QCOMPARE(other.at("h1.weight").at({i, 0}), old.at("h1.weight").at({i, 1}));
        QCOMPARE(other.at("out.bias").toFloats(), old.at("out.bias").toFloats());
    }

    /// A set that says what its points are seen as says so to the network; one that does not is seen as the network
    /// wants.
    void trainsOnFeatures()
    {
        Network network = perceptron();
        network.find("point")->params["shape"] = std::vector<std::int64_t>{3};
        TrainSetup setup = setupOf(*openDataset("circles:features=x2,y2,xy", 1), network);
        QCOMPARE(setup.network.find("point")->params.at("features"), ParamValue(std::string("x2,y2,xy")));
        TrainSetup wanted = setupOf(*openDataset("circles", 1), setup.network);
        QCOMPARE(wanted.items->shape(), Shape{3});
        for (TrainSetup *each : {&setup, &wanted}) {
            each->epochs = 20;
            each->controls.hyperparameters["lr"] = 0.01;
        }
        const auto a = trainerOf(std::move(setup)), b = trainerOf(std::move(wanted));
        QVERIFY(run(*a).ok() && run(*b).ok());
        QVERIFY(isSame(a->model().tensors(), b->model().tensors()));
        QVERIFY(a->epochs().back().validationAccuracy > 0.95);
        auto set = *openDataset("circles:features=x,y,xy", 1);
        DataSplit split = splitInOrder(*set);
        Network other = seenAs("x2,y2,xy", 3);
        QVERIFY(!prepareItems(set, split, other));
    }

    void aWeightSetByHand()
    {
        const auto trainer = trainerOf(setupOf(xorSet(), perceptron()));
        QVERIFY(trainer->setWeight("h1.weight", 3, 2.5F).ok());
        QCOMPARE(trainer->model().tensors().at("h1.weight").flat(3), 2.5);
        QVERIFY(!trainer->setWeight("h1.weight", 16, 0).ok());
        QVERIFY(!trainer->setWeight("nothing", 0, 0).ok());
        QVERIFY(run(*trainer, 1).ok());
        QCOMPARE(trainer->lastItems().size(), std::size_t(16));
        QVERIFY(std::abs(trainer->model().tensors().at("h1.weight").flat(3) - 2.5) < 0.01);
    }
};

QTEST_GUILESS_MAIN(TestPlaneProbe)
#include "tst_planeprobe.moc"
