// Parameters and shapes that a convolution, norm or detection block can't take: where the problem is put, and what its
// message says.

#include "core/graph/Graph.h"

#include <QtTest>

#include <map>
#include <string>

using namespace vitrine;

namespace {

using Parameters = std::map<std::string, ParamValue, std::less<>>;
using List = std::vector<std::int64_t>;

GraphResult around(const QString &type, const Shape &input, const Parameters &parameters)
{
    Network network;
    network.blocks = {{"in", "Input", {{"shape", List(input)}}, {}, {}},
                      {"block", type.toStdString(), parameters, {}, {}}};
    network.connections = {{{"in", 0}, {"block", 0}, {}}};
    return buildGraph(network, 2);
}

} // namespace

Q_DECLARE_METATYPE(Parameters)

class TestMisfits : public QObject {
    Q_OBJECT

private slots:
    void problems_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Shape>("input");
        QTest::addColumn<Parameters>("parameters");
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char *name, const char *type, Shape input, Parameters parameters,
                            const char *parameter, QStringList said) {
            QTest::newRow(name) << QString::fromLatin1(type) << input << parameters << QString::fromLatin1(parameter)
                                << said;
        };
        const Parameters conv = {{"out_channels", 4}, {"kernel_size", 3}};
        const auto with = [](Parameters base, std::string name, ParamValue value) {
            base[std::move(name)] = std::move(value);
            return base;
        };
        row("no kernel_size", "Conv2d", {3, 8, 8}, {{"out_channels", 4}}, "kernel_size", {"whole number from 1 to"});
        row("no channels", "Conv2d", {3, 8, 8}, {{"out_channels", 0}, {"kernel_size", 3}}, "out_channels",
            {"from 1 to"});
        row("padding word", "Conv2d", {3, 8, 8}, with(conv, "padding", "full"), "padding", {"\"same\", \"valid\""});
        row("padding mode", "Conv2d", {3, 8, 8}, with(conv, "padding_mode", "reflect"), "padding_mode", {"zeros"});
        row("list too long", "Conv2d", {3, 8, 8}, with(conv, "stride", List{1, 1, 1}), "stride", {"list of 2"});
        row("same with stride", "Conv2d", {3, 8, 8}, with(with(conv, "padding", "same"), "stride", 2), "padding",
            {"\"stride\" 1", "[2, 2]"});
        row("same with stride, separable", "DepthwiseSeparableConv2d", {3, 8, 8},
            with(with(conv, "padding", "same"), "stride", 2), "padding", {"\"stride\" 1"});
        row("groups and kernels", "Conv2d", {3, 8, 8}, with(conv, "groups", 3), "groups", {"3", "out_channels", "4"});
        row("groups and input", "Conv2d", {3, 8, 8}, with(conv, "groups", 2), "", {"groups", "2", "3"});
        row("kernel too large", "Conv2d", {3, 4, 8}, with(conv, "dilation", 2), "",
            {"size 3", "dilation 2", "over 5", "only 4", "[2, 3, 4, 8]"});
        row("wrong rank", "Conv2d", {3, 8}, conv, "", {"[N, C, H, W]", "[2, 3, 8]"});
        row("wrong rank 1d", "Conv1d", {3, 8, 8}, conv, "", {"[N, C, L]", "[2, 3, 8, 8]"});
        row("output_padding", "ConvTranspose2d", {3, 4, 4}, with(with(conv, "output_padding", 2), "stride", 2),
            "output_padding", {"is 2", "0 to 1"});
        row("all cut off", "ConvTranspose2d", {3, 2, 2}, with(conv, "padding", 2), "", {"padding 2", "[2, 3, 2, 2]"});
        row("transposed groups", "ConvTranspose2d", {3, 4, 4}, with(conv, "groups", 2), "", {"groups", "3"});
        row("batch norm rank", "BatchNorm2d", {3, 4}, {}, "", {"[N, C, H, W]", "[2, 3, 4]"});
        row("batch norm 1d rank", "BatchNorm1d", {3, 4, 4}, {}, "", {"[N, C]", "[2, 3, 4, 4]"});
        row("momentum", "BatchNorm2d", {3, 4, 4}, {{"momentum", 1.5}}, "momentum", {"from 0 to 1", "null"});
        row("group norm", "GroupNorm", {5, 4}, {{"num_groups", 2}}, "", {"num_groups", "2", "5"});
        row("layer norm", "LayerNorm", {3, 4}, {{"normalized_shape", List{3}}}, "", {"[3]", "[2, 3, 4]"});
        row("layer norm over the batch", "LayerNorm", {4}, {{"normalized_shape", List{2, 4}}}, "", {"[2, 4]"});
        row("instance norm statistics", "InstanceNorm2d", {3, 4, 4}, {{"track_running_stats", true}},
            "track_running_stats", {"must be false"});
        row("instance norm of one value", "InstanceNorm2d", {3, 1, 1}, {}, "", {"[2, 3, 1, 1]"});
        row("focus", "Focus", {3, 5, 4}, {{"out_channels", 2}}, "", {"even", "[2, 3, 5, 4]"});
        row("expansion", "CSPLayer", {4, 4, 4}, {{"out_channels", 3}, {"expansion", 0.1}}, "expansion", {"1/3"});
        row("activation", "BaseConv", {3, 4, 4}, with(conv, "act", "mish"), "act", {"silu", "lrelu", "relu"});
        row("inside", "BaseConv", {3, 1, 1}, {{"out_channels", 2}, {"kernel_size", 4}}, "",
            {"block", "conv", "size 4"});
        row("even window", "SPPBottleneck", {4, 5, 5}, {{"out_channels", 2}, {"kernel_sizes", List{5, 4}}},
            "kernel_sizes", {"4", "odd"});
        row("depth", "YOLOFPN", {3, 32, 32}, {{"depth", 42}}, "depth", {"21 or 53"});
        row("parts are not for files", "Slice", {3, 4, 4}, {{"dim", 1}}, "", {"Slice"});
    }
    void problems()
    {
        QFETCH(QString, type);
        QFETCH(Shape, input);
        QFETCH(Parameters, parameters);
        QFETCH(QString, parameter);
        QFETCH(QStringList, said);
        const GraphResult result = around(type, input, parameters);
        QVERIFY(!result.ok());
        const Problem &problem = result.problems.front();
        QCOMPARE(problem.block, std::string("block"));
        QCOMPARE(QString::fromStdString(problem.parameter), parameter);
        const QString text = QString::fromStdString(problem.message.text());
        said.append(QStringLiteral("block"));
        for (const QString &part : said)
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    /// The sizes that PyTorch gives, worked out by hand.
    void sizes_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Shape>("input");
        QTest::addColumn<Parameters>("parameters");
        QTest::addColumn<Shape>("output");
        QTest::addColumn<qint64>("macs");
        const auto row = [](const char *name, const char *type, Shape input, Parameters parameters, Shape output,
                            qint64 macs) {
            QTest::newRow(name) << QString::fromLatin1(type) << input << parameters << output << macs;
        };
        row("7x5 k3", "Conv2d", {3, 7, 5}, {{"out_channels", 4}, {"kernel_size", 3}}, {2, 4, 5, 3}, 2 * 4 * 15 * 27);
        row("8x8 k3 s2", "Conv2d", {3, 8, 8}, {{"out_channels", 4}, {"kernel_size", 3}, {"stride", 2}}, {2, 4, 3, 3},
            2 * 4 * 9 * 27);
        row("9x9 k3 s2 p1 d2", "Conv2d", {4, 9, 9},
            {{"out_channels", 4}, {"kernel_size", 3}, {"stride", 2}, {"padding", 1}, {"dilation", 2}, {"groups", 2}},
            {2, 4, 4, 4}, 2 * 4 * 16 * 18);
        row("same k4 d3", "Conv1d", {2, 7},
            {{"out_channels", 3}, {"kernel_size", 4}, {"dilation", 3}, {"padding", "same"}}, {2, 3, 7}, 2 * 3 * 7 * 8);
        row("kernel as large as the padded input", "Conv2d", {1, 3, 3},
            {{"out_channels", 1}, {"kernel_size", 5}, {"padding", 1}}, {2, 1, 1, 1}, 2 * 25);
        row("transposed 4 k4 s2 p1 op1", "ConvTranspose1d", {3, 4},
            {{"out_channels", 5}, {"kernel_size", 4}, {"stride", 2}, {"padding", 1}, {"output_padding", 1}}, {2, 5, 9},
            2 * 3 * 4 * 5 * 4);
        row("transposed k3 d2", "ConvTranspose2d", {2, 4, 3},
            {{"out_channels", 2}, {"kernel_size", 3}, {"dilation", 2}, {"groups", 2}}, {2, 2, 8, 7}, 2 * 2 * 12 * 9);
        row("linear", "Linear", {3, 2, 5}, {{"out_features", 4}}, {2, 3, 2, 4}, 2 * 6 * 20);
        row("separable", "DepthwiseSeparableConv2d", {3, 7, 7},
            {{"out_channels", 4}, {"kernel_size", 3}, {"stride", 2}}, {2, 4, 3, 3}, 2 * (3 * 9 * 9 + 4 * 9 * 3));
    }
    void sizes()
    {
        QFETCH(QString, type);
        QFETCH(Shape, input);
        QFETCH(Parameters, parameters);
        QFETCH(Shape, output);
        QFETCH(qint64, macs);
        const GraphResult result = around(type, input, parameters);
        QVERIFY2(result.ok(), result.ok() ? "" : result.problems.front().message.text().c_str());
        QCOMPARE(result.graph->blocks.back().outputShapes, (std::vector<Shape>{output}));
        QCOMPARE(result.graph->blocks.back().macs, macs);
    }
};

QTEST_GUILESS_MAIN(TestMisfits)
#include "tst_misfits.moc"
