// The detection blocks against what is published of YOLOX: the names and shapes of its weights, the sizes of its
// models.

#include "core/graph/Graph.h"
#include "tests/support/Shared.h"

#include <QFile>
#include <QtTest>

#include <cmath>
#include <map>
#include <string>

using namespace vitrine;

namespace {

/// The columns of shared/yolox/models/yolox_nano_map.csv that are used: one row for each convolution.
enum Column {
    Module = 3,
    BatchNorm = 4,
    WeightShape = 5,
    Stride = 6,
    Padding = 7,
    Groups = 8,
    InSize = 9,
    OutSize = 10,
    Macs = 12
};

Shape shapeOf(const QString &text)
{
    Shape shape;
    for (const QString &size : text.split(QLatin1Char('x')))
        shape.push_back(size.toLongLong());
    return shape;
}

Network networkOf(std::vector<Block> blocks, std::vector<Connection> connections, std::int64_t size)
{
    Network network;
    network.blocks = std::move(blocks);
    network.blocks.push_back({"image", "Input", {{"shape", std::vector<std::int64_t>{3, size, size}}}, {}, {}});
    network.connections = std::move(connections);
    return network;
}

Network yolox(double depth, double width, bool depthwise, std::int64_t size)
{
    return networkOf({{"yolox", "YOLOX", {{"depth", depth}, {"width", width}, {"depthwise", depthwise}}, {}, {}}},
                     {{{"image", 0}, {"yolox", 0}, {}}}, size);
}

/// YOLOX's version of YOLOv3: Darknet53, its feature pyramid, YOLOX's head.
Network yolov3(std::int64_t size)
{
    std::vector<Connection> connections = {{{"image", 0}, {"backbone", 0}, {}}};
    for (int port = 0; port < 3; ++port)
        connections.push_back({{"backbone", port}, {"head", port}, {}});
    return networkOf(
        {{"backbone", "YOLOFPN", {}, {}, {}}, {"head", "YOLOXHead", {{"act", std::string("lrelu")}}, {}, {}}},
        std::move(connections), size);
}

Graph graphOf(const Network &network)
{
    GraphResult result = buildGraph(network, 1);
    if (!result.ok()) {
        QTest::qFail(result.error("network").message.text().c_str(), __FILE__, __LINE__);
        return {};
    }
    return *std::move(result.graph);
}

std::int64_t learnable(const Graph &graph)
{
    std::int64_t sum = 0;
    for (const GraphBlock &block : graph.blocks)
        sum += block.learnable;
    return sum;
}

} // namespace

class TestYolox : public QObject {
    Q_OBJECT

private slots:
    void namesOfNano()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano_map.csv");
        std::map<std::string, Shape> expected;
        for (const QStringList &row : rows()) {
            const std::string module = row[Module].toStdString();
            const Shape weight = shapeOf(row[WeightShape]);
            expected[module + ".weight"] = weight;
            if (row[BatchNorm].isEmpty()) {
                expected[module + ".bias"] = {weight[0]};
                continue;
            }
            const std::string norm = row[BatchNorm].toStdString();
            for (const char *name : {".weight", ".bias", ".running_mean", ".running_var"})
                expected[norm + name] = {weight[0]};
            expected[norm + ".num_batches_tracked"] = {};
        }
        std::map<std::string, Shape> actual;
        const std::string prefix = "yolox.";
        for (const WeightSpec &weight : graphOf(yolox(0.33, 0.25, true, 416)).weights())
            actual[weight.name.substr(prefix.size())] = weight.shape;
        for (const auto &[name, shape] : expected) {
            QVERIFY2(actual.contains(name), ("missing " + name).c_str());
            QVERIFY2(actual[name] == shape,
                     (name + " is " + toString(actual[name]) + ", not " + toString(shape)).c_str());
        }
        for (const auto &[name, shape] : actual)
            QVERIFY2(expected.contains(name), ("not in YOLOX: " + name).c_str());
    }

    void convolutionsOfNano()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano_map.csv");
        const Graph graph = graphOf(yolox(0.33, 0.25, true, 416));
        std::int64_t convolutions = 0;
        for (const QStringList &row : rows()) {
            const QByteArray module = row[Module].toUtf8();
            const int found = graph.findNode("yolox." + row[Module].toStdString());
            QVERIFY2(found >= 0, module.constData());
            const Node &node = graph.nodes[static_cast<std::size_t>(found)];
            const auto spatial = [](const Shape &shape) { return QStringLiteral("%1x%2").arg(shape[2]).arg(shape[3]); };
            QVERIFY2(spatial(node.inputShapes[0]) == row[InSize], module.constData());
            QVERIFY2(spatial(node.outputShapes[0]) == row[OutSize], module.constData());
            QVERIFY2(node.params.integers("stride")[0] == row[Stride].toLongLong(), module.constData());
            QVERIFY2(node.params.integers("padding")[0] == row[Padding].toLongLong(), module.constData());
            QVERIFY2(node.params.integer("groups") == row[Groups].toLongLong(), module.constData());
            QVERIFY2(node.kind->macs(node.params, node.inputShapes) == row[Macs].toLongLong(), module.constData());
            ++convolutions;
        }
        for (const Node &node : graph.nodes)
            convolutions -= node.kind->type() == "Conv2d" ? 1 : 0;
        QCOMPARE(convolutions, 0);
    }

    void operationsOfNano()
    {
        std::int64_t macs = 0;
        for (const Node &node : graphOf(yolox(0.33, 0.25, true, 416)).nodes)
            if (node.kind->type() == "Conv2d")
                macs += node.kind->macs(node.params, node.inputShapes);
        QCOMPARE(std::round(static_cast<double>(macs) / 1e5), 5226.0); // 522.6 M
    }

    /// Millions of parameters as in YOLOX's README, for 80 classes.
    void publishedSizes_data()
    {
        QTest::addColumn<double>("depth");
        QTest::addColumn<double>("width");
        QTest::addColumn<bool>("depthwise");
        QTest::addColumn<double>("millions");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("Nano") << 0.33 << 0.25 << true << 0.91 << 0.005;
        QTest::newRow("Tiny") << 0.33 << 0.375 << false << 5.06 << 0.005;
        QTest::newRow("S") << 0.33 << 0.5 << false << 9.0 << 0.05;
        QTest::newRow("M") << 0.67 << 0.75 << false << 25.3 << 0.05;
        QTest::newRow("L") << 1.0 << 1.0 << false << 54.2 << 0.05;
        QTest::newRow("X") << 1.33 << 1.25 << false << 99.1 << 0.05;
        QTest::newRow("Darknet53") << 0.0 << 0.0 << false << 63.7 << 0.05;
    }
    void publishedSizes()
    {
        QFETCH(double, depth);
        QFETCH(double, width);
        QFETCH(bool, depthwise);
        QFETCH(double, millions);
        QFETCH(double, tolerance);
        const Graph graph = graphOf(depth > 0 ? yolox(depth, width, depthwise, 640) : yolov3(640));
        const double actual = static_cast<double>(learnable(graph)) / 1e6;
        QVERIFY2(std::abs(actual - millions) <= tolerance, qPrintable(QString::number(actual)));
        QCOMPARE(graph.blocks.back().outputShapes, (std::vector<Shape>{{1, 8400, 85}}));
    }

    void sizesThatDontFit_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("fits");
        QTest::newRow("32") << 32 << true;
        QTest::newRow("416") << 416 << true;
        QTest::newRow("odd") << 417 << false;
        QTest::newRow("not a multiple of 32") << 400 << false;
    }
    void sizesThatDontFit()
    {
        QFETCH(int, size);
        QFETCH(bool, fits);
        const GraphResult result = buildGraph(yolox(0.33, 0.25, true, size), 1);
        QCOMPARE(result.ok(), fits);
        if (!fits) {
            QCOMPARE(result.problems.front().block, std::string("yolox"));
            const QString text = QString::fromStdString(result.problems.front().message.text());
            QVERIFY2(text.contains(QLatin1String("height and width")), qPrintable(text));
            QVERIFY2(text.contains(QString::number(size)), qPrintable(text));
        }
    }

private:
    static QList<QStringList> rows()
    {
        QFile file(test::sharedPath(QStringLiteral("yolox/models/yolox_nano_map.csv")));
        QList<QStringList> result;
        if (!file.open(QIODevice::ReadOnly))
            return result;
        file.readLine();
        while (!file.atEnd())
            result.append(QString::fromUtf8(file.readLine()).trimmed().split(QLatin1Char(',')));
        return result;
    }
};

QTEST_GUILESS_MAIN(TestYolox)
#include "tst_yolox.moc"
