// A composite block and the parts that replace it: the same numbers, under new names.

#include "core/edit/Edit.h"
#include "core/graph/InitWeights.h"
#include "core/graph/Inside.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::edit;

namespace {

constexpr std::int64_t batch = 2;

/// image → before → block → (after, beside) → sum → loss; what the block's parameters are is given as JSON.
Network around(const std::string &type, const std::string &params)
{
    const auto network = parseNetwork(R"({"format": "vitrine-network", "version": 1, "name": "n", "blocks": [
        {"id": "image", "type": "Input", "params": {"shape": [3, 16, 16]}},
        {"id": "before", "type": "Conv2d", "params": {"out_channels": 8, "kernel_size": 3, "padding": 1}},
        {"id": "block", "type": ")" + type + R"(", "params": )"
                                          + params + R"(},
        {"id": "after", "type": "Conv2d", "params": {"out_channels": 8, "kernel_size": 1}},
        {"id": "beside", "type": "Conv2d", "params": {"out_channels": 8, "kernel_size": 1}},
        {"id": "sum", "type": "Add"}, {"id": "loss", "type": "MSELoss"}],
        "connections": [{"from": "image", "to": "before"}, {"from": "before", "to": "block"},
        {"from": "block", "to": "after"}, {"from": "block", "to": "beside"},
        {"from": "after", "to": "sum"}, {"from": "beside", "to": "sum", "input": 1}, {"from": "sum", "to": "loss"}]})",
                                      "test");
    if (!network)
        qFatal("%s", network.error().message.text().c_str());
    return *network;
}

Graph graphOf(const Network &network)
{
    GraphResult result = buildGraph(network, batch);
    if (!result.ok())
        qFatal("%s", result.error("test").message.text().c_str());
    return *std::move(result.graph);
}

Snapshot numbers(const Shape &shape, int seed)
{
    std::vector<float> values(static_cast<std::size_t>(elementCount(shape)));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>((i * 7 + static_cast<std::size_t>(seed)) % 23) / 23.0F - 0.4F;
    return Snapshot::of(shape, std::move(values));
}

/// A training step's forward and backward pass, with statistics of the batch.
std::shared_ptr<const Trace> traced(const Network &network, const TensorMap &weights)
{
    TraceRequest request;
    request.graph = graphOf(network);
    request.weights = weights;
    request.mode = Mode::Train;
    const int sum = request.graph.findBlock("sum");
    const Shape answer = request.graph.blocks[static_cast<std::size_t>(sum)].outputShapes.front();
    request.inputs = {{"image", numbers({batch, 3, 16, 16}, 1)}, {"loss", numbers(answer, 5)}};
    const auto trace = runTrace(request);
    if (!trace)
        qFatal("%s", trace.error().message.text().c_str());
    return *trace;
}

TensorMap renamed(TensorMap weights, const Unpacked &unpacked)
{
    for (const auto &[from, to] : unpacked.renames)
        weights = renameWeights(std::move(weights), from, to);
    return weights;
}

bool sameBits(const Snapshot &a, const Snapshot &b)
{
    return a.valid() && b.valid() && a.shape() == b.shape() && a.toFloats() == b.toFloats();
}

bool sameBits(const TensorMap &a, const TensorMap &b)
{
    return a.size() == b.size() && std::ranges::all_of(a, [&b](const auto &each) {
               const auto found = b.find(each.first);
               return found != b.end() && each.second.dtype() == found->second.dtype()
                   && (each.second.dtype() == DType::Int64 || sameBits(each.second, found->second));
           });
}

std::string idsOf(const Unpacked &unpacked)
{
    std::string text;
    for (const std::string &id : unpacked.ids)
        text += (text.empty() ? "" : " ") + id;
    return text;
}

} // namespace

class TestReplaceByParts : public QObject {
    Q_OBJECT

private slots:
    void computesTheSame_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("params");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *type, const char *params, const char *path) {
            QTest::addRow("%s, %s", type, path) << type << params << path;
        };
        row("BaseConv", R"({"out_channels": 8, "kernel_size": 3})", "block");
        row("DWConv", R"({"out_channels": 8, "kernel_size": 3})", "block");
        row("DepthwiseSeparableConv2d", R"({"out_channels": 8, "kernel_size": 3, "padding": 1})", "block");
        row("Bottleneck", R"({"out_channels": 8})", "block");
        row("ResLayer", "{}", "block");
        row("SPPBottleneck", R"({"out_channels": 8})", "block");
        row("CSPLayer", R"({"out_channels": 8, "n": 2})", "block");
        row("CSPLayer", R"({"out_channels": 8, "n": 12})", "block.m.1");
        row("CSPLayer", R"({"out_channels": 8, "n": 2})", "block.m.1.conv2");
    }
    void computesTheSame()
    {
        QFETCH(QString, type);
        QFETCH(QString, params);
        QFETCH(QString, path);
        const Network network = around(type.toStdString(), params.toStdString());
        const auto unpacked = replaceByParts(network, path.toStdString());
        QVERIFY2(unpacked.ok(), unpacked ? "" : unpacked.error().message.text().c_str());
        QVERIFY(!unpacked->network.find("block"));
        QVERIFY(unpacked->ids.size() > 1);
        for (const std::string &id : unpacked->ids)
            QVERIFY2(unpacked->network.find(id), id.c_str());

        const TensorMap weights = initWeights(graphOf(network), 3);
        const TensorMap now = renamed(weights, *unpacked);
        for (const WeightSpec &spec : graphOf(unpacked->network).weights())
            QVERIFY2(now.contains(spec.name) && now.at(spec.name).shape() == spec.shape, spec.name.c_str());
        const auto before = traced(network, weights), after = traced(unpacked->network, now);
        QVERIFY(before->hasBackward);
        QVERIFY(sameBits(before->output("loss"), after->output("loss")));
        QVERIFY(sameBits(before->output("sum"), after->output("sum")));
        QVERIFY(sameBits(before->gradient("image"), after->gradient("image")));
        QVERIFY(sameBits(renamed(before->weightGradients, *unpacked), after->weightGradients));
        QVERIFY(sameBits(renamed(before->weights, *unpacked), after->weights));
    }

    void severalPortsFindTheirWay()
    {
        // Three outputs into three inputs: both taken apart, one after the other.
        const auto network = parseNetwork(R"({"format": "vitrine-network", "version": 1, "name": "n", "blocks": [
            {"id": "image", "type": "Input", "params": {"shape": [3, 64, 64]}},
            {"id": "back", "type": "CSPDarknet", "params": {"dep_mul": 0.33, "wid_mul": 0.125}},
            {"id": "up", "type": "Upsample", "params": {"scale_factor": 4}},
            {"id": "all", "type": "Concat", "params": {"dim": 1}}],
            "connections": [{"from": "image", "to": "back"}, {"from": "back", "output": 2, "to": "up"},
            {"from": "back", "to": "all"}, {"from": "up", "to": "all", "input": 1}]})",
                                          "test");
        QVERIFY2(network.ok(), network ? "" : network.error().message.text().c_str());
        const auto unpacked = replaceByParts(*network, "back");
        QVERIFY(unpacked.ok());
        const auto feedOf = [&](const Endpoint &to) {
            return std::ranges::find(unpacked->network.connections, to, &Connection::to)->from;
        };
        QCOMPARE(feedOf({"all", 0}).block, std::string("back_dark3_1"));
        QCOMPARE(feedOf({"up", 0}).block, std::string("back_dark5_2"));
        QCOMPARE(graphOf(unpacked->network).blocks.back().outputShapes, graphOf(*network).blocks.back().outputShapes);
        QCOMPARE(graphOf(unpacked->network).weights().size(), graphOf(*network).weights().size());
    }

    void namesAreFree()
    {
        Network network = around("BaseConv", R"({"out_channels": 8, "kernel_size": 3})");
        network = renameBlock(std::move(network), "beside", "block_bn").value();
        const auto unpacked = replaceByParts(network, "block");
        QVERIFY(unpacked.ok());
        QCOMPARE(idsOf(*unpacked), std::string("block_act block_bn2 block_conv"));
        QCOMPARE(unpacked->blockOf("block.bn"), std::string("block_bn2"));
        QVERIFY(graphOf(unpacked->network).blocks.size() == network.blocks.size() + 2);
    }

    void partsMakeAGroupOrJoinOne()
    {
        Network network = around("BaseConv", R"({"out_channels": 8, "kernel_size": 3})");
        const std::vector<Group> own = groupsOf(replaceByParts(network, "block")->network);
        QCOMPARE(own.size(), std::size_t(1));
        QCOMPARE(own.front().name, std::string("block"));
        QCOMPARE(own.front().blocks.size(), std::size_t(3));
        network = withGroup(std::move(network), "stem", {"before", "block"});
        const std::vector<Group> joined = groupsOf(replaceByParts(network, "block")->network);
        QCOMPARE(joined.size(), std::size_t(1));
        QCOMPARE(joined.front().name, std::string("stem"));
        QCOMPARE(joined.front().blocks.size(), std::size_t(4));
    }

    void whatCantBeSaysWhy()
    {
        const Network network = around("CSPLayer", R"({"out_channels": 8})");
        for (const char *path : {"before", "nothing", "", "block.nothing", "block.both"}) {
            const auto refused = replaceByParts(network, path);
            QVERIFY2(!refused.ok(), path);
            QVERIFY(refused.error().message.text().starts_with('"' + std::string(path) + "\" can't be replaced"));
        }
        // Its slices are no blocks of a network.
        const Network focus = around("Focus", R"({"out_channels": 8})");
        const auto refused = replaceByParts(focus, "block");
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().message.text().find("Slice") != std::string::npos,
                 refused.error().message.text().c_str());
    }

    void anInsideKnowsWhatIsAroundIt()
    {
        const Network network = around("CSPLayer", R"({"out_channels": 8, "n": 2})");
        const Graph graph = graphOf(network);
        QVERIFY(!insideOf(network, graph, "before"));
        QVERIFY(!insideOf(network, graph, "block.m"));
        QVERIFY(!insideOf(network, graph, "block.both"));
        const auto block = insideOf(network, graph, "block");
        QVERIFY(block);
        QCOMPARE(block->sources, std::vector<std::string>{"before"});
        QCOMPARE(block->targets, (std::vector<std::vector<std::string>>{{"after", "beside"}}));
        // The first bottleneck lies within; the last convolution's output is the block's own.
        QCOMPARE(insideOf(network, graph, "block.m.0")->sources, std::vector<std::string>{"block.conv1"});
        QCOMPARE(insideOf(network, graph, "block.conv1")->sources, std::vector<std::string>{"before"});
        QCOMPARE(insideOf(network, graph, "block.conv3")->targets,
                 (std::vector<std::vector<std::string>>{{"after", "beside"}}));
        QCOMPARE(insidesOn(network, graph, "block.m.1.conv1.bn"),
                 (std::vector<std::string>{"block", "block.m.1", "block.m.1.conv1"}));
        QVERIFY(insidesOn(network, graph, "after").empty());
    }
};

QTEST_GUILESS_MAIN(TestReplaceByParts)
#include "tst_replacebyparts.moc"
