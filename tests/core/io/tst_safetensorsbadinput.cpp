#include "core/io/Safetensors.h"

#include "tests/core/io/SafetensorsBytes.h"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

class TestSafetensorsBadInput : public QObject {
    Q_OBJECT

private slots:
    void refusals_data();
    void refusals();
    void refusesFilesBeforeReadingThem();
    void mutantsNeverCrash();
    void writingIsRefused_data();
    void writingIsRefused();
    void failedWriteKeepsTheOldFile();
};

void TestSafetensorsBadInput::refusals_data()
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

void TestSafetensorsBadInput::refusals()
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

void TestSafetensorsBadInput::refusesFilesBeforeReadingThem()
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

void TestSafetensorsBadInput::mutantsNeverCrash()
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

void TestSafetensorsBadInput::writingIsRefused_data()
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

void TestSafetensorsBadInput::writingIsRefused()
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

void TestSafetensorsBadInput::failedWriteKeepsTheOldFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("w.safetensors").toStdString();
    QVERIFY(writeSafetensors(path, {{"a", Snapshot::scalar(1)}}).ok());
    QVERIFY(!writeSafetensors(path, {{"\xff", Snapshot::scalar(2)}}).ok());
    const auto read = readSafetensors(path);
    QVERIFY(read.ok());
    QCOMPARE(read->tensors.at("a").flat(0), 1.0);
}

QTEST_GUILESS_MAIN(TestSafetensorsBadInput)
#include "tst_safetensorsbadinput.moc"
