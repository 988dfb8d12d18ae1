#include "core/io/Safetensors.h"

#include "tests/core/io/SafetensorsBytes.h"
#include "tests/support/Shared.h"

#include <QtTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

using namespace vitrine;
using namespace vitrine::test;

namespace {

template <typename T>
QByteArray bytesOf(const std::vector<T> &values)
{
    return QByteArray(reinterpret_cast<const char *>(values.data()), static_cast<qsizetype>(values.size() * sizeof(T)));
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private slots:
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
    void readsSharedFiles_data();
    void readsSharedFiles();
};

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

void TestSafetensors::readsSharedFiles_data()
{
    QTest::addColumn<QString>("file");
    // Without the folder there is one row, which is skipped.
    QDirIterator files(sharedFolder(), {"*.safetensors"}, QDir::Files, QDirIterator::Subdirectories);
    if (!files.hasNext())
        QTest::newRow("none") << QString();
    while (files.hasNext()) {
        const QString file = files.next();
        QTest::newRow(qPrintable(QDir(sharedFolder()).relativeFilePath(file))) << file;
    }
}

void TestSafetensors::readsSharedFiles()
{
    QFETCH(QString, file);
    VITRINE_NEED_SHARED("cases/networks");
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

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
