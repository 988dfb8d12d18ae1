// What follows a threshold without matching anew: a place on a curve, and the confusion there.

#include "core/detection/Evaluate.h"
#include "core/detection/Proposals.h"

#include <QtTest>

#include <random>

using namespace vitrine;

namespace {

/// Pictures with objects and detections of three classes anywhere, the same every time; scores in hundredths, so that
/// many are equal.
struct Scene {
    Annotations truth;
    std::vector<ScoredBox> detections;
};

Scene scene()
{
    std::mt19937 random(7);
    const auto any = [&random](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    Scene made;
    made.truth.classes = {"cat", "dog", "bird"};
    for (int i = 0; i < 20; ++i) {
        AnnotatedPicture &picture = made.truth.pictures.emplace_back();
        picture.id = i;
        for (int object = any(6); object >= 0; --object) {
            const auto x = static_cast<float>(any(200)), y = static_cast<float>(any(200));
            const int classId = any(3);
            picture.objects.push_back({{x, y, x + 40, y + 40}, classId, 1600, any(8) == 0});
            for (int found = any(3); found > 0; --found) {
                const auto by = static_cast<float>(any(12));
                made.detections.push_back({static_cast<std::size_t>(i),
                                           {x + by, y, x + by + 40, y + 40},
                                           static_cast<float>(1 + any(99)) / 100,
                                           any(4) == 0 ? any(3) : classId});
            }
        }
    }
    std::ranges::stable_sort(made.detections, std::ranges::greater(), &ScoredBox::score);
    return made;
}

std::vector<ScoredBox> confident(std::vector<ScoredBox> detections, float confidence)
{
    std::erase_if(detections, [confidence](const ScoredBox &each) { return each.score < confidence; });
    return detections;
}

} // namespace

class TestOperatingPoint : public QObject {
    Q_OBJECT

private slots:
    void confusionFollowsTheThreshold();
    void curvesOfEach();
    void isWhatTheThresholdGives();
    void nothingPasses();
    void averagePrecisionOfEachClass();
    void proposalsDecideAsAllCandidatesDo();
};

void TestOperatingPoint::confusionFollowsTheThreshold()
{
    const Scene all = scene();
    const Matching matching = matchAcrossClasses(all.truth, all.detections, 0.5);
    for (const float confidence : {0.0F, 0.1F, 0.25F, 0.5F, 0.77F, 0.99F, 1.0F})
        QCOMPARE(confusionAt(all.truth, all.detections, matching, confidence),
                 confusion(all.truth, confident(all.detections, confidence), 0.5));
}

void TestOperatingPoint::curvesOfEach()
{
    const Scene all = scene();
    const auto curves = precisionRecallOfEach(all.truth, all.detections, 0.5);
    QCOMPARE(curves.size(), std::size_t{4});
    for (int classId = -1; classId < 3; ++classId) {
        const auto alone = precisionRecall(all.truth, all.detections, classId, 0.5);
        const auto &together = curves[static_cast<std::size_t>(classId + 1)];
        QVERIFY(!alone.empty());
        QCOMPARE(together.size(), alone.size());
        for (std::size_t i = 0; i < alone.size(); ++i) {
            QCOMPARE(together[i].score, alone[i].score);
            QCOMPARE(together[i].recall, alone[i].recall);
            QCOMPARE(together[i].precision, alone[i].precision);
        }
    }
}

void TestOperatingPoint::isWhatTheThresholdGives()
{
    const Scene all = scene();
    const auto curve = precisionRecall(all.truth, all.detections, -1, 0.5);
    for (const float confidence : {0.05F, 0.3F, 0.5F, 0.9F}) {
        const std::vector<ScoredBox> passed = confident(all.detections, confidence);
        const Matching matching = matchDetections(all.truth, passed, 0.5);
        int hits = 0, alarms = 0, objects = 0;
        for (std::size_t i = 0; i < passed.size(); ++i) {
            hits += matching.objectOf[i] >= 0 && !matching.ignored[i] ? 1 : 0;
            alarms += matching.objectOf[i] < 0 ? 1 : 0;
        }
        for (const AnnotatedPicture &picture : all.truth.pictures)
            for (const Annotation &object : picture.objects)
                objects += object.crowd ? 0 : 1;
        const CurvePoint *point = operatingPoint(curve, confidence);
        QVERIFY(point);
        QCOMPARE(point->precision, static_cast<double>(hits) / (hits + alarms));
        QCOMPARE(point->recall, static_cast<double>(hits) / objects);
        QCOMPARE(f1(*point), 2.0 * hits / (hits + alarms + objects));
    }
}

void TestOperatingPoint::nothingPasses()
{
    const std::vector<CurvePoint> curve{{0.25, 1, 0.8F}, {0.5, 0.5, 0.2F}};
    QVERIFY(!operatingPoint(curve, 0.9F));
    QVERIFY(!operatingPoint({}, 0));
    QCOMPARE(operatingPoint(curve, 0.8F), &curve[0]); // a score of at least the threshold passes
    QCOMPARE(operatingPoint(curve, 0.21F), &curve[0]);
    QCOMPARE(operatingPoint(curve, 0), &curve[1]);
    QCOMPARE(f1({0, 0, 0.5F}), 0.0);
}

void TestOperatingPoint::averagePrecisionOfEachClass()
{
    const Scene all = scene();
    const Evaluation evaluation = evaluateCoco(all.truth, all.detections);
    double sum = 0;
    for (const double each : evaluation.classAp50)
        sum += each;
    QCOMPARE(evaluation.classAp50.size(), std::size_t{3});
    QVERIFY(std::abs(sum / 3 - evaluation.ap50) < 1e-12);
}

void TestOperatingPoint::proposalsDecideAsAllCandidatesDo()
{
    std::mt19937 random(3);
    Candidates all;
    for (int i = 0; i < 2000; ++i) {
        const auto x = static_cast<float>(random() % 300), y = static_cast<float>(random() % 300);
        all.boxes.push_back({x, y, x + 60, y + 60});
        all.scores.push_back(static_cast<float>(random() % 200) / 1000); // below the floor, on it, and many equal
        all.classes.push_back(static_cast<int>(random() % 3));
    }
    const LetterboxGeometry geometry{0.5, 320, 320, 320, 320};
    const std::vector<Proposals> kept{Proposals::of(all, geometry)};
    QVERIFY(kept[0].candidates.scores.size() < all.scores.size());
    for (const bool agnostic : {false, true}) {
        const NmsSettings settings{0.05F, 0.4F, agnostic, 0, {}};
        const NmsResult expected = suppress(all, settings);
        const auto found = detectionsOf(kept, {2, -1, 0}, settings);
        std::size_t next = 0;
        for (const int cell : expected.kept) {
            const auto at = static_cast<std::size_t>(cell);
            if (all.classes[at] == 1)
                continue; // not annotated
            QVERIFY(next < found.size());
            QCOMPARE(found[next].score, all.scores[at]);
            QCOMPARE(found[next].box, geometry.toPicture(all.boxes[at]));
            QCOMPARE(found[next++].classId, all.classes[at] == 0 ? 2 : 0);
        }
        QCOMPARE(next, found.size());
    }
}

QTEST_GUILESS_MAIN(TestOperatingPoint)
#include "tst_operatingpoint.moc"
