// vitrine-test: SOURCES ../blocks/BlockCase.cpp
// A block of the user's own: the network computes the same numbers with it, it lives in its file, and what can't be one
// is refused.

#include "core/base/Rng.h"
#include "core/edit/Edit.h"
#include "core/edit/MakeBlock.h"
#include "core/graph/KindOf.h"
#include "core/io/OnnxImport.h"
#include "core/io/OnnxReader.h"
#include "core/io/OnnxWriter.h"
#include "core/io/PyTorchWriter.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"
#include "core/trace/Explain.h"
#include "tests/core/blocks/BlockCase.h"

#include <QtTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::edit;

namespace {

/// Two convolutions with batch norm, a way around the second, and a loss.
constexpr const char *residual = R"({"format": "vitrine-network", "version": 1, "name": "Residual", "blocks": [
 {"id": "image", "type": "Input", "params": {"shape": [2, 8, 8]}, "position": [0, 0]},
 {"id": "conv-1", "type": "Conv2d", "params": {"out_channels": 4, "kernel_size": 3, "padding": 1}, "position": [200, 0]},
 {"id": "bn1", "type": "BatchNorm2d", "position": [400, 0]},
 {"id": "relu1", "type": "ReLU", "position": [600, 0]},
 {"id": "conv2", "type": "Conv2d", "params": {"out_channels": 4, "kernel_size": 3, "padding": 1}, "position": [800, 0]},
 {"id": "sum", "type": "Add", "position": [1000, 0]},
 {"id": "flatten", "type": "Flatten"}, {"id": "fc1", "type": "Linear", "params": {"out_features": 3}},
 {"id": "loss", "type": "CrossEntropyLoss"}], "connections": [
 {"from": "image", "to": "conv-1"}, {"from": "conv-1", "to": "bn1"}, {"from": "bn1", "to": "relu1"},
 {"from": "relu1", "to": "conv2"}, {"from": "relu1", "to": "sum"}, {"from": "conv2", "to": "sum", "input": 1},
 {"from": "sum", "to": "flatten"}, {"from": "flatten", "to": "fc1"}, {"from": "fc1", "to": "loss"}]})";

Network residualNetwork()
{
    return *parseNetwork(residual, "residual");
}

MadeBlock unitOf(const Network &network, const Ids &ids = {"conv-1", "bn1", "relu1"})
{
    return *makeBlock(network, ids, "Conv unit");
}

bool areBitEqual(const Snapshot &a, const Snapshot &b)
{
    return a.valid() && b.valid() && a.shape() == b.shape() && a.toDoubles() == b.toDoubles();
}

/// What a weight is called after the blocks were made one.
std::string movedName(std::string name, const MadeBlock &made)
{
    for (const auto &[from, to] : made.renames) {
        if (name.starts_with(from + '.'))
            return to + name.substr(from.size());
    }
    return name;
}

QString whyNot(const Network &network, const Ids &ids)
{
    const auto made = makeBlock(network, ids, "Unit");
    return made ? QStringLiteral("(made)") : QString::fromStdString(made.error().message.text());
}

/// The definition as a block of a network of its own, and what is said of it.
QString problemOf(const std::string &definition)
{
    Network network;
    network.blocks.push_back({"image", "Input", {{"shape", std::vector<std::int64_t>{2, 8, 8}}}, {}, {}});
    network.blocks.push_back({"unit1", "Custom", {}, {}, {{"definition", definition}}});
    network.connections.push_back({{"image", 0}, {"unit1", 0}, {}});
    const GraphResult built = buildGraph(network, 1);
    return built.ok() ? QStringLiteral("(sound)") : QString::fromStdString(built.error("file.json").message.text());
}

} // namespace

class TestMakeBlock : public QObject {
    Q_OBJECT

private slots:
    void theNumbersStayTheSame_data();
    void theNumbersStayTheSame();
    void portsAreWhatCrossesTheBorder();
    void looseInputsBecomeEntrances();
    void groupsAndPlacesFollow();
    void whatCantBeOneIsRefused();
    void theFileCarriesIt();
    void anotherOfItHasWeightsOfItsOwn();
    void copiesCarryIt();
    void exposedParametersAreTheBlocks();
    void oneWithinAnother();
    void isExplainedAndExported();
    void hostileDefinitionsAreNamed_data();
    void hostileDefinitionsAreNamed();
    void nestingHasAnEnd();
    void damagedFilesAreReadOrRefused();
    void filesOfOneBlock();
};

void TestMakeBlock::theNumbersStayTheSame_data()
{
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("chain") << QStringList{"conv-1", "bn1", "relu1"};
    QTest::newRow("two entrances") << QStringList{"conv2", "sum"};
    QTest::newRow("two exits") << QStringList{"bn1", "relu1", "conv2"};
    QTest::newRow("all but the ends") << QStringList{"conv-1", "bn1", "relu1", "conv2", "sum", "flatten", "fc1"};
}

void TestMakeBlock::theNumbersStayTheSame()
{
    QFETCH(QStringList, ids);
    Ids chosen;
    for (const QString &id : ids)
        chosen.insert(id.toStdString());
    const Network before = residualNetwork();
    const MadeBlock made = unitOf(before, chosen);
    QVERIFY(!made.network.find(*chosen.begin()));
    TraceRequest request = test::randomRequest(before, Mode::Train, DType::Float32, 3);
    const auto first = runTrace(request);
    QVERIFY(first.ok());
    const GraphResult built = buildGraph(made.network, request.inputs.at("image").shape()[0]);
    QVERIFY2(built.ok(), built.ok() ? "" : built.error("made").message.text().c_str());
    for (const auto &[from, to] : made.renames)
        request.weights = renameWeights(std::move(request.weights), from, to);
    request.graph = *built.graph;
    const auto second = runTrace(request);
    QVERIFY2(second.ok(), second.ok() ? "" : second.error().message.text().c_str());
    for (const Node &node : (*first)->graph.nodes) {
        std::string path = node.path;
        for (const auto &[from, to] : made.renames)
            path = path == from ? to : path;
        QVERIFY2(areBitEqual((*first)->output(node.path), (*second)->output(path)), path.c_str());
        QVERIFY2(areBitEqual((*first)->gradient(node.path), (*second)->gradient(path)), path.c_str());
        for (const char *name : {"mean", "var", "running_mean", "running_var"}) {
            if (node.kind->type() == "BatchNorm2d")
                QVERIFY2(areBitEqual((*first)->statistic(node.path, name), (*second)->statistic(path, name)), name);
        }
    }
    QCOMPARE((*first)->weightGradients.size(), (*second)->weightGradients.size());
    for (const auto &[name, gradient] : (*first)->weightGradients)
        QVERIFY2(areBitEqual(gradient, (*second)->weightGradients.at(movedName(name, made))), name.c_str());
}

void TestMakeBlock::portsAreWhatCrossesTheBorder()
{
    const Network network = residualNetwork();
    const MadeBlock sum = unitOf(network, {"conv2", "sum"});
    QCOMPARE(sum.definition.entrances(), 1); // both are fed by the same output
    const MadeBlock split = unitOf(network, {"bn1", "relu1", "conv2"});
    QCOMPARE(split.definition.outputs, (std::vector<Endpoint>{{"relu1", 0}, {"conv2", 0}}));
    const BlockKind &kind = *kindOf(*split.network.find(split.id));
    QCOMPARE(kind.inputs().max, 1);
    QCOMPARE(buildGraph(split.network, 1).outputShapes.at(split.id).size(), std::size_t(2));
    QCOMPARE(split.id, std::string("convunit1"));
    QCOMPARE(split.definition.category, Category::Convolution);
}

void TestMakeBlock::looseInputsBecomeEntrances()
{
    Network network = disconnectPorts(residualNetwork(), {"image", 0}, {"conv-1", 0});
    const MadeBlock made = unitOf(network);
    QCOMPARE(made.definition.entrances(), 1);
    QVERIFY(!buildGraph(made.network, 1).ok()); // nothing feeds it, as before
    QVERIFY(buildGraph(connectPorts(made.network, {"image", 0}, {made.id, 0}), 1).ok());
}

void TestMakeBlock::groupsAndPlacesFollow()
{
    const Network grouped = withGroup(residualNetwork(), "stem", {"conv-1", "bn1", "relu1", "conv2"});
    const MadeBlock made = unitOf(grouped);
    QCOMPARE(groupsOf(made.network).front().blocks, (std::vector<std::string>{"conv2", made.id}));
    QCOMPARE(made.network.find(made.id)->position->x, 400.0);
    QCOMPARE(made.definition.network.find("in0")->position->x, 0.0);
    QCOMPARE(made.definition.network.find("bn1")->position->x, 400.0);
    QCOMPARE(made.network.blocks[1].id, made.id); // in the place of the first
}

void TestMakeBlock::whatCantBeOneIsRefused()
{
    const Network network = residualNetwork();
    QVERIFY(whyNot(network, {"image", "conv-1"}).contains("\"image\" is where a tensor enters"));
    QVERIFY(whyNot(network, {"fc1", "loss"}).contains("\"loss\" is a loss"));
    QVERIFY(whyNot(network, {"bn1", "conv2"}).contains("over \"relu1\" and back"));
    QVERIFY(whyNot(network, {"conv-1", "flatten"}).contains("back into them"));
    QVERIFY(whyNot(network, {}).contains("Select the blocks first"));
    QVERIFY(!makeBlock(network, {"conv2"}, "").ok());
    QVERIFY(!makeBlock(network, {"conv2"}, std::string(61, 'x')).ok());
    Network foreign = network;
    foreign.find("relu1")->type = "ONNX.Einsum";
    QVERIFY(whyNot(foreign, {"bn1", "relu1"}).contains("ONNX.Einsum"));
    QCOMPARE(whyNot(network, {"conv2", "sum"}), QStringLiteral("(made)"));
}

void TestMakeBlock::theFileCarriesIt()
{
    const Network network = unitOf(residualNetwork()).network;
    const std::string text = toJson(network);
    const auto again = parseNetwork(text, "again");
    QVERIFY(again.ok());
    QVERIFY(*again == network);
    QCOMPARE(toJson(*again), text);
    QVERIFY(text.find(R"("definition": {"name":"Conv unit","category":"Convolution")") != std::string::npos);
    QCOMPARE(kindOf(*again->find("convunit1")), kindOf(*network.find("convunit1"))); // the same kind, not another
}

void TestMakeBlock::anotherOfItHasWeightsOfItsOwn()
{
    const MadeBlock made = unitOf(residualNetwork());
    const BlockKind &kind = *kindOf(*made.network.find(made.id));
    const Added second = insertOn(made.network, {made.id, 0}, {"conv2", 0}, kind, Position{500, 0}, {});
    QCOMPARE(second.id, std::string("convunit2"));
    const GraphResult built = buildGraph(second.network, 2);
    QVERIFY(built.ok());
    QVERIFY(built.graph->findNode("convunit1.conv-1") >= 0 && built.graph->findNode("convunit2.conv-1") >= 0);
    QCOMPARE(kindOfKey(kindKey(kind)), &kind);
    QCOMPARE(kindOfKey("Conv2d"), findBlockKind("Conv2d"));
    QVERIFY(!kindOfKey("Custom") && !kindOfKey("Custom{}") && !kindOfKey("nothing"));
}

void TestMakeBlock::copiesCarryIt()
{
    const MadeBlock made = unitOf(residualNetwork());
    const auto fragment = readFragment(copyBlocks(made.network, {made.id}));
    QVERIFY(fragment.ok());
    const Pasted pasted = paste(Network(), *fragment, {});
    QCOMPARE(kindOf(pasted.network.blocks.front()), kindOf(*made.network.find(made.id)));
}

void TestMakeBlock::exposedParametersAreTheBlocks()
{
    MadeBlock made = unitOf(residualNetwork());
    Definition definition = made.definition;
    definition.parameters = {{"channels", "conv-1", "out_channels"}, {"kernel", "conv-1", "kernel_size"}};
    Network network = *redefineBlock(made.network, made.id, definition);
    const BlockKind &kind = *kindOf(*network.find(made.id));
    QCOMPARE(kind.parameters().size(), std::size_t(2));
    QVERIFY(!kind.parameters()[0].required); // what the part has is the default
    QCOMPARE(buildGraph(network, 1).outputShapes.at(made.id)[0], (Shape{1, 4, 8, 8}));
    network = setParam(network, made.id, "channels", std::int64_t(6));
    network = setParam(network, made.id, "kernel", std::int64_t(1));
    QCOMPARE(buildGraph(network, 1).outputShapes.at(made.id)[0], (Shape{1, 6, 10, 10}));
    network = setParam(network, made.id, "channels", std::int64_t(0));
    const auto problems = buildGraph(network, 1).problems;
    QCOMPARE(problems.front().parameter, std::string("channels"));
    const Network bare = *redefineBlock(network, made.id, made.definition); // no more exposed: as the part has it
    QVERIFY(bare.find(made.id)->params.empty() && bare == made.network);
    definition.parameters = {{"channels", "conv-1", "groups_"}};
    QVERIFY(!redefineBlock(network, made.id, definition).ok());
}

void TestMakeBlock::oneWithinAnother()
{
    const MadeBlock inner = unitOf(residualNetwork());
    const auto outer = makeBlock(inner.network, {inner.id, "conv2", "sum"}, "外层 block");
    QVERIFY(outer.ok());
    const GraphResult built = buildGraph(outer->network, 1);
    QVERIFY(built.ok());
    QCOMPARE(built.graph->composites.size(), std::size_t(2));
    QCOMPARE(built.graph->findNode(outer->id + "." + inner.id + ".bn1") >= 0, true);
    const auto again = parseNetwork(toJson(outer->network), "again");
    QVERIFY(*again == outer->network);
}

void TestMakeBlock::isExplainedAndExported()
{
    const MadeBlock made = unitOf(residualNetwork());
    TraceRequest request = test::randomRequest(made.network, Mode::Eval, DType::Float32, 4);
    const auto trace = runTrace(request);
    QVERIFY(trace.ok());
    const auto explained = explain(**trace, made.id, {0, 1, 2, 3}, Pass::Forward);
    QVERIFY(explained.ok());
    QCOMPARE(explained->value, (*trace)->output("convunit1.relu1").at({0, 1, 2, 3}));
    const QString python = QString::fromStdString(toPyTorch(request.graph));
    QVERIFY(python.contains("class OwnConvUnit(nn.Module)"));
    QVERIFY(python.contains("self.convunit1 = OwnConvUnit()"));
    QVERIFY(python.contains("self.conv_1 = nn.Conv2d("));
    QVERIFY(python.contains(R"("convunit1.conv-1.weight": "convunit1.conv_1.weight")"));
#ifdef VITRINE_HAS_ONNX
    const auto bytes = toOnnx(request.graph, request.weights, &made.network);
    QVERIFY(bytes.ok());
    const auto model = parseOnnx(*bytes, "m.onnx");
    QVERIFY(model.ok());
    const auto imported = importOnnx(*model, "m");
    QVERIFY(imported.ok());
    QVERIFY(imported->network == made.network);
    QCOMPARE(imported->weights.at("convunit1.conv-1.weight").toFloats(),
             request.weights.at("convunit1.conv-1.weight").toFloats());
#endif
}

void TestMakeBlock::hostileDefinitionsAreNamed_data()
{
    QTest::addColumn<QString>("definition");
    QTest::addColumn<QString>("said");
    const auto with = [](const char *blocks, const char *outputs, const char *more = "") {
        return QStringLiteral(R"({"name": "U", "blocks": [%1], "connections": [{"from": "in0", "to": "a"}],
            "outputs": [%2]%3})")
            .arg(QLatin1String(blocks), QLatin1String(outputs), QLatin1String(more));
    };
    const char *in = R"({"id": "in0", "type": "Input"}, {"id": "a", "type": "ReLU"})";
    QTest::newRow("good") << with(in, R"({"block": "a"})") << "(sound)";
    QTest::newRow("no JSON") << "{"
                             << "file.json";
    QTest::newRow("no object") << "[]"
                               << "must be an object";
    QTest::newRow("no name") << "{}"
                             << "\"name\" is missing";
    QTest::newRow("no outputs") << with(in, "") << "no outputs";
    QTest::newRow("output that is none") << with(in, R"({"block": "b"})") << "\"b\" is none of its parts";
    QTest::newRow("an entrance as output") << with(in, R"({"block": "in0"})") << "none of its parts";
    QTest::newRow("output port") << with(in, R"({"block": "a", "output": 7})") << "has no output 7";
    QTest::newRow("entrance of another name")
        << with(R"({"id": "x", "type": "Input"}, {"id": "a", "type": "ReLU"})", R"({"block": "a"})")
        << "\"in0\" is missing";
    QTest::newRow("no entrance") << with(R"({"id": "a", "type": "ReLU"})", R"({"block": "a"})") << "0 entrances";
    QTest::newRow("a loss") << with(R"({"id": "in0", "type": "Input"}, {"id": "a", "type": "MSELoss"})",
                                    R"({"block": "a"})")
                            << "the loss \"a\"";
    QTest::newRow("a part only") << with(R"({"id": "in0", "type": "Input"}, {"id": "a", "type": "Slice"})",
                                         R"({"block": "a"})")
                                 << "a file can't name";
    QTest::newRow("unknown type") << with(R"({"id": "in0", "type": "Input"}, {"id": "a", "type": "Relu"})",
                                          R"({"block": "a"})")
                                  << "In block \"unit1\" (U): Block \"a\" has the unknown type";
    QTest::newRow("unknown parameter") << with(in, R"({"block": "a"})",
                                               R"(, "parameters": [{"name": "p", "block": "a", "parameter": "q"}])")
                                       << "which does not exist";
    QTest::newRow("itself without end") << with(R"({"id": "in0", "type": "Input"}, {"id": "a", "type": "Custom"})",
                                                R"({"block": "a"})")
                                        << "it has no member \"definition\"";
    QTest::newRow("does not fit") << with(R"({"id": "in0", "type": "Input"}, {"id": "a", "type": "BatchNorm3d"})",
                                          R"({"block": "a"})")
                                  << "In block \"unit1\" (U): Block \"a\" (BatchNorm3d) does not fit";
    QTest::newRow("too large") << with(R"({"id": "in0", "type": "Input"},
            {"id": "a", "type": "Upsample", "params": {"scale_factor": 2000000}})",
                                       R"({"block": "a"})")
                               << "2^40";
    QTest::newRow("too long") << QString(2 * 1024 * 1024, QLatin1Char(' ')) << "larger than 1048576 bytes";
}

void TestMakeBlock::hostileDefinitionsAreNamed()
{
    QFETCH(QString, definition);
    QFETCH(QString, said);
    const QString problem = problemOf(definition.toStdString());
    QVERIFY2(problem.contains(said), qPrintable(problem));
    if (said != "(sound)")
        QVERIFY2(problem.contains("file.json") && problem.contains("\"unit1\""), qPrintable(problem));
}

void TestMakeBlock::nestingHasAnEnd()
{
    std::string inner = R"({"id": "a", "type": "ReLU"})";
    for (int depth = 1; depth <= Definition::deepest + 1; ++depth) {
        const std::string definition = R"({"name": "D", "blocks": [{"id": "in0", "type": "Input"}, )" + inner
            + R"(], "connections": [{"from": "in0", "to": "a"}], "outputs": [{"block": "a"}]})";
        const QString problem = problemOf(definition);
        QCOMPARE(problem.contains("lie within one another"), depth > Definition::deepest);
        inner = R"({"id": "a", "type": "Custom", "definition": )" + definition + '}';
    }
}

/// Bytes changed, left out and repeated: each file is read and survives being written, or is refused in one line.
void TestMakeBlock::damagedFilesAreReadOrRefused()
{
    const MadeBlock inner = unitOf(residualNetwork());
    Definition definition = makeBlock(inner.network, {inner.id, "conv2", "sum"}, "Outer")->definition;
    definition.parameters = {{"channels", "conv2", "out_channels"}};
    const std::string whole = toFile(definition);
    Rng rng(11);
    int read = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string text = whole;
        for (std::uint64_t change = 0, count = 1 + rng.below(3); change < count; ++change) {
            const std::size_t at = rng.below(text.size());
            const std::size_t length = std::min<std::size_t>(1 + rng.below(12), text.size() - at);
            if (const std::uint64_t how = rng.below(3); how == 0)
                text[at] = static_cast<char>(32 + rng.below(95));
            else if (how == 1)
                text.erase(at, length);
            else
                text.insert(at, text.substr(at, length));
        }
        const auto damaged = readDefinitionFile(text, "damaged.json");
        if (!damaged.ok()) {
            const std::string message = damaged.error().message.text();
            QVERIFY(!message.empty() && message.size() < 5000 && std::ranges::count(message, '\n') == 0);
            continue;
        }
        ++read;
        const auto again = readDefinitionFile(toFile(*damaged), "written.json");
        QVERIFY2(again.ok() && *again == *damaged, text.c_str());
        problemOf(toJson(*damaged)); // planned and inferred as well
    }
    QVERIFY2(read > 20, qPrintable(QString::number(read)));
}

void TestMakeBlock::filesOfOneBlock()
{
    Definition definition = unitOf(residualNetwork()).definition;
    definition.help = "卷积、批归一化和激活";
    definition.parameters = {{"channels", "conv-1", "out_channels"}};
    definition.unknown = {{"author", "\"me\""}};
    const std::string text = toFile(definition);
    QVERIFY(isDefinitionFile(text) && !isDefinitionFile(residual));
    const auto again = readDefinitionFile(text, "unit.json");
    QVERIFY(again.ok());
    QVERIFY(*again == definition);
    const auto wrong = readDefinitionFile(residual, "residual.json");
    QVERIFY(!wrong.ok());
    QVERIFY(QString::fromStdString(wrong.error().message.text()).contains("residual.json"));
}

QTEST_GUILESS_MAIN(TestMakeBlock)
#include "tst_makeblock.moc"
