#include "core/data/DatasetKind.h"
#include "core/data/DigitGenerator.h"
#include "core/data/DigitMasters.h"
#include "core/data/DigitStroke.h"

#include <QCryptographicHash>
#include <QTest>

#include <cmath>

using namespace vitrine;

namespace {

DigitPixels digitOf(std::uint64_t seed, int digit)
{
    Rng rng(seed);
    return writeDigit(digit, rng);
}

} // namespace

class TestDigits : public QObject {
    Q_OBJECT

private slots:
    void mastersAreThere()
    {
        QCOMPARE(DigitMasters::fonts(), 40);
        for (int font = 0; font < DigitMasters::fonts(); ++font) {
            for (int digit = 0; digit < 10; ++digit) {
                int longest = 0;
                int ink = 0;
                for (int i = 0; i < DigitMasters::cellSide; ++i) {
                    int row = 0;
                    int column = 0;
                    for (int j = 0; j < DigitMasters::cellSide; ++j) {
                        row |= DigitMasters::at(font, digit, j, i);
                        column |= DigitMasters::at(font, digit, i, j);
                        ink += DigitMasters::at(font, digit, j, i) > 127;
                    }
                    longest += row > 0 || column > 0;
                }
                QCOMPARE(longest, DigitMasters::inkSide);
                QVERIFY2(ink > 40 && ink < 600,
                         qPrintable(QStringLiteral("font %1, digit %2: %3").arg(font).arg(digit).arg(ink)));
            }
        }
        QCOMPARE(DigitMasters::at(0, 0, -1, 5), 0);
        QCOMPARE(DigitMasters::at(0, 0, 5, DigitMasters::cellSide), 0);
    }

    /// The same seed gives the same digits with every compiler and on every machine: this sum is of the first 200.
    void sameSeedSameDigits()
    {
        QCryptographicHash sum(QCryptographicHash::Sha256);
        for (int i = 0; i < 200; ++i) {
            const DigitPixels pixels = digitOf(static_cast<std::uint64_t>(i), i % 10);
            sum.addData(
                QByteArrayView(reinterpret_cast<const char *>(pixels.data()), static_cast<qsizetype>(pixels.size())));
        }
        QCOMPARE(QString::fromLatin1(sum.result().toHex()),
                 QStringLiteral("7e4ef62f1cf559c9fc7a9081bd296bd1176640d50142ef70d443569732f504c2"));
    }

    void digitsAreLikeMnist()
    {
        double mean = 0;
        const int count = 500;
        for (int i = 0; i < count; ++i) {
            const DigitPixels pixels = digitOf(static_cast<std::uint64_t>(1000 + i), i % 10);
            double mass = 0, x = 0, y = 0;
            int brightest = 0;
            for (int p = 0; p < 784; ++p) {
                const int value = pixels[static_cast<std::size_t>(p)];
                brightest = std::max(brightest, value);
                mass += value;
                x += value * (p % 28 + 0.5);
                y += value * (p / 28 + 0.5);
            }
            QVERIFY2(brightest > 150, qPrintable(QString::number(i)));
            QVERIFY2(std::abs(x / mass - 14) < 0.8 && std::abs(y / mass - 14) < 0.8,
                     qPrintable(QStringLiteral("%1: %2 %3").arg(i).arg(x / mass).arg(y / mass)));
            mean += mass / 255 / 784 / count;
        }
        QVERIFY2(mean > 0.10 && mean < 0.16, qPrintable(QString::number(mean))); // MNIST: 0.131
    }

    void strokeWidth_data()
    {
        QTest::addColumn<int>("halfWidth"); // thirds of a pixel
        QTest::addColumn<int>("wanted"); // pixels
        QTest::newRow("thicker") << 18 << 12;
        QTest::newRow("as it is") << 12 << 8;
        QTest::newRow("thinner") << 7 << 5;
        QTest::newRow("never away") << 1 << 4;
    }
    void strokeWidth()
    {
        QFETCH(int, halfWidth);
        QFETCH(int, wanted);
        InkPage page(64);
        for (int y = 4; y < 60; ++y) {
            for (int x = 28; x < 36; ++x)
                page.at(x, y) = 255;
        }
        setStrokeWidth(page, halfWidth);
        int width = 0;
        for (int x = 0; x < 64; ++x)
            width += page.at(x, 32) != 0;
        QVERIFY2(std::abs(width - wanted) <= 1, qPrintable(QString::number(width)));
    }

    void dataset()
    {
        const auto set = openDataset("digits", 7);
        QVERIFY(set.ok());
        QCOMPARE((*set)->name(), std::string("digits"));
        QCOMPARE((*set)->size(), 60000);
        QCOMPARE((*set)->classes().size(), std::size_t{10});
        QVERIFY(!(*set)->licence().isEmpty());
        for (int i = 0; i < 10; ++i) {
            const auto item = (*set)->item(i);
            QVERIFY(item.ok());
            QCOMPARE(item->label, i); // the first ten are all ten
            QCOMPARE(item->input.shape(), (Shape{1, 28, 28}));
            QCOMPARE(item->input.shape(), (*set)->itemShape());
            QVERIFY(item->input.summary().min >= 0 && item->input.summary().max <= 1);
        }
        const auto again = openDataset("digits", 7);
        const auto other = openDataset("digits", 8, 20);
        QCOMPARE((*other)->size(), 20);
        QCOMPARE((*set)->item(13)->input.toFloats(), (*again)->item(13)->input.toFloats());
        QVERIFY((*set)->item(13)->input.toFloats() != (*other)->item(13)->input.toFloats());
        QVERIFY((*set)->item(3)->input.toFloats() != (*set)->item(13)->input.toFloats());
    }
};

QTEST_GUILESS_MAIN(TestDigits)
#include "tst_digits.moc"
