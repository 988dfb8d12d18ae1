#include "core/io/Safetensors.h"

#include <QtTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

using namespace vitrine;

namespace {

/// A file of the header and so many bytes of data, with the true length in front of it or the one given.
QByteArray fileOf(const QByteArray &header, const QByteArray &data, std::int64_t claimedLength = -1)
{
    const std::uint64_t length =
        claimedLength < 0 ? static_cast<std::uint64_t>(header.size()) : static_cast<std::uint64_t>(claimedLength);
    QByteArray file(reinterpret_cast<const char *>(&length), sizeof length);
    return file + header + data;
}

QByteArray fileOf(const QByteArray &header, int dataBytes)
{
    return fileOf(header, QByteArray(dataBytes, '\0'));
}

Result<Safetensors> parse(const QByteArray &bytes)
{
    return parseSafetensors(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))),
                            "w.st");
}

template <typename T>
QByteArray bytesOf(const std::vector<T> &values)
{
    return QByteArray(reinterpret_cast<const char *>(values.data()), static_cast<qsizetype>(values.size() * sizeof(T)));
}

QString textOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private slots:
    void refusals_data();
    void refusals();
    void refusesFilesBeforeReadingThem();
    void accepts_data();
    void accepts();
    void convertsTypes_data();
    void convertsTypes();
    void halfPrecisionSpecials();
    void unalignedTensorsAreRead();
    void tensorsShareOneBuffer();
    void roundTrip();
    void writesStridedAndEmptyTensors();
    void writtenFileIsAligned();
    void writingIsRefused_data();
    void writingIsRefused();
    void failedWriteKeepsTheOldFile();
    void readsSharedFiles_data();
    void readsSharedFiles();
    void mutantsNeverCrash();
};

void TestSafetensors::refusals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &message) {
        QTest::newRow(name) << bytes << message;
    };
    // A header of the tensors a and, if given, b.
    const auto two = [](const QByteArray &a, const QByteArray &b = {}) {
        return "{\"a\":{" + a + "}" + (b.isEmpty() ? QByteArray() : ",\"b\":{" + b + "}") + "}";
    };
    const auto tensor = [](const QByteArray &type, const QByteArray &shape, const QByteArray &offsets) {
        return "\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets;
    };
    const auto one = [&](const QByteArray &type, const QByteArray &shape, const QByteArray &offsets, int data) {
        return fileOf(two(tensor(type, shape, offsets)), data);
    };

    row("empty", "", "The file w.st is not a safetensors file: it has only 0 bytes.");
    row("shorter than the length", "abc", "The file w.st is not a safetensors file: it has only 3 bytes.");
    row("header huge", fileOf("{}", "", 16 * 1024 * 1024 + 1),
        "The file w.st is not a safetensors file: it begins with a header of 16777217 bytes, where at most 16 MiB are "
        "read.");
    row("header of all the bytes there are", QByteArray(8, '\xff'),
        "The file w.st is not a safetensors file: it begins with a header of 18446744073709551615 bytes, where at most "
        "16 MiB are read.");
    row("a ZIP file", "PK\x03\x04 and more of a PyTorch checkpoint",
        "The file w.st is not a safetensors file: it begins with a header of 7236828441365138256 bytes, where at most "
        "16 MiB are read.");
    row("header truncated", fileOf("{\"a\"", "", 100),
        "The file w.st is truncated: its header has 100 bytes, but only 4 follow.");
    row("header cut off", fileOf("{\"a\":{\"dtype\"", ""),
        "The file w.st (header) is not valid JSON: line 1, column 14: unexpected end of input; expected ':'.");
    row("header of no bytes", fileOf("", ""),
        "The file w.st (header) is not valid JSON: line 1, column 1: unexpected end of input; expected a value.");
    row("header not JSON", fileOf("<html>", ""),
        "The file w.st (header) is not valid JSON: line 1, column 1: invalid literal; expected a value.");
    row("header not an object", fileOf("[1]", ""),
        "The file w.st is not a safetensors file: its header is […], not an object.");
    row("header a number", fileOf("17", ""),
        "The file w.st is not a safetensors file: its header is 17, not an object.");
    row("header nested deep", fileOf("{\"a\":{\"x\":" + QByteArray(100, '['), ""),
        "The file w.st (header) is not valid JSON: line 1, column 73: it is nested more than 64 deep.");
    row("name not UTF-8", fileOf("{\"\xff\":1}", ""),
        "The file w.st (header) is not valid JSON: line 1, column 3: invalid string: ill-formed UTF-8 byte; expected "
        "string literal.");
    row("name twice", fileOf(two(tensor("U8", "[1]", "[0,1]")).chopped(1) + ",\"a\":{}}", 1),
        "The file w.st (header) is not valid JSON: line 1, column 56: the name \"a\" appears twice in one object.");
    row("member twice", fileOf("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F64\"}}", 1),
        "The file w.st (header) is not valid JSON: line 1, column 27: the name \"dtype\" appears twice in one object.");
    row("NUL in the header", fileOf(QByteArray("{}\0 ", 4), ""),
        "The file w.st (header) is not valid JSON: there is a NUL byte after the text.");

    row("entry not an object", fileOf("{\"a\":3}", ""),
        "The tensor a in the file w.st is described by 3, not by an object.");
    row("entry an array", fileOf("{\"a\":[]}", ""),
        "The tensor a in the file w.st is described by […], not by an object.");
    row("entry null", fileOf("{\"a\":null}", ""),
        "The tensor a in the file w.st is described by null, not by an object.");
    row("no dtype", fileOf(two("\"shape\":[],\"data_offsets\":[0,1]"), 1),
        "The tensor a in the file w.st has no dtype.");
    row("no shape", fileOf(two("\"dtype\":\"U8\",\"data_offsets\":[0,1]"), 1),
        "The tensor a in the file w.st has no shape.");
    row("no offsets", fileOf(two("\"dtype\":\"U8\",\"shape\":[]"), 1),
        "The tensor a in the file w.st has no data_offsets.");
    row("unknown dtype", one("F8_E4M3", "[1]", "[0,1]", 1),
        "The tensor a in the file w.st has the dtype F8_E4M3, which is not known here; known are F32, F64, I64, F16, "
        "BF16, "
        "I32, I16, I8, U64, U32, U16, U8, BOOL.");
    row("dtype a number", fileOf(two("\"dtype\":32"), 1),
        "The tensor a in the file w.st: its dtype must be a text, not 32.");
    row("wrong dtype", one("F64", "[2]", "[0,8]", 8),
        "The tensor a in the file w.st: its shape [2] takes 16 bytes as F64, but its data_offsets hold 8.");
    row("negative size", one("F32", "[2,-1]", "[0,4]", 4),
        "The tensor a in the file w.st: its shape must be whole numbers from 0, not -1.");
    row("half a size", one("F32", "[1.5]", "[0,4]", 4),
        "The tensor a in the file w.st: its shape must be whole numbers from 0, not 1.5.");
    row("size a text", one("F32", "[\"1\"]", "[0,4]", 4),
        "The tensor a in the file w.st: its shape must be whole numbers from 0, not \"1\".");
    row("size beyond 63 bits", one("U8", "[9223372036854775808]", "[0,4]", 4),
        "The tensor a in the file w.st: its shape must be whole numbers from 0, not 9223372036854775808.");
    row("size beyond 64 bits", one("U8", "[18446744073709551616]", "[0,4]", 4),
        "The tensor a in the file w.st: its shape must be whole numbers from 0, not 1.84467e+19.");
    row("shape in shape", one("U8", "[[1]]", "[0,1]", 1),
        "The tensor a in the file w.st: its shape must be whole numbers from 0, not […].");
    row("shape not a list", one("U8", "1", "[0,1]", 1),
        "The tensor a in the file w.st: its shape must be whole numbers from 0, not 1.");
    row("shape an object", one("U8", "{}", "[0,1]", 1),
        "The tensor a in the file w.st: its shape must be whole numbers from 0, not {…}.");
    row("65 dimensions", one("U8", "[" + QByteArray("1,").repeated(64) + "1]", "[0,1]", 1),
        "The tensor a in the file w.st has more than 64 dimensions.");
    row("product overflows to 0", one("F32", "[4294967296,4294967296]", "[0,0]", 0),
        "The tensor a in the file w.st has the shape [4294967296, 4294967296], more numbers than any memory holds.");
    row("product times bytes overflows", one("F32", "[4611686018427387905]", "[0,4]", 4),
        "The tensor a in the file w.st has the shape [4611686018427387905], more numbers than any memory holds.");
    row("empty, but with strides that overflow", one("F32", "[0,4294967296,4294967296]", "[0,0]", 0),
        "The tensor a in the file w.st has the shape [0, 4294967296, 4294967296], more numbers than any memory holds.");
    row("offset negative", one("U8", "[1]", "[-1,0]", 1),
        "The tensor a in the file w.st: its data_offsets must be whole numbers from 0, not -1.");
    row("offset half", one("U8", "[1]", "[0,1.0]", 1),
        "The tensor a in the file w.st: its data_offsets must be whole numbers from 0, not 1.");
    row("one offset", one("U8", "[1]", "[0]", 1), "The tensor a in the file w.st must have two data_offsets.");
    row("three offsets", one("U8", "[1]", "[0,1,2]", 1), "The tensor a in the file w.st must have two data_offsets.");
    row("offsets backwards", one("U8", "[1]", "[1,0]", 1),
        "The tensor a in the file w.st ends before it begins: at byte 0, from byte 1.");
    row("offsets wrap around", one("U8", "[2]", "[18446744073709551615,1]", 2),
        "The tensor a in the file w.st ends before it begins: at byte 1, from byte 18446744073709551615.");
    row("data truncated", one("F32", "[3]", "[0,12]", 8),
        "The file w.st is truncated: the tensor a ends at byte 12 of the data, but there are only 8.");
    row("lies about its size", one("F32", "[1000000000000]", "[0,4000000000000]", 8),
        "The file w.st is truncated: the tensor a ends at byte 4000000000000 of the data, but there are only 8.");
    row("data left over", one("F32", "[1]", "[0,4]", 9),
        "The file w.st has 5 bytes after its tensors that belong to none.");
    row("data, but no tensor", fileOf("{}", 3), "The file w.st has 3 bytes after its tensors that belong to none.");
    row("overlap", fileOf(two(tensor("U8", "[4]", "[0,4]"), tensor("U8", "[4]", "[3,7]")), 7),
        "The tensors a and b in the file w.st overlap.");
    row("overlap, the second first", fileOf(two(tensor("U8", "[4]", "[3,7]"), tensor("U8", "[4]", "[0,4]")), 7),
        "The tensors b and a in the file w.st overlap.");
    row("same data", fileOf(two(tensor("U8", "[4]", "[0,4]"), tensor("U8", "[4]", "[0,4]")), 4),
        "The tensors a and b in the file w.st overlap.");
    row("empty tensor inside another", fileOf(two(tensor("U8", "[4]", "[0,4]"), tensor("U8", "[0]", "[2,2]")), 4),
        "The tensors a and b in the file w.st overlap.");
    row("hole", fileOf(two(tensor("U8", "[4]", "[0,4]"), tensor("U8", "[4]", "[6,10]")), 10),
        "The file w.st has a hole of 2 bytes before the tensor b.");
    row("hole at the start", one("U8", "[4]", "[1,5]", 5), "The file w.st has a hole of 1 bytes before the tensor a.");
    row("metadata not an object", fileOf("{\"__metadata__\":\"x\"}", ""),
        "The tensor __metadata__ in the file w.st is described by \"x\", not by an object.");
    row("metadata not texts", fileOf("{\"__metadata__\":{\"epoch\":3}}", ""),
        "The metadata epoch in the file w.st must be a text, not 3.");
    row("unsigned number too large", fileOf(two(tensor("U64", "[1]", "[0,8]")), QByteArray(8, '\xff')),
        "The tensor a in the file w.st holds 18446744073709551615, which is too large for a signed integer.");
    row("long name is cut", fileOf("{\"" + QByteArray("é").repeated(60) + "\":1}", ""),
        "The tensor " + QString("é").repeated(40) + "… in the file w.st is described by 1, not by an object.");
    row("line break in a name", fileOf("{\"a\\nb\":1}", ""),
        "The tensor a b in the file w.st is described by 1, not by an object.");
    QByteArray many = "{";
    for (int i = 0; i <= 100'000; ++i)
        many +=
            (i ? ",\"" : "\"") + QByteArray::number(i) + "\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}";
    row("100001 tensors", fileOf(many + "}", ""), "The file w.st has more than 100000 tensors.");
}

void TestSafetensors::refusals()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    const Result<Safetensors> parsed = parse(bytes);
    QVERIFY(!parsed.ok());
    QCOMPARE(textOf(parsed.error()), message);

    const QTemporaryDir folder;
    QFile file(folder.filePath("w.st"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const Result<Safetensors> read = readSafetensors(file.fileName().toStdString());
    QVERIFY(!read.ok());
    QCOMPARE(textOf(read.error()), QString(message).replace("w.st", file.fileName()));
}

void TestSafetensors::refusesFilesBeforeReadingThem()
{
    const QTemporaryDir folder;
    const QString missing = folder.filePath("none.safetensors");
    const auto none = readSafetensors(missing.toStdString());
    QVERIFY(!none.ok());
    QCOMPARE(textOf(none.error()), QString("The file %1 can't be read: there is no such file or folder.").arg(missing));

    // 8 TiB of nothing, as its header says: right in every respect but that no memory holds it.
    QFile sparse(folder.filePath("sparse.safetensors"));
    const QByteArray head =
        fileOf(R"({"a":{"dtype":"U8","shape":[8796093022208],"data_offsets":[0,8796093022208]}})", 0);
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.write(head) == head.size());
    if (!sparse.resize(head.size() + 8796093022208))
        QSKIP("the file system has no files of 8 TiB");
    const auto huge = readSafetensors(sparse.fileName().toStdString());
    QVERIFY(!huge.ok());
    QVERIFY2(textOf(huge.error())
                 .startsWith(QString("The file %1 does not fit into memory: it takes 8 TiB of this machine's ")
                                 .arg(sparse.fileName())),
             qPrintable(textOf(huge.error())));
}

void TestSafetensors::accepts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("nothing") << fileOf("{}", "") << QStringList{};
    QTest::newRow("spaces after the header") << fileOf("{}      ", "") << QStringList{};
    QTest::newRow("metadata alone") << fileOf(R"({"__metadata__":{"format":"pt","ü":"日"}})", "") << QStringList{};
    QTest::newRow("scalar") << fileOf(R"({"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}})", 4)
                            << QStringList{"a"};
    QTest::newRow("empty tensors among others") << fileOf(
        R"({"b":{"dtype":"F32","shape":[0,7],"data_offsets":[4,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
        R"("c":{"dtype":"U8","shape":[2],"data_offsets":[4,6]},"d":{"dtype":"I64","shape":[3,0],"data_offsets":[0,0]}})",
        6) << QStringList{"a", "b", "c", "d"};
    QTest::newRow("entries in any order") << fileOf(
        R"({"a":{"data_offsets":[2,4],"shape":[2],"dtype":"U8"},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})",
        4) << QStringList{"a", "b"};
    QTest::newRow("members that the format doesn't know") << fileOf(
        R"({"a":{"dtype":"U8","note":{"shape":[-1],"x":[[null,{}]]},"shape":[1],"more":1.5,"data_offsets":[0,1],"z":[]}})",
        1) << QStringList{"a"};
    QTest::newRow("64 dimensions") << fileOf(
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[" + QByteArray("1,").repeated(63) + "1],\"data_offsets\":[0,1]}}", 1)
                                   << QStringList{"a"};
    QTest::newRow("empty name") << fileOf(R"({"":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1)
                                << QStringList{""};
}

void TestSafetensors::accepts()
{
    QFETCH(QByteArray, bytes);
    const Result<Safetensors> result = parse(bytes);
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(textOf(result.error())));
    QStringList names;
    for (const auto &[name, tensor] : result->tensors) {
        names += QString::fromStdString(name);
        QCOMPARE(tensor.summary().zeroShare, tensor.elementCount() ? 1.0 : 0.0);
    }
    QTEST(names, "names");
}

void TestSafetensors::convertsTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<DType>("dtype");
    QTest::addColumn<std::vector<double>>("values");
    using V = std::vector<double>;
    const auto row = [](const char *type, const QByteArray &data, DType dtype, const V &values) {
        QTest::newRow(type) << QByteArray(type) << data << dtype << values;
    };
    row("F32", bytesOf<float>({1.5F, -2}), DType::Float32, {1.5, -2});
    row("F64", bytesOf<double>({0.1, 1e300}), DType::Float64, {0.1, 1e300});
    row("I64", bytesOf<std::int64_t>({-7, 1LL << 40}), DType::Int64, {-7, 1099511627776.0});
    row("F16", bytesOf<std::uint16_t>({0x3C00, 0xC100, 0x0001, 0x7BFF}), DType::Float32, {1, -2.5, 0x1p-24, 65504});
    row("BF16", bytesOf<std::uint16_t>({0x3F80, 0xC020}), DType::Float32, {1, -2.5});
    row("I32", bytesOf<std::int32_t>({-70000, 70000}), DType::Int64, {-70000, 70000});
    row("I16", bytesOf<std::int16_t>({-300, 300}), DType::Int64, {-300, 300});
    row("I8", bytesOf<std::int8_t>({-128, 127}), DType::Int64, {-128, 127});
    row("U64", bytesOf<std::uint64_t>({0, 1ULL << 62}), DType::Int64, {0, 0x1p62});
    row("U32", bytesOf<std::uint32_t>({0, 4294967295U}), DType::Int64, {0, 4294967295.0});
    row("U16", bytesOf<std::uint16_t>({0, 65535}), DType::Int64, {0, 65535});
    row("U8", bytesOf<std::uint8_t>({0, 255}), DType::Int64, {0, 255});
    row("BOOL", bytesOf<std::uint8_t>({0, 1}), DType::Int64, {0, 1});
}

void TestSafetensors::convertsTypes()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, data);
    QFETCH(std::vector<double>, values);
    const QByteArray header = "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":[" + QByteArray::number(int(values.size()))
        + "],\"data_offsets\":[0," + QByteArray::number(data.size()) + "]}}";
    const Result<Safetensors> result = parse(fileOf(header, data));
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(textOf(result.error())));
    QTEST(result->tensors.at("a").dtype(), "dtype");
    QCOMPARE(result->tensors.at("a").toDoubles(), values);
}

void TestSafetensors::halfPrecisionSpecials()
{
    const QByteArray data = bytesOf<std::uint16_t>({0x8000, 0x7C00, 0xFC00, 0x7E01, 0x03FF, 0x0400});
    const auto result = parse(fileOf(R"({"a":{"dtype":"F16","shape":[6],"data_offsets":[0,12]}})", data));
    QVERIFY(result.ok());
    const std::vector<float> values = result->tensors.at("a").toFloats();
    QVERIFY(values[0] == 0 && std::signbit(values[0]));
    QCOMPARE(double(values[1]), std::numeric_limits<double>::infinity());
    QCOMPARE(double(values[2]), -std::numeric_limits<double>::infinity());
    QVERIFY(std::isnan(values[3]));
    QCOMPARE(values[4], 1023 * 0x1p-24F); // the largest denormal
    QCOMPARE(values[5], 0x1p-14F); // the smallest normal
}

void TestSafetensors::unalignedTensorsAreRead()
{
    const QByteArray data = QByteArray(1, '\7') + bytesOf<float>({1.5F, 2.5F}) + bytesOf<std::int64_t>({-3});
    const auto result = parse(fileOf(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                                     R"("b":{"dtype":"F32","shape":[2],"data_offsets":[1,9]},)"
                                     R"("c":{"dtype":"I64","shape":[],"data_offsets":[9,17]}})",
                                     data));
    QVERIFY(result.ok());
    QCOMPARE(result->tensors.at("a").flat(0), 7.0);
    QCOMPARE(result->tensors.at("b").toFloats(), (std::vector<float>{1.5F, 2.5F}));
    QCOMPARE(result->tensors.at("c").flat(0), -3.0);
}

void TestSafetensors::tensorsShareOneBuffer()
{
    Snapshot first;
    const void *second = nullptr;
    {
        const auto result = parse(fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                                         R"("b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})",
                                         bytesOf<float>({1, 2, 3, 4})));
        QVERIFY(result.ok());
        first = result->tensors.at("a");
        second = result->tensors.at("b").data();
    }
    QCOMPARE(static_cast<const void *>(first.floats().data() + 2), second);
    QCOMPARE(first.toFloats(), (std::vector<float>{1, 2}));
}

void TestSafetensors::roundTrip()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("w.safetensors").toStdString();
    const float notANumber = std::bit_cast<float>(0x7FC12345U);
    TensorMap tensors;
    tensors.emplace("conv1.weight", Snapshot::of({2, 1, 1, 2}, std::vector<float>{1.5F, -0.0F, notANumber, 1e-45F}));
    tensors.emplace("bn.num_batches_tracked",
                    Snapshot::of({}, std::vector<std::int64_t>{std::numeric_limits<std::int64_t>::min()}));
    tensors.emplace("double", Snapshot::of({1, 3}, std::vector<double>{0.1, 1e-320, -1e308}));
    tensors.emplace("名前 \"quoted\"\n", Snapshot::of({1}, std::vector<float>{7}));
    const Result<void> written = writeSafetensors(path, tensors, {{"made by", "a test"}});
    QVERIFY2(written.ok(), written.ok() ? "" : qPrintable(textOf(written.error())));
    const auto read = readSafetensors(path);
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(textOf(read.error())));
    QCOMPARE(read->metadata, (std::map<std::string, std::string>{{"format", "pt"}, {"made by", "a test"}}));
    QCOMPARE(read->tensors.size(), tensors.size());
    for (const auto &[name, tensor] : tensors) {
        const Snapshot &other = read->tensors.at(name);
        QCOMPARE(other.dtype(), tensor.dtype());
        QCOMPARE(other.shape(), tensor.shape());
        const std::size_t bytes =
            static_cast<std::size_t>(tensor.elementCount()) * (tensor.dtype() == DType::Float32 ? 4 : 8);
        QCOMPARE(std::memcmp(other.data(), tensor.data(), bytes), 0); // bit for bit, the NaN included
    }
}

void TestSafetensors::writesStridedAndEmptyTensors()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("w.safetensors").toStdString();
    // Transposed and larger than the pieces in which such a tensor is written.
    constexpr std::int64_t rows = 700;
    constexpr std::int64_t columns = 300;
    const auto values = std::make_shared<std::vector<float>>(rows * columns);
    for (std::size_t i = 0; i < values->size(); ++i)
        (*values)[i] = static_cast<float>(i);
    TensorMap tensors;
    tensors.emplace("transposed", Snapshot(DType::Float32, {columns, rows}, {1, columns}, {values, values->data()}));
    tensors.emplace("empty", Snapshot::of({3, 0}, std::vector<double>{}));
    QVERIFY(writeSafetensors(path, tensors).ok());
    const auto read = readSafetensors(path);
    QVERIFY(read.ok());
    QCOMPARE(read->tensors.at("empty").shape(), (Shape{3, 0}));
    const Snapshot &transposed = read->tensors.at("transposed");
    QVERIFY(transposed.isContiguous());
    QCOMPARE(transposed.toFloats(), tensors.at("transposed").toFloats());
    QCOMPARE(transposed.at({2, 1}), double(columns + 2));
}

void TestSafetensors::writtenFileIsAligned()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("w.safetensors");
    TensorMap tensors;
    tensors.emplace("a", Snapshot::of({1}, std::vector<float>{1}));
    tensors.emplace("b", Snapshot::of({1}, std::vector<std::int64_t>{2}));
    QVERIFY(writeSafetensors(path.toStdString(), tensors).ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const QByteArray header = R"({"__metadata__":{"format":"pt"},"b":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},)"
                              R"("a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}})";
    const QByteArray padded = header.leftJustified((header.size() + 7) / 8 * 8, ' ');
    QCOMPARE(bytes, fileOf(padded, bytesOf<std::int64_t>({2}) + bytesOf<float>({1})));
}

void TestSafetensors::writingIsRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("message");
    QTest::newRow("name not UTF-8") << "w.st" << QByteArray("\xff")
                                    << "The file %1 can't be written: a tensor's name or a metadata text is not UTF-8.";
    QTest::newRow("reserved name") << "w.st" << QByteArray("__metadata__")
                                   << "The file %1 can't be written: no tensor may be called __metadata__.";
    QTest::newRow("no folder") << "none/w.st" << QByteArray("a")
                               << "The file %1 can't be written: there is no folder %2/none.";
    QTest::newRow("header too large")
        << "w.st" << QByteArray(16 * 1024 * 1024, 'n')
        << "The file %1 can't be written: its header would have 16 MiB, more than 16 MiB.";
}

void TestSafetensors::writingIsRefused()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, name);
    QFETCH(QString, message);
    const QTemporaryDir folder;
    TensorMap tensors;
    tensors.emplace(name.toStdString(), Snapshot::scalar(1));
    const auto result = writeSafetensors(folder.filePath(file).toStdString(), tensors);
    QVERIFY(!result.ok());
    QCOMPARE(textOf(result.error()), message.replace("%1", folder.filePath(file)).replace("%2", folder.path()));
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestSafetensors::failedWriteKeepsTheOldFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("w.safetensors").toStdString();
    QVERIFY(writeSafetensors(path, {{"a", Snapshot::scalar(1)}}).ok());
    QVERIFY(!writeSafetensors(path, {{"\xff", Snapshot::scalar(2)}}).ok());
    const auto read = readSafetensors(path);
    QVERIFY(read.ok());
    QCOMPARE(read->tensors.at("a").flat(0), 1.0);
}

void TestSafetensors::readsSharedFiles_data()
{
    QTest::addColumn<QString>("file");
    const QString shared = qEnvironmentVariable("VITRINE_SHARED", QStringLiteral(VITRINE_SOURCE_DIR "/../shared"));
    QDirIterator files(shared, {"*.safetensors"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        QTest::newRow(qPrintable(QDir(shared).relativeFilePath(file))) << file;
    }
    if (!QDir(shared).exists())
        QTest::newRow("(not here)") << QString();
}

void TestSafetensors::readsSharedFiles()
{
    QFETCH(QString, file);
    if (file.isEmpty())
        QSKIP("shared/ is not here");
    const auto read = readSafetensors(file.toStdString());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(textOf(read.error())));
    QVERIFY(!read->tensors.empty());
    for (const auto &[name, tensor] : read->tensors)
        QVERIFY2(tensor.summary().nanCount == 0, name.c_str());

    const QTemporaryDir folder;
    const std::filesystem::path copy = folder.filePath("copy.safetensors").toStdString();
    QVERIFY(writeSafetensors(copy, read->tensors).ok());
    const auto again = readSafetensors(copy);
    QVERIFY(again.ok());
    QCOMPARE(again->tensors.size(), read->tensors.size());
    for (const auto &[name, tensor] : read->tensors) {
        QCOMPARE(again->tensors.at(name).shape(), tensor.shape());
        QCOMPARE(again->tensors.at(name).toDoubles(), tensor.toDoubles());
    }
}

void TestSafetensors::mutantsNeverCrash()
{
    const QByteArray original =
        fileOf(R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},)"
               R"("b":{"dtype":"F16","shape":[3],"data_offsets":[8,14]}})",
               14);
    int refused = 0;
    int accepted = 0;
    for (qsizetype place = 0; place < original.size(); ++place) {
        for (const char byte : {'\0', '\xff', '0', '9', '"', '}', '-'}) {
            QByteArray mutant = original;
            mutant[place] = byte;
            const auto result = parse(mutant);
            ++(result.ok() ? accepted : refused);
            for (const auto &[name, tensor] : result.ok() ? result->tensors : TensorMap())
                QVERIFY(tensor.elementCount() <= original.size() && !tensor.toDoubles().empty());
        }
        const auto cut = parse(original.first(place));
        QVERIFY(!cut.ok());
    }
    QVERIFY(accepted > 14); // a byte of data, of a name: nothing in the format tells that it is wrong
    QVERIFY(refused > 5 * accepted);
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
