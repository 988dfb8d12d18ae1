#include "core/io/PngWriter.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;

/// Read back by Qt, whose libpng checks every checksum.
class TestPngWriter : public QObject {
    Q_OBJECT

private slots:
    void readBack_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("odd") << 7 << 3;
        QTest::newRow("a block less three bytes") << 7281 << 3; // 3 · (7281 · 3 + 1) = 65532
        QTest::newRow("exactly a block") << 1456 << 15; // 15 · (1456 · 3 + 1) = 65535
        QTest::newRow("a block and one byte") << 5461 << 4; // 4 · (5461 · 3 + 1) = 65536
        QTest::newRow("several blocks") << 500 << 400;
    }
    void readBack()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        RgbImage image = RgbImage::filled(width, height, {1, 2, 3});
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                image.set(
                    x, y,
                    {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y), static_cast<std::uint8_t>(x * y / 7)});
        }
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.png"));
        QVERIFY(writePng(path.toStdString(), image).ok());
        const QImage read = QImage(path).convertToFormat(QImage::Format_RGB888);
        QCOMPARE(read.size(), QSize(width, height));
        for (int y = 0; y < height; ++y) {
            const auto row = image.values.begin() + static_cast<std::ptrdiff_t>(y) * width * 3;
            QVERIFY(std::equal(row, row + width * 3, read.constScanLine(y)));
        }
    }

    void failureNamesTheFile()
    {
        const auto written = writePng("/nowhere/at/all/a.png", RgbImage::filled(1, 1, {}));
        QVERIFY(!written.ok());
        QVERIFY(
            QString::fromStdString(written.error().message.text()).contains(QStringLiteral("/nowhere/at/all/a.png")));
    }
};

QTEST_GUILESS_MAIN(TestPngWriter)
#include "tst_pngwriter.moc"
