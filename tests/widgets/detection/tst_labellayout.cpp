#include "core/base/Rng.h"
#include "widgets/detection/LabelLayout.h"

#include <QtTest>

#include <algorithm>

using namespace vitrine;

class TestLabelLayout : public QObject {
    Q_OBJECT

private slots:
    void aloneItStandsAboveItsBox();
    void atTheTopItGoesInside();
    void secondOneGoesElsewhere();
    void crowdNeitherOverlapsNorLeaves();
    void noRoomNoLabel();
};

void TestLabelLayout::aloneItStandsAboveItsBox()
{
    const auto places = placeLabels({{{50, 60, 80, 40}, {30, 10}}}, {0, 0, 200, 200});
    QCOMPARE(places.size(), std::size_t{1});
    QCOMPARE(places[0], std::optional(QRectF(50, 50, 30, 10)));
}

void TestLabelLayout::atTheTopItGoesInside()
{
    const auto places = placeLabels({{{190, 4, 80, 40}, {30, 10}}}, {0, 0, 200, 200});
    QCOMPARE(places[0], std::optional(QRectF(170, 4, 30, 10))); // pulled inside from the right
}

void TestLabelLayout::secondOneGoesElsewhere()
{
    const LabelWish wish{{50, 60, 80, 40}, {30, 10}};
    const auto places = placeLabels({wish, wish, wish}, {0, 0, 200, 200});
    QCOMPARE(places[0], std::optional(QRectF(50, 50, 30, 10)));
    QCOMPARE(places[1], std::optional(QRectF(50, 60, 30, 10)));
    QCOMPARE(places[2], std::optional(QRectF(50, 100, 30, 10)));
}

void TestLabelLayout::crowdNeitherOverlapsNorLeaves()
{
    Rng rng(3);
    const QRectF bounds(0, 0, 640, 480);
    std::vector<LabelWish> wishes;
    for (int i = 0; i < 300; ++i)
        wishes.push_back(
            {QRectF(rng.uniform(-50, 620), rng.uniform(-50, 460), rng.uniform(5, 300), rng.uniform(5, 200)),
             QSizeF(rng.uniform(40, 110), 16)});
    const auto places = placeLabels(wishes, bounds);
    std::vector<QRectF> placed;
    for (const auto &each : places)
        if (each)
            placed.push_back(*each);
    QVERIFY2(placed.size() > 100, qPrintable(QString::number(placed.size())));
    for (std::size_t i = 0; i < placed.size(); ++i) {
        QVERIFY(bounds.contains(placed[i]));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!placed[i].intersects(placed[j]));
    }
}

void TestLabelLayout::noRoomNoLabel()
{
    const auto places = placeLabels({{{0, 0, 50, 50}, {80, 10}}, {{300, 0, 20, 20}, {30, 10}}}, {0, 0, 60, 60});
    QVERIFY(!places[0]); // wider than all there is
    QVERIFY(!places[1]); // its box is outside
}

QTEST_MAIN(TestLabelLayout)
#include "tst_labellayout.moc"
