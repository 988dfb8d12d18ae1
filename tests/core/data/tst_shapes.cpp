// The set of coloured shapes: the same everywhere, with boxes and masks that fit what is drawn.

#include "core/base/Sha256.h"
#include "core/data/ShapeGenerator.h"
#include "tests/core/data/SetSamples.h"

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

class TestShapes : public QObject {
    Q_OBJECT

private slots:
    void dataset();
    void sameEverywhere();
    void boxesAndMasks();
    void objectsStandOut();
};

void TestShapes::dataset()
{
    const auto set = opened(QStringLiteral("shapes"), 3);
    QCOMPARE(set->size(), 12000);
    QCOMPARE(set->itemShape(), (Shape{3, 32, 32}));
    QCOMPARE(set->classes().size(), std::size_t{6});
    for (std::int64_t i = 0; i < 12; ++i) {
        const auto item = set->item(i);
        QCOMPARE(item->label, i % 6);
        QCOMPARE(*set->label(i), i % 6);
        QCOMPARE(item->input.shape(), set->itemShape());
        QVERIFY(item->input.summary().min >= 0 && item->input.summary().max <= 1);
    }
    QCOMPARE(set->item(7)->input.toFloats(), opened(QStringLiteral("shapes"), 3)->item(7)->input.toFloats());
    QVERIFY(set->item(7)->input.toFloats() != opened(QStringLiteral("shapes"), 4)->item(7)->input.toFloats());
    const auto large = opened(QStringLiteral("shapes:side=64,objects=3,size=10"));
    QCOMPARE(large->size(), 10);
    QCOMPARE(large->itemShape(), (Shape{3, 64, 64}));
    QVERIFY(refusal(QStringLiteral("shapes:side=8")).contains(QStringLiteral("between 16 and 512")));
}

void TestShapes::sameEverywhere()
{
    Sha256 sum;
    for (std::uint64_t i = 0; i < 24; ++i) {
        Rng rng = Rng(11).fork(i);
        const DrawnShapes drawn = drawShapes({48, 4}, static_cast<std::int64_t>(i % 6), rng);
        sum.add(std::as_bytes(std::span(drawn.pixels)));
    }
    QCOMPARE(QString::fromStdString(sum.finish()),
             QStringLiteral("5187e15d6fc56c3c477df3a1adee00114c7686da50e90c7be8d49376b0143b6f"));
}

void TestShapes::boxesAndMasks()
{
    const auto set = opened(QStringLiteral("shapes:side=64,objects=5"), 5);
    const auto *marked = dynamic_cast<const ObjectSet *>(set.get());
    QVERIFY(marked);
    std::size_t several = 0;
    for (std::int64_t i = 0; i < 60; ++i) {
        const auto objects = marked->objects(i);
        QVERIFY(objects.ok() && !objects->empty());
        QCOMPARE(objects->front().label, *set->label(i)); // on top, so that it can be seen whole
        several += objects->size() > 1;
        std::vector<int> owners(64 * 64);
        for (const MarkedObject &object : *objects) {
            QCOMPARE(object.mask.size(), std::size_t{64 * 64});
            double area = 0;
            float left = 64, right = 0, top = 64, bottom = 0;
            for (int y = 0; y < 64; ++y) {
                for (int x = 0; x < 64; ++x) {
                    const auto at = static_cast<std::size_t>(64 * y + x);
                    if (object.mask[at] == 0)
                        continue;
                    ++area;
                    QCOMPARE(++owners[at], 1); // nobody else's
                    left = std::min(left, static_cast<float>(x));
                    right = std::max(right, static_cast<float>(x + 1));
                    top = std::min(top, static_cast<float>(y));
                    bottom = std::max(bottom, static_cast<float>(y + 1));
                }
            }
            QCOMPARE(area, object.area);
            QVERIFY(area > 20);
            QCOMPARE(left, object.x1);
            QCOMPARE(right, object.x2);
            QCOMPARE(top, object.y1);
            QCOMPARE(bottom, object.y2);
        }
    }
    QVERIFY(several > 20);
}

void TestShapes::objectsStandOut()
{
    const auto set = opened(QStringLiteral("shapes"), 6);
    const auto *marked = dynamic_cast<const ObjectSet *>(set.get());
    for (std::int64_t i = 0; i < 30; ++i) {
        const auto pixels = set->item(i)->input.toFloats();
        const auto object = marked->objects(i)->front();
        double difference = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            double inside = 0, outside = 0, count = 0;
            for (std::size_t at = 0; at < 1024; ++at) {
                (object.mask[at] != 0 ? inside : outside) += static_cast<double>(pixels[1024 * c + at]);
                count += object.mask[at];
            }
            difference += std::abs(inside / count - outside / (1024 - count));
        }
        QVERIFY2(difference > 0.3, qPrintable(QString::number(difference)));
    }
}

QTEST_GUILESS_MAIN(TestShapes)
#include "tst_shapes.moc"
