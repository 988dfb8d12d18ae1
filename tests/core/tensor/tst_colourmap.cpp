#include "core/tensor/ColourMap.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace vitrine;

Q_DECLARE_METATYPE(vitrine::ColourMap)

namespace {

double linear(std::uint8_t value)
{
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

/// CIE 1976 L*, from 0 (black) to 100 (white).
double lightness(Rgb colour)
{
    const double y =
        0.2126729 * linear(colour.red) + 0.7151522 * linear(colour.green) + 0.0721750 * linear(colour.blue);
    return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389 / 27;
}

} // namespace

class TestColourMap : public QObject {
    Q_OBJECT

private slots:
    void sequentialMapsGetLighter_data()
    {
        QTest::addColumn<ColourMap>("map");
        for (const ColourMap map : allColourMaps) {
            if (map != ColourMap::Diverging)
                QTest::newRow(std::string(toString(map)).c_str()) << map;
        }
    }
    void sequentialMapsGetLighter()
    {
        QFETCH(ColourMap, map);
        const auto table = colourTable(map);
        const double step = (lightness(table.back()) - lightness(table.front())) / 255;
        QVERIFY(step > 0.25);
        for (std::size_t i = 1; i < table.size(); ++i) {
            // 8 bits a channel round L* by up to a quarter; over four steps it must rise, and never leave the even
            // slope.
            QVERIFY(lightness(table[i]) > lightness(table[i - 1]) - 0.25);
            QVERIFY(i < 4 || lightness(table[i]) > lightness(table[i - 4]));
            QVERIFY(std::abs(lightness(table[i]) - lightness(table[i - 1])) < 4 * step);
        }
    }

    void divergingIsLightestAtZeroAndEvenOnBothSides()
    {
        const auto table = colourTable(ColourMap::Diverging);
        for (std::size_t i = 1; i < 128; ++i) {
            QVERIFY(lightness(table[i]) > lightness(table[i - 1]) - 0.25);
            QVERIFY(std::abs(lightness(table[i]) - lightness(table[255 - i])) < 1.5);
        }
        QVERIFY(lightness(table[127]) > 95);
        QVERIFY(table[20].blue > table[20].red);
        QVERIFY(table[235].red > table[235].blue);
    }

    void values()
    {
        const ValueRange range{-2, 2};
        const auto table = colourTable(ColourMap::Viridis);
        QVERIFY(colourOf(ColourMap::Viridis, -2, range) == table[0]);
        QVERIFY(colourOf(ColourMap::Viridis, 2, range) == table[255]);
        QVERIFY(colourOf(ColourMap::Viridis, 0, range) == table[128]);
        QVERIFY(colourOf(ColourMap::Viridis, -9, range) == table[0]);
        QVERIFY(colourOf(ColourMap::Viridis, std::numeric_limits<double>::infinity(), range) == table[255]);
        QVERIFY(colourOf(ColourMap::Viridis, std::nan(""), range) == nanColour);
        QVERIFY(colourOf(ColourMap::Viridis, 7, {7, 7}) == table[0]);
        QVERIFY(colourOf(ColourMap::Diverging, 0, {0, 0}) == colourTable(ColourMap::Diverging)[128]);
    }

    void zeroIsWhiteInTheDivergingRange()
    {
        QVERIFY((rangeFor(ColourMap::Diverging, -1, 3) == ValueRange{-3, 3}));
        QVERIFY((rangeFor(ColourMap::Viridis, -1, 3) == ValueRange{-1, 3}));
    }

    void names()
    {
        for (const ColourMap map : allColourMaps)
            QVERIFY(toColourMap(toString(map)) == map);
        QVERIFY(!toColourMap("rainbow"));
    }
};

QTEST_GUILESS_MAIN(TestColourMap)
#include "tst_colourmap.moc"
