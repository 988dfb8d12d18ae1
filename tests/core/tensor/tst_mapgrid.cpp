#include "core/tensor/MapGrid.h"

#include <QTest>

#include <cmath>

using namespace vitrine;

namespace {

Snapshot counting(const Shape &shape)
{
    std::vector<float> values(static_cast<std::size_t>(elementCount(shape)));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(i);
    return Snapshot::of(shape, std::move(values));
}

Rgb grey(int level)
{
    const auto value = static_cast<std::uint8_t>(level);
    return {value, value, value};
}

constexpr Rgb green{0, 255, 0};

MapGridOptions greys()
{
    MapGridOptions options;
    options.map = ColourMap::Grey;
    options.gapColour = green;
    return options;
}

} // namespace

class TestMapGrid : public QObject {
    Q_OBJECT

private slots:
    void layout_data()
    {
        QTest::addColumn<QList<qint64>>("shape");
        QTest::addColumn<QList<qint64>>("wanted"); // maps, columns, rows, width, height
        QTest::newRow("6 maps of 28 x 28") << QList<qint64>{1, 6, 28, 28} << QList<qint64>{6, 3, 2, 86, 57};
        QTest::newRow("512 maps of 28 x 28") << QList<qint64>{1, 512, 28, 28} << QList<qint64>{512, 23, 23, 666, 666};
        QTest::newRow("10 values") << QList<qint64>{4, 10} << QList<qint64>{10, 4, 3, 7, 5};
        QTest::newRow("wide maps") << QList<qint64>{1, 4, 50} << QList<qint64>{4, 1, 4, 50, 7};
        QTest::newRow("volumes") << QList<qint64>{1, 2, 3, 4, 5} << QList<qint64>{6, 3, 2, 17, 9};
        QTest::newRow("batch of scalars") << QList<qint64>{3} << QList<qint64>{1, 1, 1, 1, 1};
        QTest::newRow("scalar") << QList<qint64>{} << QList<qint64>{1, 1, 1, 1, 1};
    }
    void layout()
    {
        QFETCH(QList<qint64>, shape);
        QFETCH(QList<qint64>, wanted);
        const Shape tensorShape(shape.begin(), shape.end());
        const MapGridLayout layout = mapGridLayout(tensorShape);
        QCOMPARE((QList<qint64>{layout.maps, layout.columns, layout.rows, layout.width(), layout.height()}), wanted);
        const auto image = drawMapGrid(counting(tensorShape), 0);
        QVERIFY(image.ok());
        QCOMPARE(image->width, wanted[3]);
        QCOMPARE(image->height, wanted[4]);
        for (std::int64_t map = 0; map < layout.maps; ++map) {
            const auto place = layout.at(layout.left(map), layout.top(map));
            QVERIFY(place && place->map == map && place->x == 0 && place->y == 0);
        }
    }

    void colours()
    {
        MapGridOptions options = greys();
        options.columns = 2;
        const auto image = drawMapGrid(counting({1, 3, 2, 2}), 0, options); // 0 … 11
        QVERIFY(image.ok());
        QCOMPARE(image->width, 5);
        QCOMPARE(image->height, 5);
        QVERIFY(image->at(0, 0) == grey(0));
        QVERIFY(image->at(1, 0) == grey(256 / 11));
        QVERIFY(image->at(3, 0) == grey(4 * 256 / 11));
        QVERIFY(image->at(1, 4) == grey(255));
        QVERIFY(image->at(2, 0) == green);
        QVERIFY(image->at(0, 2) == green);
        QVERIFY(image->at(3, 3) == green); // where a fourth map would be

        options.scale = MapScale::PerMap;
        const auto each = drawMapGrid(counting({1, 3, 2, 2}), 0, options);
        QVERIFY(each->at(3, 0) == grey(0));
        QVERIFY(each->at(4, 1) == grey(255));
    }

    void zoomRepeatsEachValue()
    {
        MapGridOptions options = greys();
        options.zoom = 3;
        const auto image = drawMapGrid(counting({1, 1, 1, 2}), 0, options);
        QCOMPARE(image->width, 6);
        QCOMPARE(image->height, 3);
        QVERIFY(image->at(2, 2) == grey(0));
        QVERIFY(image->at(3, 0) == grey(255));
        const MapGridLayout layout = mapGridLayout({1, 1, 1, 2}, options);
        QCOMPARE(layout.at(5, 2)->x, 1);
        QVERIFY(!layout.at(6, 0));
        QVERIFY(!layout.at(-1, 0));
    }

    void gapsAreNoValues()
    {
        const MapGridLayout layout = mapGridLayout({1, 3, 2, 2});
        QCOMPARE(layout.columns, 2);
        QVERIFY(!layout.at(2, 0));
        QVERIFY(!layout.at(0, 2));
        QVERIFY(!layout.at(3, 3)); // there is no fourth map
    }

    void otherSamples()
    {
        const auto image = drawMapGrid(counting({2, 1, 1, 2}), 1, greys());
        QVERIFY(image->at(0, 0) == grey(0));
        QVERIFY(image->at(1, 0) == grey(255));
    }

    void notFinite()
    {
        const float infinity = std::numeric_limits<float>::infinity();
        const auto image =
            drawMapGrid(Snapshot::of({1, 1, 1, 5}, std::vector<float>{1, NAN, 3, infinity, -infinity}), 0, greys());
        QVERIFY(image->at(0, 0) == grey(0));
        QVERIFY(image->at(1, 0) == nanColour);
        QVERIFY(image->at(2, 0) == grey(255));
        QVERIFY(image->at(3, 0) == grey(255));
        QVERIFY(image->at(4, 0) == grey(0));
        QVERIFY(drawMapGrid(Snapshot::of({1, 1, 1, 1}, std::vector<float>{NAN}), 0)->at(0, 0) == nanColour);
    }

    void refused()
    {
        const auto nothing = drawMapGrid(Snapshot::of({1, 0, 4, 4}, std::vector<float>{}), 0);
        QVERIFY(!nothing.ok());
        QCOMPARE(nothing.error().message.text(),
                 std::string("There is nothing to draw: a tensor of shape [1, 0, 4, 4] holds no values."));
        MapGridOptions options;
        options.zoom = 10000;
        const auto huge = drawMapGrid(counting({1, 1, 2, 2}), 0, options);
        QVERIFY(!huge.ok());
        QCOMPARE(huge.error().message.text(),
                 std::string("A picture of all maps of a tensor of shape [1, 1, 2, 2] would have 20000 × 20000 pixels, "
                             "which is too large."));
    }
};

QTEST_GUILESS_MAIN(TestMapGrid)
#include "tst_mapgrid.moc"
