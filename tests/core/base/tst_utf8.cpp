#include "core/base/Utf8.h"

#include <QtTest>

using namespace vitrine;

class TestUtf8 : public QObject {
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
};

void TestUtf8::texts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("ASCII with a NUL") << QByteArray("a\0b\x7f", 4) << true;
    QTest::newRow("two bytes") << QByteArray("\xc2\x80\xdf\xbf") << true;
    QTest::newRow("three bytes") << QByteArray("\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf") << true;
    QTest::newRow("four bytes") << QByteArray("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf") << true;
    QTest::newRow("a byte that continues nothing") << QByteArray("a\x80") << false;
    QTest::newRow("cut off") << QByteArray("\xe2\x82") << false;
    QTest::newRow("a letter within a character") << QByteArray("\xe2\x82z") << false;
    QTest::newRow("overlong, two bytes") << QByteArray("\xc0\x80") << false;
    QTest::newRow("overlong, three bytes") << QByteArray("\xe0\x9f\xbf") << false;
    QTest::newRow("overlong, four bytes") << QByteArray("\xf0\x8f\xbf\xbf") << false;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
    QTest::newRow("beyond U+10FFFF") << QByteArray("\xf4\x90\x80\x80") << false;
    QTest::newRow("no such first byte") << QByteArray("\xff") << false;
}

void TestUtf8::texts()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isValid);
    QCOMPARE(isUtf8(std::string_view(text.constData(), std::size_t(text.size()))), isValid);
}

QTEST_GUILESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
