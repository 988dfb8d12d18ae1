#include "core/detection/Compare.h"

#include <QtTest>

#include <limits>

using namespace vitrine;

namespace {

const std::vector<std::string> animals{"cat", "dog", "owl"};

/// 100 pixels wide and high.
Detection square(float x, float y, float score, int classId)
{
    return {{x, y, x + 100, y + 100}, score, classId};
}

ComparedBoxes side(std::vector<Detection> objects, std::vector<std::string> classes = animals)
{
    return {std::move(objects), std::move(classes)};
}

DetectionSetup setup()
{
    DetectionSetup setup;
    setup.model = "YOLOX-Nano";
    setup.file = "/weights/nano.pth";
    setup.width = setup.height = 416;
    setup.classes = 80;
    setup.engine.engine = "plan";
    setup.engine.device = "cpu";
    return setup;
}

} // namespace

class TestCompare : public QObject {
    Q_OBJECT

private slots:
    void equalListsAreIdentical()
    {
        // Also a box without area, which overlaps nothing.
        const ComparedBoxes boxes = side({square(0, 0, 0.9F, 0), square(300, 0, 0.5F, 1), {{5, 5, 5, 5}, 0.4F, 2}});
        const DetectionComparison comparison = compareDetections(boxes, boxes);
        QCOMPARE(comparison.pairs.size(), std::size_t(3));
        QVERIFY(comparison.isIdentical());
        QCOMPARE(comparison.count(BoxChange::Same), 3);
        QVERIFY(compareDetections(side({}), side({})).isIdentical());
        const DetectionComparison none = compareDetections(boxes, side({}));
        QVERIFY(!none.isIdentical());
        QCOMPARE(none.count(BoxChange::OnlyA), 3);
    }

    void tellsKindsApart()
    {
        const ComparedBoxes a = side({square(0, 0, 0.9F, 0), square(300, 0, 0.8F, 1), square(600, 0, 0.7F, 2),
                                      square(900, 0, 0.6F, 0), square(1200, 0, 0.55F, 1)});
        const ComparedBoxes b = side({square(0, 0, 0.905F, 0), // as it was, but for less than a percent
                                      square(300, 0, 0.6F, 1), // another score
                                      square(600, 20, 0.7F, 2), // moved: 8000 / 12000
                                      square(900, 0, 0.6F, 1), // another class
                                      square(1500, 0, 0.5F, 2)});
        const DetectionComparison comparison = compareDetections(a, b);
        QCOMPARE(comparison.pairs.size(), std::size_t(6));
        const std::array expected{BoxChange::OtherClass, BoxChange::OnlyA,    BoxChange::OnlyB,
                                  BoxChange::Moved,      BoxChange::Rescored, BoxChange::Same};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(comparison.pairs[i].change, expected[i]);
        QCOMPARE(comparison.pairs[0].a, 3);
        QCOMPARE(comparison.pairs[0].b, 3);
        QCOMPARE(comparison.pairs[1].a, 4);
        QCOMPARE(comparison.pairs[1].b, -1);
        QCOMPARE(comparison.pairs[2].a, -1);
        QCOMPARE(comparison.pairs[2].b, 4);
        QVERIFY(std::abs(comparison.pairs[3].iou - 8000.0F / 12000) < 1e-6F);
        QVERIFY(std::abs(comparison.pairs[4].scoreChange + 0.2F) < 1e-6F);
        QVERIFY(!comparison.isIdentical());
    }

    void limitsCountAsSaid()
    {
        const ComparedBoxes a = side({{{0, 0, 4, 1}, 0.5F, 0}});
        // Exactly half: still one thing.
        const ComparedBoxes half = side({{{0, 0, 2, 1}, 0.5F, 0}});
        QCOMPARE(compareDetections(a, half).count(BoxChange::Moved), 1);
        const ComparedBoxes less = side({{{0, 0, 1.99F, 1}, 0.5F, 0}});
        QCOMPARE(compareDetections(a, less).count(BoxChange::Moved), 0);
        QCOMPARE(compareDetections(a, less).count(BoxChange::OnlyB), 1);
        QCOMPARE(compareDetections(a, half, {0.5F, 0.5F, 0.01F}).count(BoxChange::Same), 1);
        const ComparedBoxes scored = side({{{0, 0, 4, 1}, 0.75F, 0}});
        QCOMPARE(compareDetections(a, scored, {0.5F, 0.95F, 0.25F}).count(BoxChange::Same), 1);
        QCOMPARE(compareDetections(a, scored, {0.5F, 0.95F, 0.24F}).count(BoxChange::Rescored), 1);
    }

    void theLargestOverlapGoesFirst()
    {
        // B's first box overlaps both of A's; its second only A's first.
        const ComparedBoxes a = side({square(0, 0, 0.9F, 0), square(30, 0, 0.8F, 0)});
        const ComparedBoxes b = side({square(22, 0, 0.9F, 0), square(-10, 0, 0.8F, 0)});
        const DetectionComparison comparison = compareDetections(a, b);
        QCOMPARE(comparison.count(BoxChange::Moved), 2);
        for (const BoxPair &pair : comparison.pairs)
            QCOMPARE(pair.b, 1 - pair.a);
    }

    void withinClassesFirst()
    {
        // The cat lies exactly on the other's dog, but there is a cat near by.
        const ComparedBoxes a = side({square(0, 0, 0.9F, 0)});
        const ComparedBoxes b = side({square(0, 0, 0.9F, 1), square(20, 0, 0.5F, 0)});
        const DetectionComparison comparison = compareDetections(a, b);
        QCOMPARE(comparison.count(BoxChange::Moved), 1);
        QCOMPARE(comparison.count(BoxChange::OnlyB), 1);
        QCOMPARE(comparison.count(BoxChange::OtherClass), 0);
    }

    void classesGoByTheirNames()
    {
        const ComparedBoxes a = side({square(0, 0, 0.9F, 1)});
        QVERIFY(compareDetections(a, side({square(0, 0, 0.9F, 0)}, {"dog", "cat"})).isIdentical());
        QCOMPARE(compareDetections(a, side({square(0, 0, 0.9F, 1)}, {"dog", "cat"})).count(BoxChange::OtherClass), 1);
        QVERIFY(compareDetections(a, side({square(0, 0, 0.9F, 1)}, {})).isIdentical());
    }

    void weightyDifferencesComeFirst()
    {
        const ComparedBoxes a = side({square(0, 0, 0.9F, 0), square(300, 0, 0.3F, 0), square(600, 0, 0.3F, 0)});
        const ComparedBoxes b = side({square(0, 900, 0.6F, 0), square(300, 0, 0.5F, 0), square(600, 0, 0.4F, 0)});
        const DetectionComparison comparison = compareDetections(a, b);
        QCOMPARE(comparison.pairs[0].change, BoxChange::OnlyA);
        QCOMPARE(comparison.pairs[1].change, BoxChange::OnlyB);
        QCOMPARE(comparison.pairs[2].a, 1); // by 0.2
        QCOMPARE(comparison.pairs[3].a, 2); // by 0.1
    }

    void standsWhatIsNoNumber()
    {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const ComparedBoxes broken = side({{{nan, 0, 10, 10}, nan, 0}});
        const DetectionComparison comparison = compareDetections(broken, broken);
        QCOMPARE(comparison.count(BoxChange::OnlyA), 1);
        QCOMPARE(comparison.count(BoxChange::OnlyB), 1);
        const ComparedBoxes scoreless = side({square(0, 0, nan, 0)});
        QCOMPARE(compareDetections(scoreless, scoreless).count(BoxChange::Rescored), 1);
    }

    void namesTheSettings()
    {
        QVERIFY(compareSetups(setup(), setup()).empty());
        DetectionSetup other = setup();
        other.file = "/other/nano.pth";
        other.width = other.height = 640;
        other.engine.precision = Precision::BFloat16;
        other.thresholds.confidence = 0.25F;
        other.thresholds.iou = 0.65F;
        other.thresholds.classAgnostic = true;
        QStringList texts;
        for (const SettingDifference &each : compareSetups(setup(), other))
            texts += QString::fromStdString(each.name.text() + ": " + each.a.text() + " → " + each.b.text());
        QCOMPARE(texts,
                 (QStringList{QStringLiteral("Weights: /weights/nano.pth → /other/nano.pth"),
                              QStringLiteral("Input: 416 × 416 → 640 × 640"), QStringLiteral("Precision: FP32 → BF16"),
                              QStringLiteral("Confidence: 0.3 → 0.25"), QStringLiteral("NMS IoU: 0.45 → 0.65"),
                              QStringLiteral("Suppression: within each class → across classes")}));
        other = setup();
        other.model = "YOLOX-S";
        other.file = "/weights/s.pth";
        const auto models = compareSetups(setup(), other);
        QCOMPARE(models.size(), std::size_t(2));
        QCOMPARE(models[1].b.text(), std::string("s.pth"));
    }

    void writesATable()
    {
        DetectionSetup other = setup();
        other.thresholds.iou = 0.65F;
        const ComparedBoxes a = side({square(0, 0, 0.75F, 0), square(300, 0, 0.5F, 1)}, {"cat", "dog, small", "owl"});
        const ComparedBoxes b = side({square(0, 0, 0.5F, 0), square(300, 0, 0.5F, 2)}, {"cat", "dog, small", "owl"});
        const std::string text = comparisonCsv(compareSetups(setup(), other), compareDetections(a, b), a, b);
        QCOMPARE(
            QString::fromStdString(text).split(QLatin1Char('\n')),
            (QStringList{QStringLiteral("difference,what,a,b,change,iou,x1_a,y1_a,x2_a,y2_a,x1_b,y1_b,x2_b,y2_b"),
                         QStringLiteral("setting,NMS IoU,0.45,0.65,,,,,,,,,,"),
                         QStringLiteral("other class,\"dog, small → owl\",0.5,0.5,0,1,300,0,400,100,300,0,400,100"),
                         QStringLiteral("score changed,cat,0.75,0.5,-0.25,1,0,0,100,100,0,0,100,100"), QString()}));
        const std::string alone = comparisonCsv({}, compareDetections(a, side({})), a, side({}));
        QCOMPARE(QString::fromStdString(alone).split(QLatin1Char('\n'))[1],
                 QStringLiteral("only in A,cat,0.75,,,,0,0,100,100,,,,"));
        for (const std::string &table : {text, alone}) {
            const std::string first = table.substr(0, table.find('\n'));
            QCOMPARE(std::count(first.begin(), first.end(), ','), 13);
        }
    }
};

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
