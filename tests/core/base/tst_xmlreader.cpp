#include "core/base/XmlReader.h"

#include "core/base/Utf8.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;

namespace {

std::string nested(int depth)
{
    std::string text;
    for (int i = 0; i < depth; ++i)
        text += "<a>";
    for (int i = 0; i < depth; ++i)
        text += "</a>";
    return text;
}

/// An element as text again: <name line>text<child …></name>, texts as they are.
std::string printed(const XmlElement &element)
{
    std::string text = element.name + std::to_string(element.line) + "[" + element.text;
    for (const XmlElement &child : element.children)
        text += printed(child);
    return text + "]";
}

} // namespace

class TestXmlReader : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refusals_data();
    void refusals();
    void limits();
    void everyCutIsRefused();
    void findsChildren();
    void files();
    void utf8_data();
    void utf8();
};

void TestXmlReader::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("one element", "<a/>", "a1[]");
    row("text and children", "<a>x<b>1</b>y<b>2</b></a>", "a1[xyb1[1]b1[2]]");
    row("lines", "<a>\n<b/>\n<b/></a>", "a1[\n\nb2[]b3[]]");
    row("declaration", "<?xml version=\"1.0\" encoding='UTF-8'?>\n<a></a>\n", "a2[]");
    row("byte-order mark", "\xEF\xBB\xBF<a/>", "a1[]");
    row("comments and instructions", "<!-- <x> --><?p q?><a><!---->1<?p <?>2</a><!--e-->", "a1[12]");
    row("attributes", "<a b='>' c = \"&lt;'\" ><d e=''/></a >", "a1[d1[]]");
    row("standard entities", "<a>&lt;&gt;&amp;&apos;&quot;</a>", "a1[<>&'\"]");
    row("characters by number", "<a>&#65;&#x20AC;&#128512;</a>", "a1[A€😀]");
    row("characters of each length", "<a>&#x7F;&#x80;&#x7FF;&#x800;&#xFFFF;&#x10000;&#x10FFFF;</a>",
        "a1[\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF]");
    row("CDATA", "<a><![CDATA[<b>&amp;]]></a>", "a1[<b>&amp;]");
    row("names", "<日本:x-1.b/>", "日本:x-1.b1[]");
    row("elements in each other", QByteArray::fromStdString(nested(2)), "a1[a1[]]");
}

void TestXmlReader::reads()
{
    QFETCH(QByteArray, text);
    const auto root = readXmlText(text.toStdString(), "x.xml");
    QVERIFY2(root.ok(), root.ok() ? "" : root.error().message.text().c_str());
    QTEST(QByteArray::fromStdString(printed(*root)), "expected");
}

void TestXmlReader::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, const QString &reason) {
        QTest::newRow(name) << text << QStringLiteral("The file x.xml can't be read as XML: ") + reason + u'.';
    };
    row("empty", "", QStringLiteral("line 1: an element \"<…>\" is expected"));
    row("no XML", "hello", QStringLiteral("line 1: an element \"<…>\" is expected"));
    row("DOCTYPE", "<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>", QStringLiteral("line 1: a DOCTYPE is not allowed"));
    row("DOCTYPE inside", "<a>\n<!DOCTYPE a></a>", QStringLiteral("line 2: a DOCTYPE is not allowed"));
    row("entity", "<a>\n&b;</a>", QStringLiteral("line 1: \"&b;\" is no standard entity"));
    row("entity without end", "<a>& b</a>", QStringLiteral("line 1: \"& b\" is no standard entity"));
    row("surrogate", "<a>&#xD800;</a>", QStringLiteral("line 1: \"&#xD800;\" is no standard entity"));
    row("control character", "<a>&#1;</a>", QStringLiteral("line 1: \"&#1;\" is no standard entity"));
    row("number of a character too large", "<a>&#x110000;</a>",
        QStringLiteral("line 1: \"&#x110000;\" is no standard entity"));
    row("two roots", "<a/>\n<b/>", QStringLiteral("line 2: there is something after the end of the outermost element"));
    row("not closed", "<a>\n<b></a>", QStringLiteral("line 2: the element \"b\" of line 2 is not closed"));
    row("ends", "<a>\n<b>", QStringLiteral("line 2: the element \"b\" of line 2 is not closed"));
    row("tag without end", "<a\n", QStringLiteral("line 2: the tag \"a\" has no end"));
    row("no name", "<a>< b/></a>", QStringLiteral("line 1: a name is expected"));
    row("attribute without quotes", "<a b=1/>", QStringLiteral("line 1: the attribute \"b\" has no value in quotes"));
    row("attribute twice", "<a b='1' b='2'/>", QStringLiteral("line 1: the attribute \"b\" is one too many"));
    row("attributes stuck together", "<a b='1'c='2'/>", QStringLiteral("line 1: the tag \"a\" has no end"));
    row("element in an attribute", "<a b='<'/>", QStringLiteral("line 1: \"<\" inside an attribute is not allowed"));
    row("quote missing", "<a b='1/>", QStringLiteral("line 1: \"'\" is missing"));
    row("comment without end", "<a><!-- </a>", QStringLiteral("line 1: \"-->\" is missing"));
    row("comment in a comment", "<a><!-- -- --></a>", QStringLiteral("line 1: \"--\" inside a comment is not allowed"));
    row("other encoding", "<?xml version='1.0' encoding='GB2312'?><a/>",
        QStringLiteral("line 1: its encoding is gb2312; only UTF-8 is read"));
    row("bytes that are no UTF-8", "<a>\xC4\xE3</a>", QStringLiteral("it is no text in UTF-8"));
    row("NUL", QByteArray("<a>\0</a>", 8), QStringLiteral("it is no text in UTF-8"));
    row("33 deep", QByteArray::fromStdString(nested(33)), QStringLiteral("line 1: it is nested more than 32 deep"));
    row("a million deep", QByteArray("<a>").repeated(1'000'000),
        QStringLiteral("line 1: it is nested more than 32 deep"));
}

void TestXmlReader::refusals()
{
    QFETCH(QByteArray, text);
    const auto root = readXmlText(text.toStdString(), "x.xml");
    QVERIFY(!root.ok());
    QTEST(QString::fromStdString(root.error().message.text()), "message");
}

void TestXmlReader::limits()
{
    const XmlLimits small{.bytes = 30, .depth = 32, .elements = 3};
    QVERIFY(readXmlText("<a><b/><c/></a>", "x.xml", small).ok());
    const auto many = readXmlText("<a><b/><c/><d/></a>", "x.xml", small);
    QVERIFY(!many.ok());
    QCOMPARE(many.error().message.text(),
             std::string("The file x.xml can't be read as XML: line 1: it holds more than 3 elements."));
    const auto large = readXmlText("<a>" + std::string(30, ' ') + "</a>", "x.xml", small);
    QVERIFY(!large.ok());
    QCOMPARE(large.error().message.text(),
             std::string("The file x.xml is too large: 37 bytes, where at most 30 bytes are read."));
    QVERIFY(readXmlText(nested(32), "x.xml").ok());
}

void TestXmlReader::everyCutIsRefused()
{
    const std::string text = "<?xml version=\"1.0\"?><a b='c'>t&amp;<!-- x --><d/><![CDATA[e]]></a>";
    QVERIFY(readXmlText(text, "x.xml").ok());
    for (std::size_t length = 0; length < text.size(); ++length)
        QVERIFY2(!readXmlText(text.substr(0, length), "x.xml").ok(), text.substr(0, length).c_str());
}

void TestXmlReader::findsChildren()
{
    const auto root = readXmlText("<a><b>1</b><c/><b>2</b></a>", "x.xml");
    QVERIFY(root.ok());
    QCOMPARE(root->child("b")->text, std::string("1"));
    QVERIFY(!root->child("d"));
}

void TestXmlReader::files()
{
    const QTemporaryDir folder;
    const auto missing = readXmlFile(folder.filePath(QStringLiteral("none.xml")).toStdString());
    QVERIFY(!missing.ok());
    QVERIFY(missing.error().message.text().find("none.xml") != std::string::npos);
    QVERIFY(!readXmlFile(folder.path().toStdString()).ok());
}

void TestXmlReader::utf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    QTest::newRow("ASCII") << QByteArray("az") << true;
    QTest::newRow("2, 3, 4 bytes") << QByteArray("é€😀") << true;
    QTest::newRow("last character") << QByteArray("\xF4\x8F\xBF\xBF") << true;
    QTest::newRow("beyond it") << QByteArray("\xF4\x90\x80\x80") << false;
    QTest::newRow("overlong 2") << QByteArray("\xC1\xBF") << false;
    QTest::newRow("overlong 3") << QByteArray("\xE0\x9F\xBF") << false;
    QTest::newRow("overlong 4") << QByteArray("\xF0\x8F\xBF\xBF") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("cut") << QByteArray("\xE2\x82") << false;
    QTest::newRow("cut in the middle") << QByteArray("\xE2\x82z") << false;
    QTest::newRow("no first byte") << QByteArray("\x80") << false;
    QTest::newRow("no byte of UTF-8") << QByteArray("\xF8\x88\x80\x80\x80") << false;
}

void TestXmlReader::utf8()
{
    QFETCH(QByteArray, bytes);
    QTEST(isUtf8(bytes.toStdString()), "valid");
}

QTEST_GUILESS_MAIN(TestXmlReader)
#include "tst_xmlreader.moc"
