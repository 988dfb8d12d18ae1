#include "core/io/Pth.h"

#include "tests/core/io/PthBytes.h"
#include "tests/support/Shared.h"

#include <QtTest>

#include <numeric>

using namespace vitrine;
using namespace vitrine::test;

namespace {

Result<PthFile> parse(const std::string &bytes)
{
    return parsePth(std::as_bytes(std::span(bytes)), "w.pth");
}

QString problemOf(const Result<PthFile> &result)
{
    return result.ok() ? QString() : QString::fromStdString(result.error().message.text());
}

const std::string six = numbers<float>({1, 2, 3, 4, 5, 6});

std::string sixOp(const std::vector<std::int64_t> &shape = {2, 3}, const std::vector<std::int64_t> &strides = {3, 1},
                  std::int64_t offset = 0)
{
    return tensorOp(storageOp("FloatStorage", "0", 6), offset, shape, strides);
}

/// The bytes as raw deflate data: what qCompress gives, without its own header and zlib's.
std::string deflated(const std::string &bytes)
{
    const QByteArray packed = qCompress(QByteArray::fromStdString(bytes), 9);
    return packed.mid(6, packed.size() - 10).toStdString();
}

double sum(const Snapshot &tensor)
{
    const std::vector<double> values = tensor.toDoubles();
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

class TestPth : public QObject {
    Q_OBJECT

private slots:
    void zipLayout();
    void legacyLayout();
    void numberTypes_data();
    void numberTypes();
    void views_data();
    void views();
    void tensorsShareTheFilesMemory();
    void stateDictIsFound_data();
    void stateDictIsFound();
    void whatElseACheckpointHolds();
    void otherEntriesAreAWarning();
    void newerProtocols();
    void python2();
    void packedMembers();
    void zip64();
    void realFile();
};

void TestPth::zipLayout()
{
    const auto read = parse(zipCheckpoint(dictOp({{"a.weight", sixOp()}, {"张量", sixOp({6}, {1})}}), {{"0", six}}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QVERIFY(read->warnings.empty());
    QCOMPARE(read->tensors.size(), std::size_t(2));
    const Snapshot &tensor = read->tensors.at("a.weight");
    QCOMPARE(tensor.dtype(), DType::Float32);
    QCOMPARE(tensor.shape(), Shape({2, 3}));
    QCOMPARE(tensor.toDoubles(), std::vector<double>({1, 2, 3, 4, 5, 6}));
    QCOMPARE(read->tensors.at("张量").shape(), Shape{6});
}

void TestPth::legacyLayout()
{
    const std::string seven = numbers<float>({7});
    const std::string one = tensorOp(storageOp("FloatStorage", "140", 1, "N"), 0, {}, {});
    const std::string bytes = legacyStart() + pickleOf(dictOp({{"a", sixOp()}, {"b", one}}))
        + legacyStorages({{"140", seven}, {"0", six}}, sizeof(float));
    const QTemporaryDir folder;
    QFile file(folder.filePath("old.pth"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(bytes)) > 0);
    file.close();
    const auto read = readPth(file.fileName().toStdString());
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QCOMPARE(read->tensors.at("a").toDoubles(), std::vector<double>({1, 2, 3, 4, 5, 6}));
    QCOMPARE(read->tensors.at("b").toDoubles(), std::vector<double>{7});
}

void TestPth::numberTypes_data()
{
    QTest::addColumn<QString>("storage");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("dtype");
    const auto row = [](const char *storage, const std::string &bytes, DType dtype) {
        QTest::newRow(storage) << QString(storage) << QByteArray::fromStdString(bytes) << int(dtype);
    };
    row("FloatStorage", numbers<float>({1, -2}), DType::Float32);
    row("DoubleStorage", numbers<double>({1, -2}), DType::Float64);
    row("HalfStorage", numbers<std::uint16_t>({0x3c00, 0xc000}), DType::Float32);
    row("BFloat16Storage", numbers<std::uint16_t>({0x3f80, 0xc000}), DType::Float32);
    row("LongStorage", numbers<std::int64_t>({1, -2}), DType::Int64);
    row("IntStorage", numbers<std::int32_t>({1, -2}), DType::Int64);
    row("ShortStorage", numbers<std::int16_t>({1, -2}), DType::Int64);
    row("CharStorage", numbers<std::int8_t>({1, -2}), DType::Int64);
    row("ByteStorage", numbers<std::uint8_t>({1, 254}), DType::Int64);
    row("BoolStorage", numbers<std::uint8_t>({1, 0}), DType::Int64);
}

void TestPth::numberTypes()
{
    QFETCH(QString, storage);
    QFETCH(QByteArray, bytes);
    QFETCH(int, dtype);
    const double second = storage.startsWith("Byte") ? 254 : storage.startsWith("Bool") ? 0 : -2;
    const std::string tensor = tensorOp(storageOp(storage.toStdString(), "k", 2), 0, {2}, {1});
    const auto read = parse(zipCheckpoint(dictOp({{"a", tensor}}), {{"k", bytes.toStdString()}}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QCOMPARE(int(read->tensors.at("a").dtype()), dtype);
    QCOMPARE(read->tensors.at("a").toDoubles(), std::vector<double>({1, second}));

    // In the older layout nothing is aligned.
    const auto old = parse(legacyStart() + pickleOf(dictOp({{"a", tensor}}))
                           + legacyStorages({{"k", bytes.toStdString()}}, std::size_t(bytes.size()) / 2));
    QVERIFY2(old.ok(), qPrintable(problemOf(old)));
    QCOMPARE(old->tensors.at("a").toDoubles(), std::vector<double>({1, second}));
}

void TestPth::views_data()
{
    QTest::addColumn<std::vector<std::int64_t>>("shape");
    QTest::addColumn<std::vector<std::int64_t>>("strides");
    QTest::addColumn<int>("offset");
    QTest::addColumn<std::vector<double>>("values");
    using Sizes = std::vector<std::int64_t>;
    using Values = std::vector<double>;
    QTest::newRow("part") << Sizes{2} << Sizes{1} << 4 << Values{5, 6};
    QTest::newRow("transposed") << Sizes{3, 2} << Sizes{1, 3} << 0 << Values{1, 4, 2, 5, 3, 6};
    QTest::newRow("every other") << Sizes{2, 2} << Sizes{3, 2} << 0 << Values{1, 3, 4, 6};
    QTest::newRow("repeated") << Sizes{2, 2} << Sizes{0, 1} << 1 << Values{2, 3, 2, 3};
    QTest::newRow("scalar") << Sizes{} << Sizes{} << 5 << Values{6};
    QTest::newRow("nothing") << Sizes{0, 3} << Sizes{7, 1} << 6 << Values{};
    QTest::newRow("any stride along one") << Sizes{1, 3} << Sizes{99, 1} << 0 << Values{1, 2, 3};
}

void TestPth::views()
{
    using Sizes = std::vector<std::int64_t>;
    QFETCH(Sizes, shape);
    QFETCH(Sizes, strides);
    QFETCH(int, offset);
    QFETCH(std::vector<double>, values);
    const auto read = parse(zipCheckpoint(dictOp({{"a", sixOp(shape, strides, offset)}}), {{"0", six}}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    const Snapshot &tensor = read->tensors.at("a");
    QCOMPARE(tensor.shape(), shape);
    QVERIFY(tensor.isContiguous());
    QCOMPARE(tensor.toDoubles(), values);
}

void TestPth::tensorsShareTheFilesMemory()
{
    const auto read =
        parse(zipCheckpoint(dictOp({{"a", sixOp()}, {"b", sixOp({2}, {1}, 4)}, {"c", sixOp()}}), {{"0", six}}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    const auto *start = static_cast<const float *>(read->tensors.at("a").data());
    QCOMPARE(read->tensors.at("c").data(), static_cast<const void *>(start));
    QCOMPARE(read->tensors.at("b").data(), static_cast<const void *>(start + 4));
}

void TestPth::stateDictIsFound_data()
{
    QTest::addColumn<QByteArray>("object");
    const auto row = [](const char *name, const std::string &object) {
        QTest::newRow(name) << QByteArray::fromStdString(object);
    };
    const std::string dict = dictOp({{"wanted", sixOp()}});
    const std::string other = dictOp({{"other", sixOp()}});
    row("itself", dict);
    row("model", dictOp({{"epoch", intOp(3)}, {"model", dict}}));
    row("state_dict", dictOp({{"state_dict", dict}, {"optimizer", other}}));
    row("ema_model", dictOp({{"ema_model", dict}, {"optimizer", other}}));
    row("model before ema_model", dictOp({{"ema_model", other}, {"model", dict}}));
    row("a model that is no dict", dictOp({{"model", textOp("yolox")}, {"state_dict", dict}}));
    row("a number called model", dictOp({{"model", intOp(1)}, {"wanted", sixOp()}}));
}

void TestPth::stateDictIsFound()
{
    QFETCH(QByteArray, object);
    const auto read = parse(zipCheckpoint(object.toStdString(), {{"0", six}}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QCOMPARE(read->tensors.size(), std::size_t(1));
    QCOMPARE(read->tensors.begin()->first, std::string("wanted"));
}

void TestPth::whatElseACheckpointHolds()
{
    const std::string type = callOp(globalOp("numpy", "dtype"), tupleOp({textOp("f8"), "\x89", "\x88"}))
        + tupleOp({intOp(3), textOp("<"), "N", "N", "N", intOp(-1), intOp(-1), intOp(0)}) + "b";
    const std::string raw = callOp(globalOp("_codecs", "encode"), tupleOp({textOp("12345678"), textOp("latin1")}));
    const auto scalar = [&](const std::string &module) {
        return callOp(globalOp(module, "scalar"), tupleOp({type, raw}));
    };
    const std::string parameter =
        callOp(globalOp("torch._utils", "_rebuild_parameter"), tupleOp({sixOp(), "\x88", orderedDictOp()}));
    // An ordered dict with attributes, as the state dict of a module is.
    const std::string model =
        orderedDictOp() + "(" + textOp("p") + parameter + "u" + dictOp({{"_metadata", "}"}}) + "b";
    const std::string real = "G" + std::string("\x3f\xe0\0\0\0\0\0\0", 8);
    const std::string history = "](" + real + real + "e";
    const auto read = parse(zipCheckpoint(
        dictOp({{"best_ap", scalar("numpy.core.multiarray")},
                {"curr_ap", scalar("numpy._core.multiarray")},
                {"size", callOp(globalOp("torch", "Size"), tupleOp({tupleOp(std::vector<std::int64_t>{416, 416})}))},
                {"history", history},
                {"random", std::string("\x8a\x09", 2) + std::string(9, '\x7f')},
                {"empty set", "\x8f"},
                {"optimizer", dictOp({{"state", sixOp()}, {"lr", real}})},
                {"model", model}}),
        {{"0", six}}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QVERIFY(read->warnings.empty());
    QCOMPARE(read->tensors.size(), std::size_t(1));
    QCOMPARE(sum(read->tensors.at("p")), 21.0);
}

void TestPth::otherEntriesAreAWarning()
{
    const auto read = parse(zipCheckpoint(dictOp({{"a", sixOp()}, {"b", intOp(1)}, {"c", "N"}}), {{"0", six}}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QCOMPARE(read->tensors.size(), std::size_t(1));
    QCOMPARE(read->warnings.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(read->warnings[0].text()),
             QString("The file w.pth has 2 entries beside its tensors that were left out; the first is b."));
}

/// Frames, short texts, memoised objects, classes named on the stack: what protocol 4 writes.
void TestPth::newerProtocols()
{
    const auto shortText = [](const std::string &text) {
        return "\x8c" + std::string(1, static_cast<char>(text.size())) + text + "\x94";
    };
    const auto stackGlobal = [&](const std::string &module, const std::string &name) {
        return shortText(module) + shortText(name) + "\x93\x94";
    };
    const std::string storage = "(" + shortText("storage") + stackGlobal("torch", "FloatStorage") + shortText("0")
        + shortText("cpu") + "K\x06t\x94Q";
    const std::string ops = "\x80\x04\x95" + little<std::uint64_t>(100) + "}\x94(" + shortText("a")
        + stackGlobal("torch._utils", "_rebuild_tensor_v2") + "(" + storage + std::string("K\0", 2)
        + "K\x02K\x03\x86\x94K\x03K\x01\x86\x94\x89" + stackGlobal("collections", "OrderedDict") + ")R\x94t\x94R\x94"
        + shortText("b") + "h\x13u."; // the object remembered as 19: the tensor
    const auto read = parse(zipOf({{"n/data.pkl", ops}, {"n/data/0", six}}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QCOMPARE(read->tensors.at("a").toDoubles(), std::vector<double>({1, 2, 3, 4, 5, 6}));
    QCOMPARE(read->tensors.at("b").shape(), Shape({2, 3}));
}

void TestPth::python2()
{
    const auto shortText = [](const std::string &text) {
        return "U" + std::string(1, static_cast<char>(text.size())) + text;
    };
    const std::string pairs = "](](" + shortText("a") + sixOp() + "ee"; // a list of one list of two
    const auto read =
        parse(zipCheckpoint(callOp(globalOp("collections", "OrderedDict"), "(" + pairs + "t"), {{"0", six}}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QCOMPARE(sum(read->tensors.at("a")), 21.0);
}

void TestPth::packedMembers()
{
    const std::string pickle = pickleOf(dictOp({{"a", sixOp()}}));
    const auto packed = [](const std::string &name, const std::string &data) {
        return ZipPart{name, deflated(data), 8, static_cast<std::uint32_t>(data.size()), checksumOf(data)};
    };
    const auto read = parse(zipOf({packed("n/data.pkl", pickle), packed("n/data/0", six)}));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QCOMPARE(sum(read->tensors.at("a")), 21.0);
}

void TestPth::zip64()
{
    const auto read =
        parse(zipOf({{"n/data.pkl", pickleOf(dictOp({{"a", sixOp()}}))}, {"n/data/0", six}}, /*zip64=*/true));
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QCOMPARE(sum(read->tensors.at("a")), 21.0);
}

/// What PyTorch itself says of the official weights, converted from its float32.
void TestPth::realFile()
{
    VITRINE_NEED_SHARED("yolox/models/yolox_nano_unfused.pth");
    const auto read = readPth(sharedPath("yolox/models/yolox_nano_unfused.pth").toStdString());
    QVERIFY2(read.ok(), qPrintable(problemOf(read)));
    QVERIFY(read->warnings.empty());
    const TensorMap &tensors = read->tensors;
    QCOMPARE(tensors.size(), std::size_t(642));
    QCOMPARE(tensors.at("backbone.backbone.stem.conv.conv.weight").shape(), Shape({16, 12, 3, 3}));
    QCOMPARE(sum(tensors.at("backbone.backbone.stem.conv.conv.weight")), -0.01590363620071855);
    QCOMPARE(sum(tensors.at("backbone.backbone.stem.conv.bn.weight")), 16.007997512817383);
    QCOMPARE(tensors.at("head.cls_preds.0.weight").shape(), Shape({80, 64, 1, 1}));
    QCOMPARE(sum(tensors.at("head.cls_preds.0.weight")), -108.62769189484334);
    QCOMPARE(sum(tensors.at("head.obj_preds.2.bias")), -0.12960658967494965);
    QCOMPARE(tensors.at("backbone.backbone.stem.conv.bn.num_batches_tracked").dtype(), DType::Int64);
    double total = 0;
    std::int64_t count = 0;
    for (const auto &[name, tensor] : tensors) {
        QVERIFY2(name.starts_with("backbone.") || name.starts_with("head."), name.c_str());
        total += sum(tensor);
        count += tensor.elementCount();
    }
    QCOMPARE(count, 927655);
    QCOMPARE(total, 7850.824177015084);
}

QTEST_GUILESS_MAIN(TestPth)
#include "tst_pth.moc"
