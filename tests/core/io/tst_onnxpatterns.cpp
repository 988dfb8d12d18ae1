// Layers that ONNX writes in pieces become one block; what only looks like one stays grey; a file that asks for more
// than it holds costs nothing.

#include "core/graph/Graph.h"
#include "core/io/OnnxImport.h"
#include "tests/core/io/OnnxBytes.h"

#include <QtTest>

#include <numeric>

using namespace vitrine;
using namespace vitrine::test;

namespace {

template <typename Number>
QByteArray data(const std::vector<Number> &values)
{
    return raw(QByteArray(reinterpret_cast<const char *>(values.data()),
                          static_cast<qsizetype>(values.size() * sizeof(Number))));
}

QByteArray floats(const QByteArray &name, const QList<qint64> &shape, const std::vector<float> &values)
{
    return initializer(name, shape, 1, data(values));
}

QByteArray longs(const QByteArray &name, const std::vector<std::int64_t> &values)
{
    return initializer(name, {static_cast<qint64>(values.size())}, 7, data(values));
}

QByteArray list(const QByteArray &name, const std::vector<std::int64_t> &values)
{
    QByteArray content;
    for (const std::int64_t value : values)
        content += number(8, value);
    return attribute(name, 7, content);
}

QByteArray one(const QByteArray &name, std::int64_t value)
{
    return attribute(name, 2, number(3, value));
}

std::vector<float> numbersTo(std::size_t count)
{
    std::vector<float> values(count);
    std::iota(values.begin(), values.end(), 1.0F);
    return values;
}

/// The model between the input "x" and the output "out".
Result<ImportedNetwork> imported(const QByteArray &graph, const QList<qint64> &shape, int opset = 17)
{
    QByteArray model = modelOf(graph + input("x", shape) + output("out"));
    if (opset != 17)
        model = number(1, 8) + bytes(7, graph + input("x", shape) + output("out")) + bytes(8, number(2, opset));
    const auto read = parseOnnx(model.toStdString(), "m.onnx");
    if (!read)
        return read.error();
    return importOnnx(*read, "m");
}

/// Types of the blocks behind the input, with the parameters that were set.
QStringList blocksOf(const Result<ImportedNetwork> &result)
{
    QStringList blocks;
    if (!result)
        return {QString::fromStdString(result.error().message.text())};
    for (std::size_t i = 1; i < result->network.blocks.size(); ++i) {
        const Block &block = result->network.blocks[i];
        QString text = QString::fromStdString(block.type);
        for (const auto &[name, value] : block.params)
            text += QStringLiteral(" %1=%2").arg(QString::fromStdString(name), QString::fromStdString(toString(value)));
        blocks += text;
    }
    return blocks;
}

/// Mean and variance over axes, as PyTorch writes a LayerNorm down before version 17 of the operators.
QByteArray normalised(const QByteArray &x, const std::vector<std::int64_t> &axes, const QByteArray &y)
{
    return node("ReduceMean", {x}, {"mean"}, list("axes", axes)) + node("Sub", {x, "mean"}, {"centred"})
        + node("Pow", {"centred", "two"}, {"square"}) + node("ReduceMean", {"square"}, {"var"}, list("axes", axes))
        + node("Add", {"var", "eps"}, {"shifted"}) + node("Sqrt", {"shifted"}, {"root"})
        + node("Div", {"centred", "root"}, {y}) + floats("two", {}, {2}) + floats("eps", {}, {1e-6F});
}

} // namespace

class TestOnnxPatterns : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
#ifndef VITRINE_HAS_ONNX
        QSKIP("built without ONNX");
#endif
    }

    void aLayerNormInPieces()
    {
        const auto result =
            imported(normalised("x", {-1}, "n") + node("Mul", {"n", "w"}, {"s"}) + node("Add", {"s", "b"}, {"out"})
                         + floats("w", {6}, numbersTo(6)) + floats("b", {6}, numbersTo(6)),
                     {1, 4, 6});
        QCOMPARE(blocksOf(result), QStringList("LayerNorm eps=1e-06 normalized_shape=6"));
        QCOMPARE(result->weights.at(result->network.blocks[1].id + ".bias").toFloats(), numbersTo(6));
        const GraphResult built = buildGraph(result->network, 2);
        QVERIFY(built.ok());
        for (const WeightSpec &spec : built.graph->weights())
            QCOMPARE(result->weights.at(spec.name).shape(), spec.shape);
    }

    void aLayerNormWithoutAScale()
    {
        QCOMPARE(blocksOf(imported(normalised("x", {1, 2}, "out"), {1, 4, 6})),
                 QStringList("LayerNorm elementwise_affine=false eps=1e-06 normalized_shape=[4, 6]"));
        // A scale alone is one without bias.
        QCOMPARE(blocksOf(imported(normalised("x", {2}, "n") + node("Mul", {"w", "n"}, {"out"})
                                       + floats("w", {6}, numbersTo(6)),
                                   {1, 4, 6})),
                 QStringList("LayerNorm bias=false eps=1e-06 normalized_shape=6"));
    }

    void normsByChannel()
    {
        const QByteArray scale = node("Mul", {"n", "w"}, {"s"}) + node("Add", {"s", "b"}, {"out"})
            + floats("w", {3, 1, 1}, numbersTo(3)) + floats("b", {3, 1, 1}, numbersTo(3));
        QCOMPARE(blocksOf(imported(normalised("x", {2, 3}, "n") + scale, {1, 3, 4, 4})),
                 QStringList("InstanceNorm2d affine=true eps=1e-06"));
        const auto batch = imported(normalised("x", {0, 2, 3}, "n") + scale, {1, 3, 4, 4});
        QCOMPARE(blocksOf(batch), QStringList("BatchNorm2d eps=1e-06 track_running_stats=false"));
        QCOMPARE(batch->weights.at(batch->network.blocks[1].id + ".weight").shape(), Shape{3});
        // Over channels alone there is no such block.
        const auto other = imported(normalised("x", {1}, "out"), {1, 3, 4, 4});
        QCOMPARE(blocksOf(other).last(), QStringLiteral("ONNX.Div"));
    }

    /// As PyTorch exports a GroupNorm.
    void aGroupNormInPieces()
    {
        const QByteArray graph = node("Reshape", {"x", "target"}, {"apart"})
            + node("InstanceNormalization", {"apart", "ones", "zeros"}, {"norm"}) + node("Shape", {"x"}, {"shape"})
            + node("Reshape", {"norm", "shape"}, {"back"}) + node("Mul", {"back", "w"}, {"s"})
            + node("Add", {"s", "b"}, {"out"}) + longs("target", {0, 2, -1}) + floats("ones", {2}, {1, 1})
            + floats("w", {4, 1, 1}, numbersTo(4)) + floats("b", {4, 1, 1}, numbersTo(4));
        QCOMPARE(blocksOf(imported(graph + floats("zeros", {2}, {0, 0}), {1, 4, 5, 5})),
                 QStringList("GroupNorm num_groups=2"));
        // One that shifts within is none.
        QVERIFY(blocksOf(imported(graph + floats("zeros", {2}, {0, 1}), {1, 4, 5, 5})) != QStringList("GroupNorm"));
        QVERIFY(!imported(graph + floats("zeros", {2}, {0, 1}), {1, 4, 5, 5})->unknown.empty());
    }

    void zerosBeforeAConvolution()
    {
        const QByteArray conv =
            node("Conv", {"p", "w"}, {"out"}, list("pads", {0, 0, 0, 0})) + floats("w", {2, 1, 3, 3}, numbersTo(18));
        const auto with = [&](const std::vector<std::int64_t> &pads) {
            return blocksOf(imported(node("Pad", {"x", "pads"}, {"p"}) + longs("pads", pads) + conv, {1, 1, 8, 8}));
        };
        QCOMPARE(with({0, 0, 1, 2, 0, 0, 1, 2}),
                 QStringList("Conv2d bias=false kernel_size=3 out_channels=2 padding=[1, 2]"));
        QCOMPARE(with({0, 0, 0, 0, 0, 0, 1, 1}).first(), QStringLiteral("ONNX.Pad")); // on one side
        QCOMPARE(with({0, 1, 0, 0, 0, 1, 0, 0}).first(), QStringLiteral("ONNX.Pad")); // channels
        QCOMPARE(with({0, 0, -1, -1, 0, 0, -1, -1}).first(), QStringLiteral("ONNX.Pad"));
        // Something else than zeros is not what a convolution adds.
        const auto ones = imported(node("Pad", {"x", "pads", "one"}, {"p"}) + floats("one", {}, {1})
                                       + longs("pads", {0, 0, 1, 1, 0, 0, 1, 1}) + conv,
                                   {1, 1, 8, 8});
        QCOMPARE(blocksOf(ones).first(), QStringLiteral("ONNX.Pad"));
    }

    void zerosBeforeAMean()
    {
        const auto with = [](std::int64_t side) {
            return blocksOf(imported(
                node("Pad", {"x", "pads"}, {"p"}) + longs("pads", {0, 0, side, side, 0, 0, side, side})
                    + node("AveragePool", {"p"}, {"out"}, list("kernel_shape", {3, 3}) + list("strides", {2, 2})),
                {1, 1, 8, 8}));
        };
        QCOMPARE(with(1), QStringList("AvgPool2d kernel_size=3 padding=1 stride=2")); // zeros counted, as is usual
        QCOMPARE(with(2).first(), QStringLiteral("ONNX.Pad")); // more than half a window
    }

    void reshapesThatFlatten_data()
    {
        QTest::addColumn<QList<qint64>>("target");
        QTest::addColumn<QString>("becomes");
        const QString none = QStringLiteral("ONNX.Reshape");
        QTest::newRow("rest is free") << QList<qint64>{0, -1} << QStringLiteral("Flatten");
        QTest::newRow("batch is free") << QList<qint64>{-1, 60} << QStringLiteral("Flatten");
        QTest::newRow("batch is as given") << QList<qint64>{1, 60} << QStringLiteral("Flatten");
        QTest::newRow("channels stay") << QList<qint64>{0, 3, 20} << QStringLiteral("Flatten start_dim=2");
        QTest::newRow("in the middle") << QList<qint64>{-1, 12, 5} << QStringLiteral("Flatten end_dim=2");
        QTest::newRow("the batch too") << QList<qint64>{-1} << QStringLiteral("Flatten start_dim=0");
        QTest::newRow("batch and channels")
            << QList<qint64>{-1, 4, 5} << QStringLiteral("Flatten end_dim=1 start_dim=0");
        QTest::newRow("rows of five: the batch is not kept")
            << QList<qint64>{-1, 5} << QStringLiteral("Flatten end_dim=2 start_dim=0");
        QTest::newRow("other sides") << QList<qint64>{0, 3, 5, 4} << none;
        QTest::newRow("cut apart") << QList<qint64>{0, 3, 2, 2, 5} << none;
        QTest::newRow("rows of six") << QList<qint64>{-1, 6} << none;
    }

    void reshapesThatFlatten()
    {
        QFETCH(QList<qint64>, target);
        QFETCH(QString, becomes);
        const auto result = imported(node("Relu", {"x"}, {"r"}) + node("Reshape", {"r", "target"}, {"out"})
                                         + longs("target", {target.begin(), target.end()}),
                                     {1, 3, 4, 5});
        QCOMPARE(blocksOf(result), (QStringList{"ReLU", becomes}));
    }

    void aReshapeToTheSameIsNoBlock()
    {
        const auto result = imported(node("Reshape", {"x", "target"}, {"r"}) + node("Relu", {"r"}, {"out"})
                                         + longs("target", {0, 3, 4, 5}),
                                     {1, 3, 4, 5});
        QCOMPARE(blocksOf(result), QStringList("ReLU"));
    }

    void aPooledPictureIsSqueezed()
    {
        const auto with = [](const std::vector<std::int64_t> &axes) {
            return blocksOf(imported(node("GlobalAveragePool", {"x"}, {"g"}) + node("Squeeze", {"g", "axes"}, {"out"})
                                         + longs("axes", axes),
                                     {1, 3, 4, 5}));
        };
        QCOMPARE(with({2, 3}), (QStringList{"AdaptiveAvgPool2d output_size=1", "Flatten"}));
        QCOMPARE(with({-1, -2}), (QStringList{"AdaptiveAvgPool2d output_size=1", "Flatten"}));
        QCOMPARE(with({3}).last(), QStringLiteral("ONNX.Squeeze"));
    }

    /// What would give other numbers is refused.
    void lookalikes()
    {
        // Before version 13 a Softmax takes all dimensions from its axis on together.
        const QByteArray softmax = node("Softmax", {"x"}, {"out"}, one("axis", 1));
        QCOMPARE(blocksOf(imported(softmax, {1, 3, 4}, 13)), QStringList("Softmax"));
        QCOMPARE(blocksOf(imported(softmax, {1, 3, 4}, 11)), QStringList("ONNX.Softmax"));
        QCOMPARE(blocksOf(imported(softmax, {1, 3}, 11)), QStringList("Softmax"));
        // Slopes along the width are none of the channels.
        const auto prelu = [](const QList<qint64> &shape) {
            return blocksOf(
                       imported(node("PRelu", {"x", "s"}, {"out"}) + floats("s", shape, numbersTo(3)), {1, 3, 3, 3}))
                .first();
        };
        QCOMPARE(prelu({3, 1, 1}), QStringLiteral("PReLU num_parameters=3"));
        QCOMPARE(prelu({3}), QStringLiteral("ONNX.PRelu"));
        // An offset for each row is none for each output.
        const auto gemm = [](const QList<qint64> &shape) {
            return blocksOf(imported(node("Gemm", {"x", "w", "b"}, {"out"}) + floats("w", {4, 3}, numbersTo(12))
                                         + floats("b", shape, numbersTo(3)),
                                     {3, 4}))
                .first();
        };
        QCOMPARE(gemm({3}), QStringLiteral("Linear out_features=3"));
        QCOMPARE(gemm({3, 1}), QStringLiteral("ONNX.Gemm"));
        const auto mean =
            imported(node("AveragePool", {"x"}, {"out"},
                          list("kernel_shape", {2, 2}) + list("strides", {2, 2}) + list("dilations", {2, 2})),
                     {1, 1, 8, 8});
        QCOMPARE(blocksOf(mean), QStringList("ONNX.AveragePool"));
    }

    /// Rows of nothing, however many a file claims.
    void weightsOfNothing()
    {
        const qint64 many = 1LL << 40;
        const auto gemm = imported(node("Gemm", {"x", "w", "b"}, {"out"}, one("transB", 1))
                                       + initializer("w", {many, 0}, 1, raw({})) + floats("b", {}, {1}),
                                   {1, 4});
        QCOMPARE(blocksOf(gemm), QStringList("ONNX.Gemm"));
        const auto product =
            imported(node("MatMul", {"x", "w"}, {"out"}) + initializer("w", {0, many}, 1, raw({})), {1, 4});
        QCOMPARE(blocksOf(product), QStringList("ONNX.MatMul"));
        const auto transposed = imported(node("Transpose", {"w"}, {"t"}) + node("MatMul", {"x", "t"}, {"out"})
                                             + initializer("w", {many, 0}, 1, raw({})),
                                         {1, 4});
        QCOMPARE(blocksOf(transposed).last(), QStringLiteral("ONNX.MatMul"));
        // Numbers that would run over when they are multiplied.
        const auto conv = imported(
            node("Conv", {"x", "w"}, {"out"}, one("group", 1LL << 62) + list("dilations", {1LL << 62, 1LL << 62}))
                + floats("w", {2, 1, 3, 3}, numbersTo(18)),
            {1, 1, 8, 8});
        QCOMPARE(blocksOf(conv), QStringList("ONNX.Conv"));
    }

    /// One constant, named by thousands of layers: only so much is copied.
    void oneConstantManyTimes()
    {
        constexpr int layers = 1000;
        QByteArray graph = floats("w", {400, 400}, std::vector<float>(160000, 0.5F));
        QByteArray last = "x";
        for (int i = 0; i < layers; ++i) {
            const QByteArray next = i + 1 == layers ? QByteArray("out") : "v" + QByteArray::number(i);
            graph += node("Transpose", {"w"}, {"t" + QByteArray::number(i)})
                + node("MatMul", {last, "t" + QByteArray::number(i)}, {next});
            last = next;
        }
        const auto result = imported(graph, {1, 400});
        QVERIFY(result.ok());
        std::int64_t numbers = 0;
        for (const auto &[name, tensor] : result->weights)
            numbers += tensor.elementCount();
        QVERIFY2(numbers <= 4 * 160000 + (1 << 20), qPrintable(QString::number(numbers)));
        QVERIFY(numbers > 0);
        QVERIFY(!result->unknown.empty());
    }

    /// Thousands of blocks of one name are numbered without looking through all numbers for each.
    void oneNameManyTimes()
    {
        QByteArray graph, last = "x";
        constexpr int layers = 15000;
        for (int i = 0; i < layers; ++i) {
            const QByteArray next = i + 1 == layers ? QByteArray("out") : "v" + QByteArray::number(i);
            graph += node("Relu", {last}, {next});
            last = next;
        }
        QElapsedTimer timer;
        timer.start();
        const auto result = imported(graph, {1, 4});
        QVERIFY(result.ok());
        QCOMPARE(result->network.blocks.size(), std::size_t(layers + 1));
        QCOMPARE(result->network.blocks.back().id, "relu_" + std::to_string(layers));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestOnnxPatterns)
#include "tst_onnxpatterns.moc"
