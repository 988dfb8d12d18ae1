#include "core/blocks/support/Indexing.h"
#include "core/labs/CellSum.h"
#include "core/labs/ConvSetting.h"
#include "core/labs/PoolCell.h"
#include "tests/support/Tolerance.h"
#include "tests/widgets/support/SampleRun.h"

#include <QTest>

#include <set>

using namespace vitrine;

namespace {

Network alone(const std::string &type, const Shape &input,
              const std::map<std::string, ParamValue, std::less<>> &parameters)
{
    Network network;
    network.blocks.push_back({"input", "Input", {{"shape", Shape(input.begin() + 1, input.end())}}, {}, {}});
    network.blocks.push_back({"block", type, parameters, {}, {}});
    network.connections.push_back({{"input", 0}, {"block", 0}, {}});
    return network;
}

/// What under() says of every output place, over() says of every input place.
void compareBothWays(const Windows &windows)
{
    std::set<std::pair<Index, Index>> down, up;
    forEachIndex(windows.output(), [&](const Index &place) {
        for (const Windows::Touch &touch : windows.under(place))
            if (touch.isInside)
                down.insert({touch.place, place});
    });
    forEachIndex(windows.input(), [&](const Index &place) {
        for (const Windows::Touch &touch : windows.over(place))
            if (touch.isInside)
                up.insert({place, touch.place});
    });
    QVERIFY(!down.empty());
    QVERIFY(down == up);
}

ConvSetting setting(std::size_t dimensions, std::int64_t channels, std::int64_t kernel)
{
    ConvSetting result;
    result.outChannels = channels;
    result.kernel.assign(dimensions, kernel);
    result.stride = result.dilation = std::vector<std::int64_t>(dimensions, 1);
    result.padding = result.outputPadding = std::vector<std::int64_t>(dimensions, 0);
    return result;
}

} // namespace

class TestWindows : public QObject {
    Q_OBJECT

private slots:
    void sumsAreTheRunsNumbers_data()
    {
        QTest::addColumn<ConvSetting>("conv");
        QTest::addColumn<std::vector<std::int64_t>>("input");

        QTest::newRow("3x3") << setting(2, 4, 3) << Shape{2, 3, 6, 7};
        ConvSetting conv = setting(2, 4, 3);
        conv.padding = {1, 2};
        conv.stride = {2, 3};
        QTest::newRow("padded, strided") << conv << Shape{1, 3, 8, 7};
        conv = setting(2, 2, 4);
        conv.isSame = true;
        QTest::newRow("same with an even kernel") << conv << Shape{1, 2, 6, 6};
        conv = setting(2, 6, 3);
        conv.groups = 3;
        conv.dilation = {2, 1};
        conv.bias = false;
        QTest::newRow("groups, dilated, no bias") << conv << Shape{1, 3, 7, 7};
        conv = setting(2, 6, 3);
        conv.kind = ConvSetting::Kind::Separable;
        conv.padding = {1, 1};
        QTest::newRow("depthwise separable") << conv << Shape{1, 4, 5, 5};
        conv = setting(2, 4, 3);
        conv.kind = ConvSetting::Kind::Transposed;
        conv.stride = {2, 2};
        conv.padding = {1, 1};
        conv.outputPadding = {1, 0};
        conv.groups = 2;
        QTest::newRow("transposed, groups") << conv << Shape{2, 4, 4, 5};
        QTest::newRow("1d") << setting(1, 3, 5) << Shape{1, 2, 12};
        conv = setting(1, 3, 3);
        conv.kind = ConvSetting::Kind::Transposed;
        conv.stride = {2};
        conv.dilation = {2};
        QTest::newRow("1d transposed, dilated") << conv << Shape{1, 2, 6};
        conv = setting(3, 2, 3);
        conv.padding = {1, 1, 1};
        conv.stride = {1, 2, 2};
        QTest::newRow("3d") << conv << Shape{1, 2, 4, 5, 5};
        conv = setting(1, 4, 3);
        conv.kind = ConvSetting::Kind::Separable;
        QTest::newRow("1d separable") << conv << Shape{1, 2, 8};
    }

    void sumsAreTheRunsNumbers()
    {
        QFETCH(const ConvSetting, conv);
        QFETCH(const std::vector<std::int64_t>, input);
        const auto trace = test::run(convTrial(conv, input), Mode::Eval, input[0]);
        QVERIFY(trace);
        for (std::size_t n = 1; n < trace->graph.nodes.size(); ++n) {
            const Node &node = trace->graph.nodes[n];
            const Windows windows = windowsOf(node);
            compareBothWays(windows);
            const auto weight = [&](const char *name) {
                const auto found = trace->weights.find(node.path + "." + name);
                return found == trace->weights.end() ? Snapshot() : found->second;
            };
            std::vector<double> sums;
            forEachIndex(node.outputShapes[0], [&](const Index &index) {
                const CellSum sum =
                    convCell(node, windows, trace->nodes[n - 1].outputs[0], weight("weight"), weight("bias"), index);
                sums.push_back(sum.value);
            });
            QVERIFY(test::relativeError(Snapshot::of(node.outputShapes[0], std::move(sums)), trace->nodes[n].outputs[0])
                    < 1e-4);
        }
        const Result<ConvCost> cost = costOf(conv, input);
        QVERIFY(cost.ok());
        QCOMPARE(cost->output, trace->nodes.back().outputs[0].shape());
        for (std::size_t d = 0; d < conv.dimensions(); ++d)
            QVERIFY(sizeInNumbers(conv, d, input[d + 2]).ends_with(" = " + std::to_string(cost->output[d + 2])));
    }

    /// What is read from a block and written again is the same block.
    void blocksComeBack()
    {
        for (const char *type : {"Conv2d", "ConvTranspose2d", "DepthwiseSeparableConv2d"}) {
            std::map<std::string, ParamValue, std::less<>> parameters = {{"out_channels", std::int64_t(4)},
                                                                         {"kernel_size", Shape{3, 5}},
                                                                         {"stride", std::int64_t(2)},
                                                                         {"padding", std::int64_t(1)},
                                                                         {"bias", false}};
            if (std::string_view(type) == "ConvTranspose2d")
                parameters.emplace("output_padding", Shape{1, 0});
            const Block block{"block", type, parameters, {}, {}};
            std::vector<Problem> problems;
            const Params params = Params::resolve(findBlockKind(type)->parameters(), block, problems);
            QVERIFY(problems.empty());
            QCOMPARE(blockOf(convSettingOf(type, params), "block"), block);
        }
    }

    void costs()
    {
        const ConvSetting plain = setting(2, 8, 3);
        const Shape input = {1, 4, 10, 10};
        const auto cost = [&](ConvVariant variant) { return *costOf(*variantOf(plain, variant, 4), input); };
        QCOMPARE(cost(ConvVariant::Plain).weights, 8 * 4 * 9 + 8);
        QCOMPARE(cost(ConvVariant::Plain).macs, 64 * 8 * 4 * 9);
        QCOMPARE(cost(ConvVariant::Grouped).macs, 64 * 8 * 2 * 9);
        QCOMPARE(cost(ConvVariant::Depthwise).macs, 64 * 8 * 9);
        QCOMPARE(cost(ConvVariant::Separable).macs, 64 * 4 * 9 + 64 * 8 * 4);
        QCOMPARE(cost(ConvVariant::Separable).weights, 4 * 9 + 4 + 8 * 4 + 8);
        QCOMPARE(cost(ConvVariant::Dilated).field, (Shape{5, 5}));
        QCOMPARE(cost(ConvVariant::Dilated).output, (Shape{1, 8, 8, 8}));
        QCOMPARE(cost(ConvVariant::Transposed).output, (Shape{1, 8, 12, 12}));
        QCOMPARE(cost(ConvVariant::Transposed).field, (Shape{3, 3}));
        QVERIFY(!variantOf(plain, ConvVariant::Depthwise, 3));
        QVERIFY(!variantOf(plain, ConvVariant::Grouped, 3));
        QVERIFY(!costOf(setting(2, 8, 11), input).ok());
    }

    void pooling_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<std::vector<std::int64_t>>("input");
        QTest::addColumn<QByteArray>("parameters"); ///< as in a network file, but for its quotes
        QTest::newRow("max 2") << QByteArray("MaxPool2d") << Shape{2, 3, 6, 6} << QByteArray("'kernel_size': 2");
        QTest::newRow("max overlapping, ceil")
            << QByteArray("MaxPool2d") << Shape{1, 2, 7, 8}
            << QByteArray("'kernel_size': 3, 'stride': 2, 'padding': 1, 'ceil_mode': true");
        QTest::newRow("max dilated") << QByteArray("MaxPool2d") << Shape{1, 2, 9, 9}
                                     << QByteArray("'kernel_size': 3, 'dilation': 2, 'stride': 1");
        QTest::newRow("average") << QByteArray("AvgPool2d") << Shape{1, 2, 6, 6} << QByteArray("'kernel_size': 2");
        QTest::newRow("average, ceil, padded")
            << QByteArray("AvgPool2d") << Shape{1, 2, 6, 7}
            << QByteArray("'kernel_size': 3, 'stride': 2, 'padding': 1, 'ceil_mode': true");
        QTest::newRow("average without the border")
            << QByteArray("AvgPool2d") << Shape{1, 2, 6, 7}
            << QByteArray("'kernel_size': 3, 'stride': 2, 'padding': 1, 'count_include_pad': false");
        QTest::newRow("average by 5") << QByteArray("AvgPool2d") << Shape{1, 1, 6, 6}
                                      << QByteArray("'kernel_size': 2, 'divisor_override': 5");
        QTest::newRow("last window left out")
            << QByteArray("AvgPool1d") << Shape{1, 1, 4}
            << QByteArray("'kernel_size': 2, 'stride': 3, 'padding': 1, 'ceil_mode': true");
        QTest::newRow("3d") << QByteArray("MaxPool3d") << Shape{1, 2, 4, 4, 4} << QByteArray("'kernel_size': 2");
        QTest::newRow("adaptive") << QByteArray("AdaptiveAvgPool2d") << Shape{1, 2, 7, 5}
                                  << QByteArray("'output_size': [3, 2]");
    }

    void pooling()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const std::vector<std::int64_t>, input);
        QFETCH(const QByteArray, parameters);
        QByteArray shape;
        for (std::size_t d = 1; d < input.size(); ++d)
            shape += (d > 1 ? ", " : "") + QByteArray::number(static_cast<qlonglong>(input[d]));
        QByteArray json = "{'format': 'vitrine-network', 'version': 1, 'name': 'pool', 'blocks': ["
                          "{'id': 'input', 'type': 'Input', 'params': {'shape': ["
            + shape + "]}}, {'id': 'pool', 'type': '" + type + "', 'params': {" + parameters
            + "}}], 'connections': [{'from': 'input', 'to': 'pool'}]}";
        json.replace("'", "\"");
        const auto trace = test::run(test::network(json.constData()), Mode::Eval, input[0]);
        QVERIFY(trace);
        const Node &node = trace->graph.nodes[1];
        const Windows windows = poolWindowsOf(node);
        compareBothWays(windows);
        std::vector<double> values;
        forEachIndex(node.outputShapes[0], [&](const Index &index) {
            values.push_back(poolCell(node, windows, trace->nodes[0].outputs[0], index).value);
        });
        QVERIFY(test::relativeError(Snapshot::of(node.outputShapes[0], std::move(values)), trace->nodes[1].outputs[0])
                < 1e-6);
        for (std::size_t d = 0; d + 2 < input.size(); ++d) {
            const std::string text = poolSizeInNumbers(node, d);
            QVERIFY2(text.ends_with(std::to_string(node.outputShapes[0][d + 2])), text.c_str());
        }
        const std::vector<int> winners = winnersOf(windows, trace->nodes[0].outputs[0], 0, 0);
        if (!isMaxPool(node))
            return;
        std::vector<int> counts(winners.size(), 0);
        forEachIndex(windows.output(), [&](const Index &place) {
            Index index = {0, 0};
            index.insert(index.end(), place.begin(), place.end());
            const PoolCell cell = poolCell(node, windows, trace->nodes[0].outputs[0], index);
            ++counts[static_cast<std::size_t>(ravelled(cell.members[cell.winner].place, windows.input()))];
        });
        QCOMPARE(winners, counts);
    }

    void linear()
    {
        const auto trace = test::run(alone("Linear", {2, 3, 5}, {{"out_features", std::int64_t(4)}}));
        QVERIFY(trace);
        std::vector<double> sums;
        forEachIndex({2, 3, 4}, [&](const Index &index) {
            const CellSum sum = linearCell(trace->nodes[0].outputs[0], trace->weights.at("block.weight"),
                                           trace->weights.at("block.bias"), index);
            QCOMPARE(sum.after(0), sum.bias.value());
            sums.push_back(sum.value);
        });
        QVERIFY(test::relativeError(Snapshot::of({2, 3, 4}, std::move(sums)), trace->nodes[1].outputs[0]) < 1e-5);
    }
};

QTEST_GUILESS_MAIN(TestWindows)
#include "tst_windows.moc"
