#include "core/graph/AdoptWeights.h"
#include "core/tensor/TensorDifference.h"
#include "core/trace/Executor.h"
#include "core/yolox/BackboneParts.h"
#include "core/yolox/CspStudy.h"
#include "core/yolox/ResidualTrial.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

namespace {

Snapshot noise(const Shape &shape)
{
    std::vector<float> values(static_cast<std::size_t>(elementCount(shape)));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>((i * 7919) % 256);
    return Snapshot::of(shape, std::move(values));
}

Graph graphOf(const Network &network)
{
    GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        qFatal("%s", built.error("test").message.text().c_str());
    return *std::move(built.graph);
}

std::shared_ptr<const Trace> run(const Network &network, const TensorMap &weights, const TensorMap &inputs)
{
    TraceRequest request;
    request.graph = graphOf(network);
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
    static const auto trace = run(yoloxNetwork(yoloxPico(4), 96, 64), {}, {{"images", noise({1, 3, 64, 96})}});
    return trace;
}

void checkCover(const BackbonePart &whole)
{
    int next = whole.firstNode;
    std::int64_t learnable = 0, macs = 0;
    for (const BackbonePart &part : whole.parts) {
        QCOMPARE(part.firstNode, next);
        next = part.endNode;
        learnable += part.figures.learnable;
        macs += part.figures.macs;
        checkCover(part);
    }
    if (whole.parts.empty())
        return;
    QCOMPARE(next, whole.endNode);
    QCOMPARE(learnable, whole.figures.learnable);
    QCOMPARE(macs, whole.figures.macs);
    QCOMPARE(whole.parts.back().shape, whole.shape);
}

std::vector<std::string> namesOf(const std::vector<BackbonePart> &parts)
{
    std::vector<std::string> names;
    for (const BackbonePart &part : parts)
        names.push_back(part.name);
    return names;
}

} // namespace

class BackbonePartsTest : public QObject {
    Q_OBJECT

private slots:
    void stagesAreTheReferences();
    void partsCoverTheWhole_data();
    void partsCoverTheWhole();
    void darknetHasItsParameters();
    void aloneItGivesTheSameMaps();
    void theOtherIsTheOther();
    void pathsOfACspLayer();
    void sharesAddUpToTheSum();
    void residualBlocks();
};

void BackbonePartsTest::stagesAreTheReferences()
{
    const auto csp = backboneOf(picoTrace()->graph);
    QVERIFY(csp);
    const std::vector<std::string> stages{"stem", "dark2", "dark3", "dark4", "dark5"};
    QCOMPARE(namesOf(csp->parts), stages);
    QCOMPARE(namesOf(csp->parts[4].parts), (std::vector<std::string>{"0", "1", "2"}));
    QCOMPARE(namesOf(csp->parts[2].parts[1].parts),
             (std::vector<std::string>{"conv1", "conv2", "m.0", "m.1", "m.2", "both", "conv3"}));
    const Shape stem{1, 4, 32, 48}, dark5{1, 64, 2, 3};
    QCOMPARE(csp->parts[0].shape, stem);
    QCOMPARE(csp->parts[4].shape, dark5);
    QVERIFY(csp->find("backbone.backbone.dark3.1.m.0.conv1.conv"));
    QVERIFY(!csp->find("backbone.backbone.dark9"));

    const Graph graph = graphOf(backboneNetwork(otherBackbone(yoloxPico(4)), 64, 64));
    const auto darknet = backboneOf(graph);
    QVERIFY(darknet);
    QCOMPARE(namesOf(darknet->parts), stages);
    QCOMPARE(darknet->parts[2].parts.size(), std::size_t(9)); // a convolution and eight residual units
    QCOMPARE(darknet->parts[2].shape, (Shape{1, 256, 8, 8}));
}

void BackbonePartsTest::partsCoverTheWhole_data()
{
    QTest::addColumn<int>("member");
    for (int i = 0; i < static_cast<int>(yoloxFamily().size()); ++i)
        QTest::newRow(yoloxFamily()[static_cast<std::size_t>(i)].name().c_str()) << i;
}

void BackbonePartsTest::partsCoverTheWhole()
{
    QFETCH(const int, member);
    const Graph graph = graphOf(backboneNetwork(yoloxFamily()[static_cast<std::size_t>(member)], 64, 64));
    const auto backbone = backboneOf(graph);
    QVERIFY(backbone);
    checkCover(*backbone);
}

void BackbonePartsTest::darknetHasItsParameters()
{
    const Graph graph = graphOf(backboneNetwork(yoloxFamily().back(), 64, 64));
    const auto backbone = backboneOf(graph);
    // Stem, then stages of a halving convolution and 2, 8, 8 and 4 units of two, and six around SPP.
    QCOMPARE(backbone->convolutions(), 4 + (1 + 2 * 2) + (1 + 2 * 8) + (1 + 2 * 8) + (1 + 2 * 4) + 6);
}

void BackbonePartsTest::aloneItGivesTheSameMaps()
{
    const auto whole = picoTrace();
    const auto backbone = backboneOf(whole->graph);
    const auto alone = run(backboneNetwork(yoloxPico(4), 96, 64), backboneWeights(*whole, *backbone),
                           {{"images", whole->output("images")}});
    TensorDifference difference;
    difference.add(outputAt(*whole, "backbone.backbone.dark5.2"), outputAt(*alone, "backbone.dark5.2"));
    QVERIFY(difference.count > 0);
    QVERIFY2(difference.isNone(), qPrintable(QString::number(difference.largest)));
    QVERIFY(timeOf(*alone, *backboneOf(alone->graph)) > 0);
}

void BackbonePartsTest::theOtherIsTheOther()
{
    QCOMPARE(otherBackbone(yoloxPico(4)).name(), std::string("YOLOX-Darknet53"));
    QCOMPARE(otherBackbone(yoloxFamily().back()).name(), std::string("YOLOX-L"));
}

void BackbonePartsTest::pathsOfACspLayer()
{
    const std::string path = "backbone.backbone.dark3.1";
    const CspStudy csp = cspOf(*picoTrace(), path);
    QCOMPARE(csp.through.parts.size(), std::size_t(4)); // conv1 and three bottlenecks
    QCOMPARE(csp.through.channels, 8);
    QCOMPARE(csp.around.channels, 8);
    QCOMPARE(csp.joined.shape()[1], 16);
    // The concatenation holds what both paths brought.
    QCOMPARE(csp.joined.at({0, 3, 2, 1}), csp.through.maps.back().at({0, 3, 2, 1}));
    QCOMPARE(csp.joined.at({0, 11, 2, 1}), csp.around.maps.back().at({0, 3, 2, 1}));
    const auto backbone = backboneOf(picoTrace()->graph);
    QCOMPARE(csp.learnable(), backbone->find(path)->figures.learnable);
    QCOMPARE(csp.macs(), backbone->find(path)->figures.macs);
}

void BackbonePartsTest::sharesAddUpToTheSum()
{
    CspStudy csp = cspOf(*picoTrace(), "backbone.backbone.dark3.1");
    const CspShares shares = sharesOf(csp, {}, 1 << 20);
    QVERIFY(shares.through > 0 && shares.around > 0);
    // With nothing on one side all comes from the other, and that is the whole sum: conv3's own output.
    std::vector<float> kernel = csp.mixKernel.toFloats();
    for (std::size_t i = 0; i < kernel.size(); ++i)
        if (i % 16 >= 8)
            kernel[i] = 0;
    csp.mixKernel = Snapshot::of(csp.mixKernel.shape(), kernel);
    const CspShares one = sharesOf(csp, {}, 1 << 20);
    QCOMPARE(one.around, 0.0);
    QCOMPARE(one.through, shares.through);
    QCOMPARE(one.shareThrough(), 1.0);
}

void BackbonePartsTest::residualBlocks()
{
    const Snapshot maps = noise({1, 16, 6, 5});
    const auto trace = run(residualNetwork(maps.shape(), 1, false), {}, {{"maps", maps}});
    for (const Residual which : {Residual::Yolox, Residual::Darknet, Residual::ResNet})
        for (const ResidualStep &step : residualSteps(which))
            QVERIFY2(outputAt(*trace, step.path).valid(), step.path.c_str());
    QCOMPARE(outputAt(*trace, "darknet.layer1").shape()[1], 8);
    QCOMPARE(outputAt(*trace, "resnet_1_relu").shape()[1], 4);
    const Index place{0, 3, 2, 1};
    // What is added is the input; ResNet's has an activation after the sum, the others have none.
    const double x = maps.at(place);
    QCOMPARE(static_cast<float>(outputAt(*trace, "yolox").at(place)),
             static_cast<float>(x + outputAt(*trace, "yolox.conv2").at(place)));
    QCOMPARE(static_cast<float>(outputAt(*trace, "resnet_relu").at(place)),
             static_cast<float>(std::max(0.0, x + outputAt(*trace, "resnet_3_bn").at(place))));
}

QTEST_GUILESS_MAIN(BackbonePartsTest)
#include "tst_backboneparts.moc"
