#include "core/io/Pnm.h"

#include <QTest>

using namespace vitrine;

namespace {

Result<Picture> parse(const QByteArray &bytes)
{
    return parsePnm(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))), "p.pgm");
}

} // namespace

class TestPnm : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("channels");
        QTest::addColumn<QList<int>>("values");
        QTest::newRow("grey") << QByteArray("P5\n2 1\n255\n\x01\xff") << 1 << QList<int>{1, 255};
        QTest::newRow("colour") << QByteArray("P6 1 1 255\n\x01\x02\x03") << 3 << QList<int>{1, 2, 3};
        QTest::newRow("comments") << QByteArray("P5 # made by hand\n#another\n1 1\n255\n\x07") << 1 << QList<int>{7};
        QTest::newRow("maximum 5") << QByteArray("P5 3 1 5\n\x01\x05\x09") << 1 << QList<int>{51, 255, 255};
        QTest::newRow("16 bits") << QByteArray("P5 2 1 65535\n\x12\x34\xff\xff") << 1 << QList<int>{0x1234, 0xffff};
        QTest::newRow("more behind it") << QByteArray("P5 1 1 255\n\x07P5") << 1 << QList<int>{7};
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, channels);
        QFETCH(QList<int>, values);
        const auto picture = parse(bytes);
        QVERIFY2(picture.ok(), picture ? "" : picture.error().message.text().c_str());
        QCOMPARE(picture->channels(), channels);
        QList<int> read(picture->bytes().begin(), picture->bytes().end());
        read += QList<int>(picture->words().begin(), picture->words().end());
        QCOMPARE(read, values);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        const QString header = QStringLiteral("p.pgm is damaged: its header should be width, height and maximum.");
        QTest::newRow("something else") << QByteArray("P9 1 1 255\n0") << "p.pgm is no binary PGM or PPM picture.";
        QTest::newRow("nothing") << QByteArray() << "p.pgm is no binary PGM or PPM picture.";
        QTest::newRow("no height") << QByteArray("P5 12") << header;
        QTest::newRow("a minus") << QByteArray("P5 -1 1 255\n0") << header;
        QTest::newRow("a number too long") << QByteArray("P5 1 11111111111111111111 255\n0") << header;
        QTest::newRow("maximum 0") << QByteArray("P5 1 1 0\n0") << header;
        QTest::newRow("maximum 65536") << QByteArray("P5 1 1 65536\n00") << header;
        QTest::newRow("endless comment") << QByteArray("P5 1 1 #") << header;
        QTest::newRow("nothing behind the header") << QByteArray("P5 1 1 255") << header;
        QTest::newRow("no width") << QByteArray("P5 0 1 255\n0") << "p.pgm has no pixels (0 × 1).";
        QTest::newRow("truncated")
            << QByteArray("P6 2 2 255\n01234567890")
            << "p.pgm is incomplete: the file ends before the picture does. Copy or download it again.";
        QTest::newRow("bomb")
            << QByteArray("P5 999999999 999999999 255\n0")
            << "p.pgm is too large: 999999999 × 999999999 pixels. A picture may have up to 16384 pixels a side and 64 "
               "megapixels; make it smaller first.";
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, message);
        const auto picture = parse(bytes);
        QVERIFY(!picture.ok());
        QCOMPARE(QString::fromStdString(picture.error().message.text()), message);
    }
};

QTEST_GUILESS_MAIN(TestPnm)
#include "tst_pnm.moc"
