// Which blocks of two networks belong together.

#include "core/graph/MatchGraphs.h"
#include "core/network/NetworkFile.h"

#include <QtTest>

using namespace vitrine;

namespace {

/// A chain "id:Type id:Type …" as a graph: 1 × 8 × 8 goes in.
Graph chain(const QString &blocks)
{
    Network network;
    for (const QString &each : blocks.split(QLatin1Char(' '))) {
        Block block;
        block.id = each.section(QLatin1Char(':'), 0, 0).toStdString();
        block.type = each.section(QLatin1Char(':'), 1).toStdString();
        if (block.type == "Input")
            block.params["shape"] = std::vector<std::int64_t>{1, 8, 8};
        if (block.type == "Conv2d") {
            block.params["out_channels"] = std::int64_t(2);
            block.params["kernel_size"] = std::vector<std::int64_t>{3, 3};
            block.params["padding"] = std::vector<std::int64_t>{1, 1};
        }
        if (block.type == "MaxPool2d")
            block.params["kernel_size"] = std::vector<std::int64_t>{2, 2};
        if (block.type == "Linear")
            block.params["out_features"] = std::int64_t(3);
        if (!network.blocks.empty())
            network.connections.push_back({{network.blocks.back().id, 0}, {block.id, 0}, {}});
        network.blocks.push_back(std::move(block));
    }
    GraphResult built = buildGraph(network, 1);
    return built.ok() ? *std::move(built.graph) : Graph();
}

/// "conv1=c1 relu=- -=extra"
QString written(const QString &a, const QString &b)
{
    const Graph one = chain(a), other = chain(b);
    const auto name = [](const Graph &graph, int index) {
        return index < 0 ? QStringLiteral("-")
                         : QString::fromStdString(graph.blocks[static_cast<std::size_t>(index)].id);
    };
    QStringList pairs;
    for (const GraphPair &pair : matchBlocks(one, other))
        pairs += name(one, pair.a) + QLatin1Char('=') + name(other, pair.b);
    return pairs.join(QLatin1Char(' '));
}

} // namespace

class TestMatchGraphs : public QObject {
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("pairs");
        const QString plain = QStringLiteral("x:Input c1:Conv2d r1:ReLU c2:Conv2d r2:ReLU f:Flatten fc:Linear");
        QTest::newRow("the same") << plain << plain << "x=x c1=c1 r1=r1 c2=c2 r2=r2 f=f fc=fc";
        QTest::newRow("one more in B")
            << plain << "x:Input c1:Conv2d bn:BatchNorm2d r1:ReLU c2:Conv2d r2:ReLU f:Flatten fc:Linear"
            << "x=x c1=c1 -=bn r1=r1 c2=c2 r2=r2 f=f fc=fc";
        QTest::newRow("one less in B") << plain << "x:Input c1:Conv2d c2:Conv2d r2:ReLU f:Flatten fc:Linear"
                                       << "x=x c1=c1 r1=- c2=c2 r2=r2 f=f fc=fc";
        QTest::newRow("another activation of the same name")
            << plain << "x:Input c1:Conv2d r1:Tanh c2:Conv2d r2:ReLU f:Flatten fc:Linear"
            << "x=x c1=c1 r1=r1 c2=c2 r2=r2 f=f fc=fc";
        QTest::newRow("other names: by kind and order")
            << plain << "in:Input a:Conv2d b:ReLU c:Conv2d d:ReLU e:Flatten g:Linear"
            << "x=in c1=a r1=b c2=c r2=d f=e fc=g";
        QTest::newRow("the same name for other work") << "x:Input a:Conv2d b:ReLU"
                                                      << "x:Input b:Conv2d a:ReLU"
                                                      << "x=x a=b b=a";
        // Two convolutions on one side, three on the other: as many as can be paired without crossing.
        QTest::newRow("deeper, with other names") << "x:Input a:Conv2d b:ReLU c:MaxPool2d d:Flatten"
                                                  << "x:Input p:Conv2d q:ReLU r:Conv2d s:ReLU t:MaxPool2d u:Flatten"
                                                  << "x=x a=p b=q -=r -=s c=t d=u";
        // "keep" stands before the other convolution in A and behind it in B: the two may not cross it.
        QTest::newRow("names are anchors") << "x:Input keep:ReLU a:Conv2d"
                                           << "x:Input b:Conv2d keep:ReLU"
                                           << "x=x -=b keep=keep a=-";
        QTest::newRow("nothing in common") << "x:Input a:ReLU"
                                           << "y:Input"
                                           << "x=y a=-";
    }

    void matches()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, pairs);
        QCOMPARE(written(a, b), pairs);
    }

    void nodesOfComposites()
    {
        const char *const json = R"({"format": "vitrine-network", "version": 1, "name": "n", "blocks": [
  {"id": "x", "type": "Input", "params": {"shape": [3, 8, 8]}},
  {"id": "%1", "type": "BaseConv", "params": {"out_channels": 4, "kernel_size": 3}}],
 "connections": [{"from": "x", "to": "%1"}]})";
        const auto graphOf = [json](const char *id) {
            const QByteArray text = QByteArray(json).replace("%1", id);
            const auto network = parseNetwork(text.toStdString(), "test");
            return network ? buildGraph(*network, 1).graph : std::nullopt;
        };
        const auto a = graphOf("stem"), b = graphOf("base");
        QVERIFY(a && b);
        const std::vector<GraphPair> pairs = matchNodes(*a, *b);
        QCOMPARE(pairs.size(), a->nodes.size());
        for (std::size_t i = 0; i < pairs.size(); ++i)
            QCOMPARE(pairs[i], (GraphPair{static_cast<int>(i), static_cast<int>(i)}));
    }
};

QTEST_GUILESS_MAIN(TestMatchGraphs)
#include "tst_matchgraphs.moc"
