#include "core/data/Fit.h"

#include <QTest>

#include <cmath>

using namespace vitrine;

Q_DECLARE_METATYPE(vitrine::FitMode)

namespace {

using Bytes = std::vector<std::uint8_t>;

/// A picture of one colour, grey for one value, RGB for three.
Picture plain(int width, int height, Bytes colour)
{
    Bytes values;
    for (int i = 0; i < width * height; ++i)
        values.insert(values.end(), colour.begin(), colour.end());
    return Picture::of(width, height, static_cast<int>(colour.size()), values);
}

/// Grey, brightness rising from left to right and more slowly from top to bottom.
Picture ramp(int width, int height)
{
    Bytes values;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            values.push_back(static_cast<std::uint8_t>(200 * x / width + 40 * y / height));
    }
    return Picture::of(width, height, 1, values);
}

Picture box(int width, int height, int left, int top, int boxWidth, int boxHeight, std::uint8_t paper, std::uint8_t ink)
{
    Bytes values(static_cast<std::size_t>(width * height), paper);
    for (int y = top; y < top + boxHeight; ++y) {
        for (int x = left; x < left + boxWidth; ++x)
            values[static_cast<std::size_t>(y * width + x)] = ink;
    }
    return Picture::of(width, height, 1, values);
}

FittedPicture fitted(const Picture &picture, const Shape &shape, const InputFormat &format = {})
{
    const auto result = fitPicture(picture, shape, format);
    return result ? *result : FittedPicture{};
}

bool near(double a, double b, double tolerance = 1e-5)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

class TestFit : public QObject {
    Q_OBJECT

private slots:
    void sameSizeIsLeftAsItIs()
    {
        const Picture picture = ramp(12, 9);
        const auto fit = fitted(picture, {1, 9, 12});
        QCOMPARE(fit.input.shape(), (Shape{1, 1, 9, 12}));
        for (int y = 0; y < 9; ++y) {
            for (int x = 0; x < 12; ++x)
                QVERIFY(near(fit.input.at({0, 0, y, x}), static_cast<double>(picture.at(x, y)), 1e-7));
        }
    }

    void shrinkingAverages()
    {
        const Picture picture = Picture::of(4, 2, 1, Bytes{0, 100, 200, 40, 20, 80, 0, 160});
        const auto fit = fitted(picture, {1, 1, 2});
        QVERIFY(near(fit.input.at({0, 0, 0, 0}), 50 / 255.0));
        QVERIFY(near(fit.input.at({0, 0, 0, 1}), 100 / 255.0));
    }

    void shrinkingByAFractionWeighsWhatIsCovered()
    {
        const auto fit = fitted(Picture::of(3, 1, 1, Bytes{30, 60, 90}), {1, 1, 2}, {.fit = FitMode::Stretch});
        QVERIFY(near(fit.input.at({0, 0, 0, 0}), 40 / 255.0));
        QVERIFY(near(fit.input.at({0, 0, 0, 1}), 80 / 255.0));
    }

    void enlargingIsBilinear()
    {
        const auto fit = fitted(Picture::of(2, 1, 1, Bytes{0, 200}), {1, 1, 4}, {.fit = FitMode::Stretch});
        const double wanted[] = {0, 50, 150, 200};
        for (int x = 0; x < 4; ++x)
            QVERIFY(near(fit.input.at({0, 0, 0, x}) * 255, wanted[x], 1e-4));
    }

    void geometry_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<FitMode>("mode");
        QTest::addColumn<QList<double>>("wanted"); // scale x, y, offset x, y
        QTest::newRow("letterbox, wide") << 200 << 100 << FitMode::Letterbox << QList<double>{0.14, 0.14, 0, 7};
        QTest::newRow("letterbox, tall") << 100 << 200 << FitMode::Letterbox << QList<double>{0.14, 0.14, 7, 0};
        QTest::newRow("letterbox, enlarged") << 14 << 7 << FitMode::Letterbox << QList<double>{2, 2, 0, 7};
        QTest::newRow("letterbox, one row") << 1000 << 1 << FitMode::Letterbox << QList<double>{0.028, 1, 0, 13};
        QTest::newRow("letterbox, one pixel") << 1 << 1 << FitMode::Letterbox << QList<double>{28, 28, 0, 0};
        QTest::newRow("crop, wide") << 200 << 100 << FitMode::Crop << QList<double>{0.28, 0.28, -14, 0};
        QTest::newRow("crop, tall") << 100 << 200 << FitMode::Crop << QList<double>{0.28, 0.28, 0, -14};
        QTest::newRow("stretch") << 200 << 100 << FitMode::Stretch << QList<double>{0.14, 0.28, 0, 0};
    }
    void geometry()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(FitMode, mode);
        QFETCH(QList<double>, wanted);
        const FitGeometry geometry = fitted(ramp(width, height), {1, 28, 28}, {.fit = mode}).geometry;
        const QList<double> is{geometry.scaleX, geometry.scaleY, geometry.offsetX, geometry.offsetY};
        for (int i = 0; i < 4; ++i)
            QVERIFY2(near(is[i], wanted[i], 1e-9),
                     qPrintable(QStringLiteral("%1: %2, not %3").arg(i).arg(is[i]).arg(wanted[i])));
        QVERIFY(near(geometry.pictureX(geometry.inputX(3.25)), 3.25, 1e-9));
        QVERIFY(near(geometry.pictureY(geometry.inputY(5.5)), 5.5, 1e-9));
    }

    /// A bright spot in the picture is where the geometry says it is in the input.
    void geometryAgreesWithThePixels_data()
    {
        QTest::addColumn<FitMode>("mode");
        QTest::newRow("letterbox") << FitMode::Letterbox;
        QTest::newRow("crop") << FitMode::Crop;
        QTest::newRow("stretch") << FitMode::Stretch;
    }
    void geometryAgreesWithThePixels()
    {
        QFETCH(FitMode, mode);
        const auto fit = fitted(box(97, 61, 40, 20, 9, 9, 0, 255), {1, 28, 28}, {.fit = mode});
        double mass = 0, centreX = 0, centreY = 0;
        for (int y = 0; y < 28; ++y) {
            for (int x = 0; x < 28; ++x) {
                const double value = fit.input.at({0, 0, y, x});
                mass += value;
                centreX += value * (x + 0.5);
                centreY += value * (y + 0.5);
            }
        }
        QVERIFY(near(fit.geometry.pictureX(centreX / mass), 44.5, 0.4));
        QVERIFY(near(fit.geometry.pictureY(centreY / mass), 24.5, 0.4));
    }

    void channels_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<int>("channels");
        QTest::addColumn<QList<double>>("wanted");
        const double luma = 0.299 * 255 + 0.587 * 102 + 0.114 * 51;
        QTest::newRow("RGB") << static_cast<int>(ChannelOrder::Rgb) << 3 << QList<double>{255, 102, 51};
        QTest::newRow("BGR") << static_cast<int>(ChannelOrder::Bgr) << 3 << QList<double>{51, 102, 255};
        QTest::newRow("grey in three") << static_cast<int>(ChannelOrder::Grey) << 3 << QList<double>{luma, luma, luma};
        QTest::newRow("one is grey") << static_cast<int>(ChannelOrder::Rgb) << 1 << QList<double>{luma};
    }
    void channels()
    {
        QFETCH(int, order);
        QFETCH(int, channels);
        QFETCH(QList<double>, wanted);
        const auto fit = fitted(plain(5, 5, {255, 102, 51}), {channels, 5, 5},
                                {.white = 255, .channels = static_cast<ChannelOrder>(order)});
        QCOMPARE(fit.input.shape(), (Shape{1, channels, 5, 5}));
        for (int channel = 0; channel < channels; ++channel)
            QVERIFY(near(fit.input.at({0, channel, 2, 2}), wanted[channel], 1e-3));
    }

    void standardises()
    {
        const InputFormat format{
            .white = 255, .mean = {10, 20, 30}, .std = {2, 4, 5}, .channels = ChannelOrder::Bgr, .invert = true};
        const auto fit = fitted(plain(4, 4, {255, 102, 51}), {3, 4, 4}, format);
        QVERIFY(near(fit.input.at({0, 0, 0, 0}), (204 - 10) / 2.0, 1e-3));
        QVERIFY(near(fit.input.at({0, 1, 0, 0}), (153 - 20) / 4.0, 1e-3));
        QVERIFY(near(fit.input.at({0, 2, 0, 0}), (0 - 30) / 5.0, 1e-3));
    }

    void sixteenBitsReachTheNetwork()
    {
        const auto fit = fitted(Picture::of(2, 1, 1, std::vector<std::uint16_t>{1000, 1001}), {1, 1, 2});
        QVERIFY(near((fit.input.at({0, 0, 0, 1}) - fit.input.at({0, 0, 0, 0})) * 65535, 1, 1e-3));
    }

    void letterboxIsFilledWithTheBackground()
    {
        const InputFormat paper{.fit = FitMode::Letterbox, .invert = true};
        QCOMPARE(fitted(box(40, 20, 15, 5, 10, 10, 255, 0), {1, 28, 28}, paper).input.at({0, 0, 0, 0}), 0.0);
        QVERIFY(near(fitted(box(40, 20, 15, 5, 10, 10, 51, 255), {1, 28, 28}).input.at({0, 0, 0, 0}), 0.2));
        QVERIFY(near(fitted(plain(40, 20, {9, 9, 9}), {3, 28, 28}, {.white = 255}).input.at({0, 1, 0, 0}), 114, 1e-3));
        QCOMPARE(fitted(plain(40, 20, {9, 9, 9}), {3, 28, 28}, {.mean = {0.5, 0.4, 0.3}}).input.at({0, 1, 0, 0}), 0.0);
    }

    void refused_data()
    {
        QTest::addColumn<QList<qint64>>("shape");
        QTest::addColumn<QList<double>>("mean");
        QTest::addColumn<QList<double>>("std");
        QTest::addColumn<QString>("message");
        QTest::newRow("two channels")
            << QList<qint64>{2, 8, 8} << QList<double>{} << QList<double>{}
            << "A picture can become 1 channel (grey) or 3 (colour); this network's Input has 2 channels.";
        QTest::newRow("no picture")
            << QList<qint64>{784} << QList<double>{} << QList<double>{}
            << "A picture fits an Input of shape [channels, height, width]; this network's Input has the shape [784].";
        QTest::newRow("absurd") << QList<qint64>{3, 1LL << 40, 1LL << 40} << QList<double>{} << QList<double>{}
                                << "The Input's shape [3, 1099511627776, 1099511627776] is no size for a picture.";
        QTest::newRow("means") << QList<qint64>{3, 8, 8} << QList<double>{1, 2} << QList<double>{}
                               << "The Input's “mean” has 2 numbers, but the network has 3 input channels.";
        QTest::newRow("std") << QList<qint64>{3, 8, 8} << QList<double>{} << QList<double>{1, 0, 1}
                             << "The Input's “std” must be greater than 0.";
    }
    void refused()
    {
        QFETCH(QList<qint64>, shape);
        QFETCH(QList<double>, mean);
        QFETCH(QList<double>, std);
        QFETCH(QString, message);
        const InputFormat format{.mean = {mean.begin(), mean.end()}, .std = {std.begin(), std.end()}};
        for (const auto &fit : {fitPicture(ramp(8, 8), Shape(shape.begin(), shape.end()), format),
                                fitDigit(ramp(8, 8), Shape(shape.begin(), shape.end()), format)}) {
            QVERIFY(!fit.ok());
            QCOMPARE(QString::fromStdString(fit.error().message.text()), message);
        }
    }

    /// Wherever, however large and in whichever colours it was drawn, a digit lies in the middle, 20 of 28 pixels high.
    void digitsAreCentredByMass_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("top");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("paper");
        QTest::addColumn<int>("ink");
        QTest::newRow("dark on light") << 280 << 20 << 30 << 200 << 255 << 0;
        QTest::newRow("light on dark") << 280 << 20 << 30 << 200 << 0 << 255;
        QTest::newRow("small and in a corner") << 280 << 260 << 250 << 20 << 255 << 0;
        QTest::newRow("enlarged") << 28 << 3 << 4 << 9 << 255 << 0;
        QTest::newRow("faint on a large grey page") << 2000 << 900 << 500 << 800 << 180 << 60;
    }
    void digitsAreCentredByMass()
    {
        QFETCH(int, size);
        QFETCH(int, left);
        QFETCH(int, top);
        QFETCH(int, length);
        QFETCH(int, paper);
        QFETCH(int, ink);
        const Picture picture = box(size, size, left, top, std::max(1, length / 4), length,
                                    static_cast<std::uint8_t>(paper), static_cast<std::uint8_t>(ink));
        const auto fit = fitDigit(picture, {1, 28, 28}, {});
        QVERIFY(fit.ok());
        double mass = 0, x = 0, y = 0;
        int rows = 0;
        for (int row = 0; row < 28; ++row) {
            double inRow = 0;
            for (int column = 0; column < 28; ++column) {
                const double value = fit->input.at({0, 0, row, column});
                inRow += value;
                x += value * (column + 0.5);
                y += value * (row + 0.5);
            }
            mass += inRow;
            rows += inRow > 0.5;
        }
        QVERIFY2(near(x / mass, 14, 0.51) && near(y / mass, 14, 0.51),
                 qPrintable(QStringLiteral("%1 %2").arg(x / mass).arg(y / mass)));
        QVERIFY2(rows >= 19 && rows <= 21, qPrintable(QString::number(rows)));
        QCOMPARE(fit->input.at({0, 0, 0, 0}), 0.0);
        QVERIFY(fit->input.summary().max > 0.6);
        QVERIFY(near(fit->geometry.pictureY(14), top + length / 2.0, length / 20.0 * 0.51 + 0.01));
    }

    void blankPageGivesBlankInput()
    {
        const auto fit = fitDigit(plain(50, 50, {250}), {1, 28, 28}, {.mean = {0.1307}, .std = {0.3081}});
        QVERIFY(fit.ok());
        QVERIFY(near(fit->input.summary().min, -0.1307 / 0.3081));
        QVERIFY(near(fit->input.summary().max, -0.1307 / 0.3081));
    }

    void formatRoundTrip()
    {
        const InputFormat format{255, {1.5, 2, 3}, {4, 5, 6.5}, ChannelOrder::Bgr, FitMode::Crop, true};
        InputParams params{{"shape", std::vector<std::int64_t>{3, 8, 8}}};
        writeInputFormat(format, params);
        QCOMPARE(params.size(), std::size_t{7});
        const auto read = readInputFormat(params);
        QVERIFY(read.ok());
        QVERIFY(*read == format);
        QVERIFY(*readInputFormat({}) == InputFormat{});
    }

    void formatErrors_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("message");
        QTest::newRow("fit") << "fit"
                             << "fill"
                             << "The Input's “fit” must be “letterbox”, “crop” or “stretch”, not \"fill\".";
        QTest::newRow("channels") << "channels"
                                  << "CMYK"
                                  << "The Input's “channels” must be “RGB”, “BGR” or “grey”, not \"CMYK\".";
        QTest::newRow("range") << "range"
                               << "big"
                               << "The Input's “range” must be a number or a list of numbers, not \"big\".";
        QTest::newRow("invert") << "invert"
                                << "yes"
                                << "The Input's “invert” must be true or false, not \"yes\".";
    }
    void formatErrors()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, message);
        const auto format = readInputFormat({{name.toStdString(), value.toStdString()}});
        QVERIFY(!format.ok());
        QCOMPARE(QString::fromStdString(format.error().message.text()), message);
    }
};

QTEST_GUILESS_MAIN(TestFit)
#include "tst_fit.moc"
