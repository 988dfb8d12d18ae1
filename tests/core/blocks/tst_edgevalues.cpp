// Explanations where arithmetic is delicate: saturated units, NaN and infinity, ties, probabilities of 0 and 1, sums of
// more numbers than can be written out.

#include "core/graph/Graph.h"
#include "tests/core/blocks/EveryNumber.h"

#include <QtTest>

#include <limits>

using namespace vitrine;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

using Values = std::vector<float>;

/// image → block → loss, or image → loss where the block is a loss itself.
Network chain(const Shape &shape, Block block)
{
    Network network;
    network.blocks.push_back({"image", "Input", {{"shape", Shape(shape.begin() + 1, shape.end())}}, {}, {}});
    const bool isLoss = findBlockKind(block.type)->category() == Category::Loss;
    block.id = isLoss ? "loss" : "block";
    network.blocks.push_back(block);
    network.connections.push_back({{"image", 0}, {block.id, 0}, {}});
    if (!isLoss) {
        network.blocks.push_back({"loss", "L1Loss", {{"reduction", std::string("sum")}}, {}, {}});
        network.connections.push_back({{"block", 0}, {"loss", 0}, {}});
    }
    return network;
}

std::shared_ptr<const Trace> traceOf(const Network &network, const Snapshot &image, Snapshot target = {})
{
    const GraphResult graph = buildGraph(network, image.shape()[0]);
    if (!graph.ok()) {
        QTest::qFail(graph.error("case").message.text().c_str(), __FILE__, __LINE__);
        return nullptr;
    }
    TraceRequest request;
    request.graph = *graph.graph;
    for (const WeightSpec &weight : request.graph.weights())
        request.weights[weight.name] =
            Snapshot::of(weight.shape, Values(static_cast<std::size_t>(elementCount(weight.shape)), 0.25F));
    request.inputs["image"] = image;
    if (!target.valid()) {
        // Different numbers, so that gradients differ from place to place.
        const Shape &shape =
            request.graph.nodes[static_cast<std::size_t>(request.graph.findNode("loss"))].inputShapes[0];
        Values values(static_cast<std::size_t>(elementCount(shape)));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = i % 3 == 0 ? 5.0F : -5.0F;
        target = Snapshot::of(shape, std::move(values));
    }
    request.inputs["loss"] = target;
    const auto trace = runTrace(request);
    if (!trace)
        QTest::qFail(trace.error().message.text().c_str(), __FILE__, __LINE__);
    return trace ? *trace : nullptr;
}

} // namespace

class TestEdgeValues : public QObject {
    Q_OBJECT

private slots:
    void activations_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type :
             {"ReLU", "LeakyReLU", "PReLU", "Sigmoid", "SiLU", "Tanh", "GELU", "Softmax", "Identity"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }
    void activations()
    {
        QFETCH(QString, type);
        const Shape shape = {1, 12};
        const auto trace =
            traceOf(chain(shape, {"", type.toStdString(), {}, {}, {}}),
                    Snapshot::of(shape, Values{-1000, -88, -20, -3, -1e-20F, -0.0F, 0, 1e-20F, 3, 20, 88, 1000}));
        QVERIFY(trace);
        const std::string forward = test::firstDisagreement(*trace, "block", Pass::Forward, 1e-6);
        QVERIFY2(forward.empty(), forward.c_str());
        const std::string backward = test::firstDisagreement(*trace, "image", Pass::Backward, 1e-5);
        QVERIFY2(backward.empty(), backward.c_str());
    }

    void derivativesAtZero()
    {
        const Shape shape = {1, 1};
        for (const auto &[type, expected] :
             std::vector<std::pair<std::string, double>>{{"ReLU", 0}, {"LeakyReLU", 0.01}, {"PReLU", 0.25}}) {
            const auto trace = traceOf(chain(shape, {"", type, {}, {}, {}}), Snapshot::of(shape, Values{0}));
            QVERIFY(trace);
            const auto explanation = explain(*trace, "image", {0, 0}, Pass::Backward);
            QVERIFY(explanation.ok());
            // The loss' own derivative is −1: 0 lies below its target.
            QVERIFY2(std::abs(explanation->recomputed + expected) < 1e-7, type.c_str());
        }
    }

    void pooling_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QList<float>>("values");
        for (const char *type : {"MaxPool1d", "AvgPool1d"}) {
            const QString name = QString::fromLatin1(type);
            const auto row = [&](const char *what, const QList<float> &values) {
                QTest::newRow(qPrintable(name + QLatin1Char(' ') + QLatin1String(what))) << name << values;
            };
            row("ties", {1, 1, 1, 0, 2, 2, 2, 2, -1});
            row("minus infinity", {-infinity, -infinity, -infinity, -infinity, 1, 2, -infinity, -infinity, 0});
            row("nan", {1, notANumber, 2, 3, notANumber, notANumber, 4, 1, 2});
            row("infinity and nan", {infinity, notANumber, infinity, 3, infinity, infinity, 4, notANumber, 2});
        }
    }
    void pooling()
    {
        QFETCH(QString, type);
        QFETCH(QList<float>, values);
        const Shape shape = {1, 1, 9};
        Block block{"",
                    type.toStdString(),
                    {{"kernel_size", std::int64_t(3)}, {"stride", std::int64_t(2)}, {"padding", std::int64_t(1)}},
                    {},
                    {}};
        const auto trace = traceOf(chain(shape, block), Snapshot::of(shape, Values(values.begin(), values.end())));
        QVERIFY(trace);
        const std::string forward = test::firstDisagreement(*trace, "block", Pass::Forward, 1e-6);
        QVERIFY2(forward.empty(), forward.c_str());
        const std::string backward = test::firstDisagreement(*trace, "image", Pass::Backward, 1e-6);
        QVERIFY2(backward.empty(), backward.c_str());
    }

    void losses_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QList<float>>("prediction");
        QTest::addColumn<QList<float>>("target");
        QTest::newRow("BCE certain") << "BCELoss" << QList<float>{0, 0, 1, 1, 0.5, 1e-30F}
                                     << QList<float>{0, 1, 0, 1, 0.3F, 1};
        QTest::newRow("logits far out") << "BCEWithLogitsLoss" << QList<float>{-1000, -1000, 1000, 1000, 0, -90}
                                        << QList<float>{0, 1, 0, 1, 0.3F, 1};
        QTest::newRow("L1 equal") << "L1Loss" << QList<float>{0, 1, 2} << QList<float>{0, 1, 3};
        QTest::newRow("Huber at delta") << "HuberLoss" << QList<float>{1, -1, 0, 5, -5, 0.5}
                                        << QList<float>{0, 0, 0, 0, 0, 0};
        QTest::newRow("MSE") << "MSELoss" << QList<float>{1e15F, -2} << QList<float>{0, 3};
    }
    void losses()
    {
        QFETCH(QString, type);
        QFETCH(QList<float>, prediction);
        QFETCH(QList<float>, target);
        const Shape shape = {1, prediction.size()};
        const auto trace = traceOf(chain(shape, {"", type.toStdString(), {}, {}, {}}),
                                   Snapshot::of(shape, Values(prediction.begin(), prediction.end())),
                                   Snapshot::of(shape, Values(target.begin(), target.end())));
        QVERIFY(trace);
        checkLoss(*trace);
    }

    void crossEntropyOfLargeScores()
    {
        const Shape shape = {2, 3};
        const auto trace = traceOf(chain(shape, {"", "CrossEntropyLoss", {}, {}, {}}),
                                   Snapshot::of(shape, Values{1000, -1000, 999, -1000, -1001, -5000}),
                                   Snapshot::of({2}, std::vector<std::int64_t>{2, 0}));
        QVERIFY(trace);
        checkLoss(*trace);
    }

    void crossEntropyThatIgnoresAll()
    {
        const Shape shape = {2, 3};
        const auto trace =
            traceOf(chain(shape, {"", "CrossEntropyLoss", {}, {}, {}}), Snapshot::of(shape, Values{1, 2, 3, 4, 5, 6}),
                    Snapshot::of({2}, std::vector<std::int64_t>{-100, -100}));
        QVERIFY(trace);
        QVERIFY(std::isnan(trace->output("loss").flat(0)));
        checkLoss(*trace);
    }

    void longSumsAreGrouped_data()
    {
        QTest::addColumn<QString>("type");
        QTest::newRow("loss") << "MSELoss";
        QTest::newRow("pooling") << "AdaptiveAvgPool2d";
        QTest::newRow("softmax") << "Softmax";
    }
    void longSumsAreGrouped()
    {
        QFETCH(QString, type);
        const bool pools = type == QLatin1String("AdaptiveAvgPool2d");
        const Shape shape = pools ? Shape{2, 1, 150, 151} : Shape{2, 22650};
        Values values(static_cast<std::size_t>(elementCount(shape)));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i % 97) * 0.02F - 0.9F;
        Block block{"", type.toStdString(), {}, {}, {}};
        if (pools)
            block.params["output_size"] = std::int64_t(1);
        const auto trace = traceOf(chain(shape, block), Snapshot::of(shape, std::move(values)));
        QVERIFY(trace);
        const std::string asked = type == QLatin1String("MSELoss") ? "loss" : "block";
        const Index index = pools ? Index{1, 0, 0, 0} : asked == "loss" ? Index{} : Index{1, 5};
        const auto explanation = explain(*trace, asked, index, Pass::Forward);
        QVERIFY2(explanation.ok(), explanation.ok() ? "" : explanation.error().message.text().c_str());
        QVERIFY(explanation->terms.size() <= 20'010);
        QVERIFY(std::ranges::any_of(explanation->terms, [](const Term &term) { return term.label == "Σ[1]"; }));
        QVERIFY(std::abs(explanation->recomputed - explanation->value) <= 1e-5 * std::abs(explanation->value));
    }

private:
    static void checkLoss(const Trace &trace)
    {
        const std::string forward = test::firstDisagreement(trace, "loss", Pass::Forward, 1e-6);
        QVERIFY2(forward.empty(), forward.c_str());
        const std::string backward = test::firstDisagreement(trace, "image", Pass::Backward, 1e-6);
        QVERIFY2(backward.empty(), backward.c_str());
    }
};

QTEST_GUILESS_MAIN(TestEdgeValues)
#include "tst_edgevalues.moc"
