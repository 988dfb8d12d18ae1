#include "core/io/OnnxReader.h"

#include "tests/core/io/OnnxBytes.h"
#include "tests/support/Shared.h"

#include <QTemporaryDir>
#include <QtTest>

#include <string>

using namespace vitrine;
using namespace vitrine::test;

namespace {

QString textOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

Result<OnnxModel> parse(const QByteArray &file)
{
    return parseOnnx(file.toStdString(), "m.onnx");
}

/// Every kind of part: inputs of fixed and free sizes, constants of both kinds, attributes.
QByteArray sampleGraph()
{
    const QByteArray two("\0\0\x80\x3f\0\0\0\x40", 8); // 1, 2
    return node("Constant", {}, {"shift"}, attribute("value", 4, bytes(5, tensor("", {2}, 1, raw(two)))))
        + node("Mul", {"x", "scale"}, {"scaled"})
        + node("Add", {"scaled", "shift"}, {"y"},
               bytes(3, "sum") + attribute("axis", 2, number(3, -1))
                   + attribute("pads", 7, bytes(8, QByteArray("\1\2"))) + attribute("mode", 3, bytes(4, "nearest"))
                   + attribute("alpha", 1, "\x15" + two.first(4)) + attribute("scales", 6, bytes(7, two))
                   + attribute("body", 5, bytes(6, QByteArray())))
        + initializer("scale", {2}, 1, bytes(4, two)) + input("x", {-1, 2}) + input("scale", {2}) + output("y");
}

} // namespace

class TestOnnxReader : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
#ifndef VITRINE_HAS_ONNX
        const auto read = readOnnx("m.onnx");
        QVERIFY(!read.ok() && textOf(read.error()).contains("built without ONNX"));
        QSKIP("built without ONNX");
#endif
    }
    void readsEveryPart();
    void elementTypes_data();
    void elementTypes();
    void constants_data();
    void constants();
    void sortsOperations();
    void nano();
    void refusals_data();
    void refusals();
    void refusesFiles();
    void cutAnywhere();
    void mutantsNeverCrash();
};

void TestOnnxReader::readsEveryPart()
{
    const auto model = parse(modelOf(sampleGraph()));
    QVERIFY2(model.ok(), model ? "" : qPrintable(textOf(model.error())));
    QCOMPARE(model->inputs.size(), std::size_t{1}); // the other one is an initialiser
    QCOMPARE(model->inputs[0].name, std::string("x"));
    QCOMPARE(model->inputs[0].shape, (Shape{-1, 2}));
    QCOMPARE(model->outputs.size(), std::size_t{1});
    QCOMPARE(model->outputs[0].name, std::string("y"));
    QCOMPARE(model->initialisers.size(), std::size_t{2});
    for (const char *name : {"scale", "shift"}) {
        QCOMPARE(model->initialisers.at(name).shape(), Shape{2});
        QCOMPARE(model->initialisers.at(name).toFloats(), (std::vector<float>{1, 2}));
    }
    QCOMPARE(model->nodes.size(), std::size_t{2});
    const OnnxNode &sum = model->nodes[1];
    QCOMPARE(sum.op, std::string("Add"));
    QCOMPARE(sum.name, std::string("sum"));
    QCOMPARE(sum.inputs, (std::vector<std::string>{"scaled", "shift"}));
    QCOMPARE(sum.outputs, std::vector<std::string>{"y"});
    QCOMPARE(sum.integers, (std::map<std::string, std::vector<std::int64_t>>{{"axis", {-1}}, {"pads", {1, 2}}}));
    QCOMPARE(sum.reals, (std::map<std::string, std::vector<float>>{{"alpha", {1}}, {"scales", {1, 2}}}));
    QCOMPARE(sum.texts, (std::map<std::string, std::string>{{"mode", "nearest"}}));
    QVERIFY(sum.tensors.empty());
}

void TestOnnxReader::elementTypes_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<DType>("dtype");
    QTest::addColumn<QList<double>>("values");
    const auto row = [](const char *name, int type, const QByteArray &data, DType dtype, const QList<double> &values) {
        QTest::newRow(name) << type << data << dtype << values;
    };
    const auto ones = [](qsizetype count) { return QByteArray(count, '\xff'); };
    const QByteArray double15("\0\0\0\0\0\0\xf8\x3f", 8);
    row("float, raw", 1, raw(QByteArray("\0\0\xc0\x3f\0\0\0\xc0", 8)), DType::Float32, {1.5, -2});
    row("float, field", 1, bytes(4, QByteArray("\0\0\xc0\x3f\0\0\0\xc0", 8)), DType::Float32, {1.5, -2});
    row("double, raw", 11, raw(double15 + double15), DType::Float64, {1.5, 1.5});
    row("double, field", 11, bytes(10, double15 + double15), DType::Float64, {1.5, 1.5});
    row("float16, raw", 10, raw(QByteArray("\0\x3e\0\xc0", 4)), DType::Float32, {1.5, -2});
    row("float16, field", 10, bytes(5, varint(0x3e00) + varint(0xc000)), DType::Float32, {1.5, -2});
    row("bfloat16, raw", 16, raw(QByteArray("\xc0\x3f\0\xc0", 4)), DType::Float32, {1.5, -2});
    row("bfloat16, field", 16, bytes(5, varint(0x3fc0) + varint(0xc000)), DType::Float32, {1.5, -2});
    row("int64, raw", 7, raw(QByteArray("\5\0\0\0\0\0\0\0", 8) + ones(8)), DType::Int64, {5, -1});
    row("int64, field", 7, bytes(7, varint(5) + varint(~0ULL)), DType::Int64, {5, -1});
    row("int64, field not packed", 7, number(7, 5) + number(7, -1), DType::Int64, {5, -1});
    row("int32, raw", 6, raw(QByteArray("\5\0\0\0", 4) + ones(4)), DType::Int64, {5, -1});
    row("int32, field", 6, bytes(5, varint(5) + varint(~0ULL)), DType::Int64, {5, -1});
    row("int16, raw", 5, raw(QByteArray("\5\0", 2) + ones(2)), DType::Int64, {5, -1});
    row("int8, raw", 3, raw("\5\xff"), DType::Int64, {5, -1});
    row("uint8, raw", 2, raw("\5\xff"), DType::Int64, {5, 255});
    row("uint16, raw", 4, raw(QByteArray("\5\0", 2) + ones(2)), DType::Int64, {5, 65535});
    row("uint32, raw", 12, raw(QByteArray("\5\0\0\0", 4) + ones(4)), DType::Int64, {5, 4294967295.0});
    row("uint32, field", 12, bytes(11, varint(5) + varint(4294967295)), DType::Int64, {5, 4294967295.0});
    row("uint64, raw", 13, raw(QByteArray("\5\0\0\0\0\0\0\0\7\0\0\0\0\0\0\0", 16)), DType::Int64, {5, 7});
    row("bool, raw", 9, raw(QByteArray("\0\2", 2)), DType::Int64, {0, 1});
    row("bool, field", 9, bytes(5, QByteArray("\0\1", 2)), DType::Int64, {0, 1});
}

void TestOnnxReader::elementTypes()
{
    QFETCH(int, type);
    QFETCH(QByteArray, data);
    QFETCH(DType, dtype);
    QFETCH(QList<double>, values);
    const auto model = parse(modelOf(initializer("t", {1, 2}, type, data)));
    QVERIFY2(model.ok(), model ? "" : qPrintable(textOf(model.error())));
    const Snapshot &tensor = model->initialisers.at("t");
    QCOMPARE(tensor.shape(), (Shape{1, 2}));
    QCOMPARE(tensor.dtype(), dtype);
    const std::vector<double> actual = tensor.toDoubles();
    QCOMPARE(QList<double>(actual.begin(), actual.end()), values);
}

void TestOnnxReader::constants_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<DType>("dtype");
    QTest::addColumn<bool>("isScalar");
    QTest::addColumn<QList<double>>("values");
    const QByteArray half("\0\0\0\x3f", 4);
    QTest::newRow("float") << attribute("value_float", 1, "\x15" + half) << DType::Float32 << true
                           << QList<double>{0.5};
    QTest::newRow("floats") << attribute("value_floats", 6, bytes(7, half + half)) << DType::Float32 << false
                            << QList<double>{0.5, 0.5};
    QTest::newRow("int") << attribute("value_int", 2, number(3, 9)) << DType::Int64 << true << QList<double>{9};
    QTest::newRow("ints") << attribute("value_ints", 7, number(8, 9) + number(8, 4)) << DType::Int64 << false
                          << QList<double>{9, 4};
    QTest::newRow("int, its type not given")
        << bytes(5, bytes(1, "value_int") + number(3, 9)) << DType::Int64 << true << QList<double>{9};
}

void TestOnnxReader::constants()
{
    QFETCH(QByteArray, value);
    QFETCH(DType, dtype);
    QFETCH(bool, isScalar);
    QFETCH(QList<double>, values);
    const auto model = parse(modelOf(node("Constant", {}, {"c"}, value) + node("Neg", {"c"}, {"y"})));
    QVERIFY2(model.ok(), model ? "" : qPrintable(textOf(model.error())));
    QCOMPARE(model->nodes.size(), std::size_t{1});
    const Snapshot &tensor = model->initialisers.at("c");
    QCOMPARE(tensor.dtype(), dtype);
    QCOMPARE(tensor.shape().empty(), isScalar);
    const std::vector<double> actual = tensor.toDoubles();
    QCOMPARE(QList<double>(actual.begin(), actual.end()), values);
}

void TestOnnxReader::sortsOperations()
{
    const auto model = parse(modelOf(node("C", {"b", "a", "b"}, {"c"}) + node("B", {"a", ""}, {"b", ""})
                                     + node("A", {"x"}, {"a"}) + node("D", {"x"}, {"d"}) + input("x") + output("c")));
    QVERIFY2(model.ok(), model ? "" : qPrintable(textOf(model.error())));
    std::string order;
    for (const OnnxNode &node : model->nodes)
        order += node.op;
    QCOMPARE(order, std::string("ABCD"));
}

void TestOnnxReader::nano()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
    const auto model = readOnnx(test::sharedPath(QStringLiteral("yolox/models/yolox_nano.onnx")).toStdString());
    QVERIFY2(model.ok(), model ? "" : qPrintable(textOf(model.error())));
    QCOMPARE(model->nodes.size(), std::size_t{369});
    QCOMPARE(model->initialisers.size(), std::size_t{236});
    QCOMPARE(model->inputs.size(), std::size_t{1});
    QCOMPARE(model->inputs[0].shape, (Shape{1, 3, 416, 416}));
    QCOMPARE(model->outputs[0].shape, (Shape{1, 3549, 85}));
}

void TestOnnxReader::refusals_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &file, const QString &message) {
        QTest::newRow(name) << file << message;
    };
    const auto graph = [&](const char *name, const QByteArray &content, const QString &message) {
        row(name, modelOf(content), message);
    };
    const auto oneTensor = [&](const char *name, const QList<qint64> &sizes, int type, const QByteArray &data,
                               const QString &message) { graph(name, initializer("t", sizes, type, data), message); };
    const QString noModel = "The file m.onnx is not an ONNX model, or it is damaged.";

    row("empty", "", "The file m.onnx is empty.");
    row("text", "This is no model, but a sentence.", noModel);
    row("a ZIP file", QByteArray("PK\x03\x04\x14\0\0\0", 8), noModel);
    row("zeros", QByteArray(100, '\0'), noModel);
    row("a number without end", QByteArray("\x08") + QByteArray(20, '\xff'), noModel);
    row("no version", bytes(7, sampleGraph()) + bytes(8, number(2, 17)), noModel);
    row("no graph", number(1, 8) + bytes(8, number(2, 17)),
        "The file m.onnx is truncated, or not a whole ONNX model: it has no graph.");
    row("no opset", number(1, 8) + bytes(7, sampleGraph()),
        "The file m.onnx is truncated, or not a whole ONNX model: it has no opset.");
    row("graph cut off", modelOf(sampleGraph()).first(100),
        QString("The file m.onnx is truncated: a part of it has %1 bytes, but only 89 follow.")
            .arg(sampleGraph().size()));
    row("length of all the bytes there are", number(1, 8) + "\x3a" + varint(~0ULL),
        "The file m.onnx is truncated: a part of it has 18446744073709551615 bytes, but only 0 follow.");
    row("length beyond the part", modelOf("\x0a\x7f"), noModel);
    row("group", number(1, 8) + "\x0b\x0c", noModel);
    QByteArray deep;
    for (int level = 0; level < 40; ++level)
        deep = node("If", {}, {}, bytes(5, bytes(6, deep)));
    graph("nested deep", deep, "The ONNX model in the file m.onnx is nested more than 32 deep.");
    graph("20001 operations", node("Relu", {"x"}, {"y"}).repeated(20'001),
          "The ONNX model in the file m.onnx has more than 20000 operations.");
    graph("a million empty values", bytes(13, "").repeated(1'000'000),
          "The ONNX model in the file m.onnx is made of more than 1000000 parts.");
    graph("numbers one by one", initializer("t", {67'108'865}, 7, bytes(7, QByteArray(67'108'865, '\1'))),
          "The ONNX model in the file m.onnx holds more than 64 MiB of whole numbers that are written one by one.");

    oneTensor("data outside", {2}, 1, bytes(13, bytes(1, "location") + bytes(2, "../../secret")) + number(14, 1),
              "The tensor t in the file m.onnx has its data in another file, which is not read; export the model with "
              "the data inside.");
    oneTensor("data outside, not said so", {2}, 1, bytes(13, bytes(1, "location") + bytes(2, "/etc/passwd")),
              "The tensor t in the file m.onnx has its data in another file, which is not read; export the model with "
              "the data inside.");
    graph("data of a constant outside",
          node("Constant", {}, {"c"}, attribute("value", 4, bytes(5, tensor("", {2}, 1, number(14, 1))))),
          "The tensor c.value in the file m.onnx has its data in another file, which is not read; export the model "
          "with the data inside.");
    oneTensor("texts", {1}, 8, bytes(6, "a"),
              "The tensor t in the file m.onnx has the type STRING, which is not known "
              "here.");
    oneTensor("type unknown", {1}, 99, raw("a"),
              "The tensor t in the file m.onnx has the type 99, which is not known "
              "here.");
    oneTensor("raw data too short", {3}, 1, raw(QByteArray(8, 'a')),
              "The tensor t in the file m.onnx has the shape [3], which takes 12 bytes, but it has 8.");
    oneTensor("raw data too long", {1}, 1, raw(QByteArray(7, 'a')),
              "The tensor t in the file m.onnx has the shape [1], which takes 4 bytes, but it has 7.");
    oneTensor("numbers too few", {3}, 1, bytes(4, QByteArray(8, 'a')),
              "The tensor t in the file m.onnx has the shape [3], which takes 3 numbers, but it has 2.");
    oneTensor("numbers in another type's field", {2}, 1, bytes(7, "\1\2"),
              "The tensor t in the file m.onnx has the shape [2], which takes 2 numbers, but it has 0.");
    oneTensor("no data", {}, 1, "",
              "The tensor t in the file m.onnx has the shape [], which takes 1 numbers, but it "
              "has 0.");
    oneTensor("size below 0", {2, -2}, 1, raw(QByteArray(16, 'a')),
              "The tensor t in the file m.onnx has a size below 0: [2, -2].");
    oneTensor("product overflows to 0", {4294967296, 4294967296}, 1, raw(""),
              "The tensor t in the file m.onnx has the shape [4294967296, 4294967296], more numbers than any memory "
              "holds.");
    oneTensor("product times bytes overflows", {4611686018427387905}, 1, raw("aaaa"),
              "The tensor t in the file m.onnx has the shape [4611686018427387905], more numbers than any memory "
              "holds.");
    oneTensor("empty, but with strides that overflow", {0, 4294967296, 4294967296}, 1, raw(""),
              "The tensor t in the file m.onnx has the shape [0, 4294967296, 4294967296], more numbers than any memory "
              "holds.");
    oneTensor("lies about its size", {1'000'000'000'000}, 1, raw("aaaa"),
              "The tensor t in the file m.onnx has the shape [1000000000000], which takes 4000000000000 bytes, but it "
              "has 4.");
    oneTensor("65 dimensions", QList<qint64>(65, 1), 1, raw("aaaa"),
              "The tensor t in the file m.onnx has more than 64 dimensions.");
    oneTensor("unsigned number too large", {1}, 13, raw(QByteArray(8, '\xff')),
              "The tensor t in the file m.onnx holds 18446744073709551615, which is too large for a signed integer.");
    oneTensor("unsigned number too large, in its field", {1}, 13, bytes(11, varint(~0ULL)),
              "The tensor t in the file m.onnx holds 18446744073709551615, which is too large for a signed integer.");
    graph("sparse", bytes(15, ""), "The ONNX model m.onnx has sparse tensors, which are not known here.");

    graph("cycle", node("A", {"b"}, {"a"}) + node("B", {"a"}, {"b"}),
          "The operations of the ONNX model m.onnx form a cycle, at or before A a.");
    graph("cycle of one", node("Relu", {"a"}, {"a"}, bytes(3, "me")),
          "The operations of the ONNX model m.onnx form a cycle, at or before Relu me.");
    graph("value of nobody", node("Relu", {"x"}, {"y"}, bytes(3, "act")),
          "In the ONNX model m.onnx nobody makes the value x, which Relu act needs.");
    graph("output of nobody", input("x") + output("y"), "In the ONNX model m.onnx nobody makes the output y.");
    graph("value made twice", node("Relu", {"x"}, {"y"}) + node("Tanh", {"x"}, {"y"}) + input("x"),
          "In the ONNX model m.onnx the value y is made twice.");
    graph("input made again", node("Relu", {"x"}, {"x"}) + input("x"),
          "In the ONNX model m.onnx the value x is made twice.");
    graph("initialiser twice", initializer("t", {}, 1, raw("aaaa")).repeated(2),
          "In the ONNX model m.onnx the value t is made twice.");
    graph("constant and initialiser",
          initializer("t", {}, 1, raw("aaaa")) + node("Constant", {}, {"t"}, attribute("value_int", 2, number(3, 9))),
          "In the ONNX model m.onnx the value t is made twice.");
    graph("input twice", input("x") + input("x"), "In the ONNX model m.onnx the value x is made twice.");
    graph("name not UTF-8", node("Relu", {"x"}, {"\xff"}) + input("x"),
          "A name in the ONNX model m.onnx is not UTF-8.");
    graph("input's name cut off", input("\xe2\x82"), "A name in the ONNX model m.onnx is not UTF-8.");
    graph("tensor's name a surrogate", initializer("\xed\xa0\x80", {}, 1, raw("aaaa")),
          "A name in the ONNX model m.onnx is not UTF-8.");
    graph("line break in a name", node("Relu", {"a\nb"}, {"y"}),
          "In the ONNX model m.onnx nobody makes the value a b, which Relu y needs.");
}

void TestOnnxReader::refusals()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, message);
    const auto model = parse(file);
    QVERIFY(!model.ok());
    QCOMPARE(textOf(model.error()), message);
}

void TestOnnxReader::refusesFiles()
{
    const QTemporaryDir folder;
    const QString missing = folder.filePath("none.onnx");
    const auto none = readOnnx(missing.toStdString());
    QVERIFY(!none.ok());
    QCOMPARE(textOf(none.error()), QString("The file %1 can't be read: there is no such file or folder.").arg(missing));

    QFile sparse(folder.filePath("huge.onnx"));
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(512LL * 1024 * 1024 + 1));
    const auto huge = readOnnx(sparse.fileName().toStdString());
    QVERIFY(!huge.ok());
    QVERIFY2(textOf(huge.error()).startsWith(QString("The file %1 is too large: ").arg(sparse.fileName())),
             qPrintable(textOf(huge.error())));
    QVERIFY(textOf(huge.error()).endsWith("where at most 512 MiB are read."));

    QFile whole(folder.filePath("whole.onnx"));
    const QByteArray content = modelOf(sampleGraph());
    QVERIFY(whole.open(QIODevice::WriteOnly) && whole.write(content) == content.size());
    whole.close();
    QVERIFY(readOnnx(whole.fileName().toStdString()).ok());
}

void TestOnnxReader::cutAnywhere()
{
    const QByteArray file = modelOf(sampleGraph());
    QVERIFY(parse(file).ok());
    for (qsizetype length = 0; length < file.size(); ++length) {
        const auto model = parse(file.first(length));
        QVERIFY2(!model.ok(), qPrintable(QString::number(length)));
        QVERIFY2(textOf(model.error()).contains("m.onnx"), qPrintable(textOf(model.error())));
    }
}

void TestOnnxReader::mutantsNeverCrash()
{
    const QByteArray original = modelOf(sampleGraph());
    int refused = 0;
    int accepted = 0;
    for (qsizetype place = 0; place < original.size(); ++place)
        for (const char byte : {'\0', '\1', '\x08', '\x0a', '\x7f', '\xff'}) {
            QByteArray mutant = original;
            mutant[place] = byte;
            const auto model = parse(mutant);
            ++(model.ok() ? accepted : refused);
            for (const auto &[name, tensor] : model.ok() ? model->initialisers : TensorMap())
                QVERIFY(tensor.toDoubles().size() <= std::size_t(original.size()));
        }
    QVERIFY(accepted > 50); // a byte of data, of a name that is used once: nothing tells that it is wrong
    QVERIFY(refused > accepted);
}

QTEST_GUILESS_MAIN(TestOnnxReader)
#include "tst_onnxreader.moc"
