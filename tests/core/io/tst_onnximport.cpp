// vitrine-test: SOURCES ../blocks/BlockCase.cpp
// An ONNX model becomes blocks: what this program exports comes back with the same answers.

#include "core/io/OnnxImport.h"

#include "core/graph/InitWeights.h"
#include "core/io/OnnxWriter.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"
#include "tests/core/blocks/BlockCase.h"
#include "tests/core/io/OnnxBytes.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

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
    void whatThisProgramWroteComesBackEqual_data()
    {
        exportsComeBack_data();
    }
    void whatThisProgramWroteComesBackEqual();
    void everyPresetComesBackEqual();
    void metadataAloneProvesNothing();
    void hugeNetworksInMetadata();
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
        // Everything else that the writer writes is understood; what comes behind one of these may not be.
        static const std::set<std::string> left{"MatMul", "Mul", "Pad", "Slice", "Transpose", "Unsqueeze"};
        QVERIFY2(left.contains(imported->unknown[0].op), imported->unknown[0].op.c_str());
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

namespace {

/// Written with its network and read again; random counters, so that they are seen to come along.
void compareRoundTrip(const Network &network)
{
    GraphResult built = buildGraph(network, 1);
    QVERIFY2(built.ok(), built.ok() ? "" : qPrintable(textOf(built.error("m"))));
    TensorMap weights = initWeights(*built.graph, 3);
    std::int64_t counter = 10;
    for (auto &[name, tensor] : weights)
        if (tensor.dtype() == DType::Int64)
            tensor = Snapshot::of(tensor.shape(), std::vector<std::int64_t>{++counter});
    const auto bytes = toOnnx(*built.graph, weights, &network);
    QVERIFY(bytes.ok());
    const auto model = parseOnnx(*bytes, "m.onnx");
    QVERIFY(model.ok());
    const auto imported = importOnnx(*model, "m");
    QVERIFY(imported.ok());
    QVERIFY(imported->unknown.empty());
    QCOMPARE(QString::fromStdString(toJson(imported->network)), QString::fromStdString(toJson(network)));
    QCOMPARE(imported->weights.size(), weights.size());
    for (const auto &[name, tensor] : weights) {
        const auto found = imported->weights.find(name);
        QVERIFY2(found != imported->weights.end(), name.c_str());
        QCOMPARE(found->second.shape(), tensor.shape());
        QCOMPARE(found->second.dtype(), tensor.dtype());
        QCOMPARE(found->second.toDoubles(), tensor.toDoubles());
    }
}

/// A file whose metadata says something else than its operators do.
std::string withMetadata(const Network &written, const std::string &json)
{
    GraphResult built = buildGraph(written, 1);
    const auto bytes = toOnnx(*built.graph, initWeights(*built.graph, 3));
    return *bytes
        + test::bytes(14, test::bytes(1, "vitrine.network") + test::bytes(2, QByteArray::fromStdString(json)))
              .toStdString();
}

Network chainOf(const std::string &activation)
{
    Network network;
    network.name = "chain";
    network.blocks = {{"x", "Input", {{"shape", Shape{1, 8, 8}}}, {}, {}},
                      {"conv", "Conv2d", {{"out_channels", std::int64_t{2}}, {"kernel_size", std::int64_t{3}}}, {}, {}},
                      {"act", activation, {}, {}, {}}};
    network.connections = {{{"x", 0}, {"conv", 0}, {}}, {{"conv", 0}, {"act", 0}, {}}};
    return network;
}

} // namespace

/// Every case of every kind of block, with what the operators alone can't tell: losses, dropout, composites.
void TestOnnxImport::whatThisProgramWroteComesBackEqual()
{
    QFETCH(QString, name);
    static const std::vector<test::BlockCase> cases = test::loadBlockCases();
    compareRoundTrip(std::find_if(cases.begin(), cases.end(), [&](const test::BlockCase &blockCase) {
                         return blockCase.name == name.toStdString();
                     })->network);
}

void TestOnnxImport::everyPresetComesBackEqual()
{
    int presets = 0;
    for (const auto &entry :
         std::filesystem::directory_iterator(std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/networks")) {
        if (entry.path().extension() != ".json")
            continue;
        const auto network = readNetwork(entry.path());
        QVERIFY(network.ok());
        compareRoundTrip(*network);
        ++presets;
    }
    QVERIFY(presets > 8);
}

/// The network of the metadata is taken only where it is what the operators compute.
void TestOnnxImport::metadataAloneProvesNothing()
{
    const auto typesAfter = [](const std::string &json) {
        const auto model = parseOnnx(withMetadata(chainOf("ReLU"), json), "m.onnx");
        const auto imported = importOnnx(*model, "m");
        return typesOf(imported->network);
    };
    const std::vector<std::string> written{"Input", "Conv2d", "ReLU"};
    QCOMPARE(typesAfter(toJson(chainOf("ReLU"))), written);
    QCOMPARE(typesAfter(toJson(chainOf("Tanh"))), written);
    QCOMPARE(typesAfter("{"), written);
    Network other = chainOf("ReLU");
    other.blocks[1].params["padding"] = std::int64_t{1};
    QCOMPARE(typesAfter(toJson(other)), written);
    // A loss changes nothing that is computed: it may come along.
    Network more = chainOf("ReLU");
    more.blocks.push_back({"loss", "MSELoss", {}, {}, {}});
    more.connections.push_back({{"act", 0}, {"loss", 0}, {}});
    QCOMPARE(typesAfter(toJson(more)).back(), std::string("MSELoss"));
}

/// Metadata that claims sizes which the file has no numbers for costs nothing.
void TestOnnxImport::hugeNetworksInMetadata()
{
    Network huge = chainOf("ReLU");
    huge.blocks[0].params["shape"] = Shape{1, 30000, 30000};
    huge.blocks[1] = {"conv", "AdaptiveAvgPool2d", {{"output_size", Shape{29999, 29999}}}, {}, {}};
    const auto model = parseOnnx(withMetadata(chainOf("ReLU"), toJson(huge)), "m.onnx");
    QCOMPARE(typesOf(importOnnx(*model, "m")->network), (std::vector<std::string>{"Input", "Conv2d", "ReLU"}));
    huge.blocks[1] = {"conv",
                      "AvgPool2d",
                      {{"kernel_size", std::int64_t{2}}, {"stride", std::int64_t{1}}, {"ceil_mode", true}},
                      {},
                      {}};
    const auto again = parseOnnx(withMetadata(chainOf("ReLU"), toJson(huge)), "m.onnx");
    QCOMPARE(typesOf(importOnnx(*again, "m")->network), (std::vector<std::string>{"Input", "Conv2d", "ReLU"}));
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
    // The README has the same table.
    QFile file(QStringLiteral(VITRINE_SOURCE_DIR "/README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString readme = QString::fromUtf8(file.readAll());
    QString rows = QStringLiteral("| operator | becomes |\n| --- | --- |\n");
    for (const auto &[op, becomes] : table)
        rows += QStringLiteral("| `%1` | %2 |\n").arg(QString::fromStdString(op), QString::fromStdString(becomes));
    QVERIFY2(readme.contains(rows + QLatin1Char('\n')), qPrintable(rows));
    QVERIFY(std::is_sorted(table.begin(), table.end(), [](const auto &a, const auto &b) { return a.op < b.op; }));
}

QTEST_GUILESS_MAIN(TestOnnxImport)
#include "tst_onnximport.moc"
