#include "core/base/JsonReader.h"

#include <QtTest>

#include <algorithm>
#include <ctime>
#include <limits>

using namespace vitrine;

namespace {

std::string nested(int depth)
{
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

constexpr JsonLimits small{.bytes = 300, .depth = 64, .values = 100};

} // namespace

class TestJsonReader : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void keepsOrderAndTypes();
    void refusals_data();
    void refusals();
    void manyMembersTakeLinearTime();
    void files();
};

void TestJsonReader::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("object", R"( {"b": [1, -2, 3.5], "a": {"x": null, "y": true}} )",
        R"({"b":[1,-2,3.5],"a":{"x":null,"y":true}})");
    row("bare value", "17", "17");
    row("string", R"("ü\u00fc\ud83d\ude00")", R"("üü😀")");
    row("byte-order mark", "\xEF\xBB\xBF[]", "[]");
    row("same name in different objects", R"([{"a":1},{"a":{"a":2}}])", R"([{"a":1},{"a":{"a":2}}])");
    row("64 deep", QByteArray::fromStdString(nested(64)), QByteArray::fromStdString(nested(64)));
    row("escaped NUL", R"("a\u0000b")", R"("a\u0000b")");
}

void TestJsonReader::reads()
{
    QFETCH(QByteArray, text);
    const auto document = readJsonText(text.toStdString(), "x.json");
    QVERIFY2(document.ok(), document.ok() ? "" : document.error().message.text().c_str());
    QTEST(QByteArray::fromStdString(document->dump()), "expected");
}

void TestJsonReader::keepsOrderAndTypes()
{
    const auto document = readJsonText(R"({"z": 1, "a": -1, "m": 1.0, "u": 18446744073709551615})", "x.json");
    QVERIFY(document.ok());
    QVERIFY(document->at("z").is_number_unsigned());
    QVERIFY(document->at("a").is_number_integer() && !document->at("a").is_number_unsigned());
    QVERIFY(document->at("m").is_number_float());
    QCOMPARE(quint64(document->at("u").get<std::uint64_t>()), ~quint64(0));
    QCOMPARE(document->begin().key(), std::string("z"));
}

void TestJsonReader::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, const QString &reason) {
        QTest::newRow(name) << text << "The file x.json is not valid JSON: " + reason + ".";
    };
    row("empty", "", "line 1, column 1: unexpected end of input; expected a value");
    row("not JSON", "hello", "line 1, column 1: invalid literal; expected a value");
    row("cut off", "{\"a\": [1, 2", "line 1, column 12: unexpected end of input; expected ']'");
    row("cut off in a string", "[\"ab", "line 1, column 5: invalid string: missing closing quote");
    row("comma missing", "{\n  \"a\": 1\n  \"b\": 2\n}", "line 3, column 5: unexpected string literal; expected '}'");
    row("comma too many", "[1, ]", "line 1, column 5: unexpected ']'; expected a value");
    row("name without quotes", "{a: 1}", "line 1, column 2: invalid literal; expected string literal");
    row("colon missing", "{\"a\" 1}", "line 1, column 6: unexpected number literal; expected ':'");
    row("two values", "{} {}", "line 1, column 4: unexpected '{'; expected end of input");
    row("comment", "[1, // one\n2]", "line 1, column 5: invalid literal; expected a value");
    row("NaN", "[NaN]", "line 1, column 2: invalid literal; expected a value");
    row("leading zero", "[01]", "line 1, column 3: unexpected number literal; expected ']'");
    row("minus alone", "[-]", "line 1, column 3: invalid number; expected digit after '-'");
    row("number too large", "[1e999]", "line 1, column 6: the number is too large");
    row("line break in a string", "[\"a\nb\"]",
        "line 1, column 4: invalid string: control character U+000A (LF) must be escaped to \\u000A or \\n");
    row("byte that is not UTF-8", "[\"a\xff\"]", "line 1, column 4: invalid string: ill-formed UTF-8 byte");
    row("overlong UTF-8", "[\"\xc0\xaf\"]", "line 1, column 3: invalid string: ill-formed UTF-8 byte");
    row("half a surrogate", R"(["\ud800"])",
        "line 1, column 9: invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF");
    row("name twice", "{\"id\": 1,\n \"ü\": 2, \"id\": 3}",
        "line 2, column 13: the name \"id\" appears twice in one object");
    row("name twice, written differently", R"({"a": 1, "\u0061": 2})",
        "line 1, column 17: the name \"a\" appears twice in one object");
    row("65 deep", QByteArray::fromStdString(nested(65)), "line 1, column 65: it is nested more than 64 deep");
    row("not closed, very deep", QByteArray(250, '['), "line 1, column 65: it is nested more than 64 deep");
    row("too many values", "[" + QByteArray("1,").repeated(100) + "1]",
        "line 1, column 201: it holds more than 100 values");
    row("NUL byte after the text", QByteArray("{}\0{}", 5), "there is a NUL byte after the text");
    row("NUL byte in the text", QByteArray("[1,\0 2]", 7),
        "line 1, column 4: unexpected end of input; expected a value");
    QTest::newRow("too large") << QByteArray(301, ' ')
                               << "The file x.json is too large: 301 bytes, where at most 300 bytes are read.";
}

void TestJsonReader::refusals()
{
    QFETCH(QByteArray, text);
    const auto document = readJsonText(text.toStdString(), "x.json", small);
    QVERIFY(!document.ok());
    QTEST(QString::fromStdString(document.error().message.text()), "message");
}

void TestJsonReader::manyMembersTakeLinearTime()
{
    // The processor's time, the best of three, so that what else the machine does is no matter.
    const auto secondsFor = [](int members) {
        std::string text = "{";
        for (int i = 0; i < members; ++i)
            text += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
        text += "}";
        double best = std::numeric_limits<double>::max();
        for (int run = 0; run < 3; ++run) {
            const std::clock_t start = std::clock();
            const auto document = readJsonText(text, "x.json");
            best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
            if (!document.ok() || document->size() != static_cast<std::size_t>(members))
                return -1.0;
        }
        return best;
    };
    const double few = secondsFor(10'000);
    const double many = secondsFor(80'000);
    QVERIFY(few > 0 && many > 0);
    QVERIFY2(many < 32 * few,
             qPrintable(QString("%1 s and %2 s").arg(few).arg(many))); // linear: 8, quadratic: 64 times
}

void TestJsonReader::files()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("a.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[1,\n2,\n") == 7);
    file.close();
    const auto broken = readJsonFile(file.fileName().toStdString());
    QVERIFY(!broken.ok());
    QCOMPARE(QString::fromStdString(broken.error().message.text()),
             QString("The file %1 is not valid JSON: line 3, column 1: unexpected end of input; expected a value.")
                 .arg(file.fileName()));
    QVERIFY(!readJsonFile(folder.filePath("none.json").toStdString()).ok());
}

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
