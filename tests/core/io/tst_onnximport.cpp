// vitrine-test: SOURCES ../blocks/BlockCase.cpp
// An ONNX model becomes blocks: what this program exports comes back with the same answers.

#include "core/io/OnnxImport.h"

#include "core/io/OnnxWriter.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"
#include "tests/core/blocks/BlockCase.h"
#include "tests/core/io/OnnxBytes.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace vitrine;

class TestOnnxImport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
#ifndef VITRINE_HAS_ONNX
        QSKIP("built without ONNX");
#endif
    }
    void exportsComeBack_data();
    void exportsComeBack();
    void presetsComeBackBlockByBlock();
    void asPyTorchWritesIt();
    void whatIsNotKnownIsNamed();
    void freeSizes();
    void listsWhatItUnderstands();
};

namespace {

QString textOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

/// The network without its losses, which an export leaves out.
Network withoutLoss(Network network)
{
    std::erase_if(network.blocks, [&](const Block &block) {
        const BlockKind *kind = findBlockKind(block.type);
        return kind && kind->category() == Category::Loss;
    });
    std::erase_if(network.connections,
                  [&](const Connection &connection) { return !network.find(connection.to.block); });
    return network;
}

Result<ImportedNetwork> exportAndImport(const TraceRequest &request)
{
    const auto bytes = toOnnx(request.graph, request.weights);
    if (!bytes)
        return bytes.error();
    const auto model = parseOnnx(*bytes, "m.onnx");
    if (!model)
        return model.error();
    return importOnnx(*model, "m");
}

Result<ImportedNetwork> importGraph(const QByteArray &graph)
{
    const auto model = parseOnnx(test::modelOf(graph).toStdString(), "m.onnx");
    if (!model)
        return model.error();
    return importOnnx(*model, "m");
}

std::vector<std::string> typesOf(const Network &network)
{
    std::vector<std::string> types;
    for (const Block &block : network.blocks)
        types.push_back(block.type);
    return types;
}

} // namespace

void TestOnnxImport::exportsComeBack_data()
{
    QTest::addColumn<QString>("name");
    for (const test::BlockCase &blockCase : test::loadBlockCases())
        QTest::newRow(blockCase.name.c_str()) << QString::fromStdString(blockCase.name);
}

void TestOnnxImport::exportsComeBack()
{
    QFETCH(QString, name);
    static const std::vector<test::BlockCase> cases = test::loadBlockCases();
    const auto found = std::find_if(cases.begin(), cases.end(), [&](const test::BlockCase &blockCase) {
        return blockCase.name == name.toStdString();
    });
    TraceRequest request = test::randomRequest(withoutLoss(found->network), Mode::Eval, DType::Float32, 5);
    request.backward = false;
    const auto before = runTrace(request);
    QVERIFY(before.ok());
    const auto imported = exportAndImport(request);
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(textOf(imported.error())));
    if (!imported->unknown.empty()) {
        for (const UnknownOperation &unknown : imported->unknown) {
            QVERIFY(imported->network.find(unknown.block)->type.starts_with("ONNX."));
            QVERIFY(!unknown.reason.text().empty());
        }
        QSKIP(qPrintable(QString::fromStdString(imported->unknown[0].op + ": " + imported->unknown[0].reason.text())));
    }
    GraphResult built = buildGraph(imported->network, 3);
    QVERIFY2(built.ok(), built.ok() ? "" : qPrintable(textOf(built.error("m"))));
    TraceRequest again;
    again.graph = *std::move(built.graph);
    again.weights = imported->weights;
    again.backward = false;
    for (const Node &node : again.graph.nodes)
        if (node.kind->category() == Category::Input)
            again.inputs[node.path] = request.inputs.at(node.path);
    const auto after = runTrace(again);
    QVERIFY2(after.ok(), after.ok() ? "" : qPrintable(textOf(after.error())));

    const auto answerOf = [](const Trace &trace) {
        const GraphBlock &block = trace.graph.blocks[static_cast<std::size_t>(trace.graph.answerBlock())];
        const ValueRef value = block.outputs[0];
        return trace.nodes[static_cast<std::size_t>(value.node)].outputs[static_cast<std::size_t>(value.port)];
    };
    const Snapshot expected = answerOf(**before), actual = answerOf(**after);
    QCOMPARE(actual.shape(), expected.shape());
    const std::vector<double> x = expected.toDoubles(), y = actual.toDoubles();
    double largest = 0;
    for (const double value : x)
        largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < x.size(); ++i)
        QVERIFY2(std::abs(x[i] - y[i]) <= 2e-5 * std::max(largest, 1e-3),
                 qPrintable(QString("%1: %2, not %3").arg(i).arg(y[i]).arg(x[i])));
}

/// Chains and branches of plain layers come back as the same blocks with the same parameters and weights.
void TestOnnxImport::presetsComeBackBlockByBlock()
{
    for (const char *preset : {"lenet-5", "bn-cnn", "alexnet", "vgg-like", "mlp-xor"}) {
        const auto network = readNetwork(std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/networks"
                                         / (preset + std::string(".vitrine.json")));
        QVERIFY(network.ok());
        const Network plain = withoutLoss(*network);
        const TraceRequest request = test::randomRequest(plain, Mode::Eval, DType::Float32, 5);
        const auto imported = exportAndImport(request);
        QVERIFY(imported.ok());
        QVERIFY(imported->unknown.empty());
        std::vector<std::string> types = typesOf(plain);
        std::erase(types, "Dropout"); // an export is for evaluation
        QCOMPARE(typesOf(imported->network), types);
        for (const Block &block : imported->network.blocks)
            if (const Block *original = plain.find(block.id); original && block.type != "Input")
                for (const auto &[name, value] : block.params)
                    if (original->params.contains(name))
                        QCOMPARE(toString(value), toString(original->params.at(name)));
        std::size_t same = 0;
        for (const auto &[name, tensor] : imported->weights) {
            QVERIFY2(request.weights.contains(name), name.c_str());
            QCOMPARE(tensor.toFloats(), request.weights.at(name).toFloats());
            ++same;
        }
        QVERIFY(same > 0);
    }
}

/// x.view(x.size(0), −1), a matrix product with a bias, GELU in pieces: each is one block.
void TestOnnxImport::asPyTorchWritesIt()
{
    using namespace test;
    const auto floats = [](std::vector<float> values) {
        return raw(QByteArray(reinterpret_cast<const char *>(values.data()),
                              static_cast<qsizetype>(values.size() * sizeof(float))));
    };
    const auto longs = [](std::vector<std::int64_t> values) {
        return raw(QByteArray(reinterpret_cast<const char *>(values.data()),
                              static_cast<qsizetype>(values.size() * sizeof(std::int64_t))));
    };
    const auto imported = importGraph(
        node("Shape", {"x"}, {"shape"}) + node("Gather", {"shape", "zero"}, {"batch"})
        + node("Unsqueeze", {"batch", "zero1"}, {"batch1"})
        + node("Concat", {"batch1", "rest"}, {"target"}, attribute("axis", 2, number(3, 0)))
        + node("Reshape", {"x", "target"}, {"flat"}) + node("MatMul", {"flat", "w"}, {"product"})
        + node("Add", {"b", "product"}, {"y"}) + node("Div", {"y", "root"}, {"scaled"})
        + node("Erf", {"scaled"}, {"erf"}) + node("Add", {"erf", "one"}, {"gate"})
        + node("Mul", {"y", "gate"}, {"gated"}) + node("Mul", {"gated", "half"}, {"out"})
        + initializer("zero", {}, 7, longs({0})) + initializer("zero1", {1}, 7, longs({0}))
        + initializer("rest", {1}, 7, longs({-1})) + initializer("w", {4, 2}, 1, floats({1, 2, 3, 4, 5, 6, 7, 8}))
        + initializer("b", {2}, 1, floats({9, 10})) + initializer("root", {}, 1, floats({1.41421356F}))
        + initializer("one", {}, 1, floats({1})) + initializer("half", {}, 1, floats({0.5F}))
        + input("x", {-1, 1, 2, 2}) + output("out"));
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(textOf(imported.error())));
    QVERIFY(imported->unknown.empty());
    QCOMPARE(typesOf(imported->network), (std::vector<std::string>{"Input", "Flatten", "Linear", "GELU"}));
    const std::string linear = imported->network.blocks[2].id;
    QCOMPARE(imported->weights.at(linear + ".weight").toFloats(), (std::vector<float>{1, 3, 5, 7, 2, 4, 6, 8}));
    QCOMPARE(imported->weights.at(linear + ".bias").toFloats(), (std::vector<float>{9, 10}));
    QVERIFY(buildGraph(imported->network, 1).ok());
}

void TestOnnxImport::whatIsNotKnownIsNamed()
{
    using namespace test;
    const auto imported = importGraph(node("Relu", {"x"}, {"r"}) + node("Einsum", {"r"}, {"e"})
                                      + node("Tanh", {"e"}, {"out"}) + input("x", {1, 3}) + output("out"));
    QVERIFY(imported.ok());
    QCOMPARE(typesOf(imported->network), (std::vector<std::string>{"Input", "ReLU", "ONNX.Einsum", "Tanh"}));
    QCOMPARE(imported->unknown.size(), 1U);
    QCOMPARE(imported->unknown[0].op, std::string("Einsum"));
    QCOMPARE(imported->network.connections.size(), 3U);
    // All before it has its shapes; the problem is the grey block's.
    const GraphResult built = buildGraph(imported->network, 1);
    QVERIFY(!built.ok());
    QVERIFY(built.outputShapes.contains(imported->network.blocks[1].id));
    const auto nothing = importGraph(node("Relu", {"c"}, {"r"}) + initializer("c", {1}, 1, raw(QByteArray(4, '\0')))
                                     + input("x", {1, 3}) + output("elsewhere"));
    QVERIFY(!nothing.ok());
}

void TestOnnxImport::freeSizes()
{
    using namespace test;
    const auto imported = importGraph(node("Relu", {"x"}, {"out"}) + input("x", {-1, 3, -1, -1}) + output("out"));
    QVERIFY(imported.ok());
    QCOMPARE(toString(imported->network.blocks[0].params.at("shape")), std::string("[3, 224, 224]"));
    QCOMPARE(imported->notes.size(), 2U);
}

void TestOnnxImport::listsWhatItUnderstands()
{
    const auto table = understoodOnnxOperators();
    QVERIFY(table.size() >= 28);
    QVERIFY(std::is_sorted(table.begin(), table.end(), [](const auto &a, const auto &b) { return a.op < b.op; }));
}

QTEST_GUILESS_MAIN(TestOnnxImport)
#include "tst_onnximport.moc"
