// COCO's figures against pycocotools', and what is counted from the same matching, by hand.

#include "core/detection/Evaluate.h"

#include "tests/support/Shared.h"

#include <nlohmann/json.hpp>

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <map>

using namespace vitrine;
using Json = nlohmann::json;

namespace {

Json load(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
}

/// The figures under pycocotools' names.
std::map<std::string, double> figures(const Evaluation &e)
{
    return {{"AP", e.ap},        {"AP50", e.ap50},   {"AP75", e.ap75},    {"APs", e.apSmall},
            {"APm", e.apMedium}, {"APl", e.apLarge}, {"AR1", e.ar1},      {"AR10", e.ar10},
            {"AR100", e.ar100},  {"ARs", e.arSmall}, {"ARm", e.arMedium}, {"ARl", e.arLarge}};
}

double largestDifference(const Evaluation &evaluation, const Json &expected)
{
    double largest = 0;
    for (const auto &[name, value] : figures(evaluation))
        largest = std::max(largest, std::abs(value - expected.at(name).get<double>()));
    return largest;
}

std::size_t pictureWithId(const Annotations &truth, std::int64_t id)
{
    const auto found = std::ranges::find(truth.pictures, id, &AnnotatedPicture::id);
    return static_cast<std::size_t>(found - truth.pictures.begin());
}

/// A picture with objects of class 0 that are 10 × 10, at the given x.
AnnotatedPicture row(std::initializer_list<float> places)
{
    AnnotatedPicture picture;
    for (const float x : places)
        picture.objects.push_back({{x, 0, x + 10, 10}, 0, 100, false});
    return picture;
}

ScoredBox at(float x, float score, int classId = 0, std::size_t picture = 0)
{
    return {picture, {x, 0, x + 10, 10}, score, classId};
}

/// Two classes; two objects of class 0 at 0 and 20, one of class 1 at 40, a crowd of class 0 from 100 to 200.
Annotations scene()
{
    Annotations truth;
    truth.classes = {"cat", "dog"};
    truth.categoryIds = {1, 2};
    truth.pictures.push_back(row({0, 20, 40}));
    truth.pictures[0].objects[2].classId = 1;
    truth.pictures[0].objects.push_back({{100, 0, 200, 10}, 0, 1000, true});
    return truth;
}

} // namespace

class TestEvaluate : public QObject {
    Q_OBJECT

private slots:
    void agreesWithPycocotools_data();
    void agreesWithPycocotools();
    void agreesOnTheReference_data();
    void agreesOnTheReference();
    void byHand();
    void whatIsNoNumberIsLeftOut();
    void curves();
    void curveOfEqualScoresHasOnePoint();
    void matching();
    void matchingPrefersObjectsToCrowds();
    void confusionCounts();
};

void TestEvaluate::agreesWithPycocotools_data()
{
    QTest::addColumn<int>("index");
    const Json cases = load(QStringLiteral(VITRINE_SOURCE_DIR "/tests/core/detection/fixtures/coco_cases.json"));
    QVERIFY(cases.size() >= 12);
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i]["name"].get<std::string>().c_str()) << static_cast<int>(i);
}

void TestEvaluate::agreesWithPycocotools()
{
    QFETCH(int, index);
    const Json all = load(QStringLiteral(VITRINE_SOURCE_DIR "/tests/core/detection/fixtures/coco_cases.json"));
    const Json &each = all[static_cast<std::size_t>(index)];
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("truth.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(each["truth"].dump()));
    file.close();
    const auto truth = readCocoAnnotations(file.fileName().toStdString());
    QVERIFY2(truth.ok(), truth.ok() ? "" : truth.error().message.text().c_str());

    std::vector<ScoredBox> detections;
    for (const Json &d : each["detections"]) {
        const auto category = std::ranges::find(truth->categoryIds, d[1].get<std::int64_t>());
        const Box box{d[2], d[3], d[2].get<float>() + d[4].get<float>(), d[3].get<float>() + d[5].get<float>()};
        detections.push_back(
            {pictureWithId(*truth, d[0]), box, d[6], static_cast<int>(category - truth->categoryIds.begin())});
    }
    const Evaluation evaluation = evaluateCoco(*truth, detections);
    for (const auto &[name, value] : figures(evaluation)) {
        const double expected = each["expected"].at(name);
        QVERIFY2(std::abs(value - expected) < 1e-9,
                 qPrintable(QStringLiteral("%1: %2, not %3").arg(name.c_str()).arg(value).arg(expected)));
    }
    QCOMPARE(evaluation.classAp.size(), each["classes"].size());
    for (std::size_t i = 0; i < evaluation.classAp.size(); ++i)
        QVERIFY(std::abs(evaluation.classAp[i] - each["classes"][i].get<double>()) < 1e-9);
}

void TestEvaluate::agreesOnTheReference_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("within each class") << QStringLiteral("aware");
    QTest::newRow("over all classes") << QStringLiteral("agnostic");
}

void TestEvaluate::agreesOnTheReference()
{
    VITRINE_NEED_SHARED("yolox/reference/map.json");
    QFETCH(QString, mode);
    const auto truth = readCocoAnnotations(test::sharedPath(QStringLiteral("yolox/instances.json")).toStdString());
    QVERIFY2(truth.ok(), truth.ok() ? "" : truth.error().message.text().c_str());
    QCOMPARE(truth->pictures.size(), std::size_t(20));
    QCOMPARE(truth->classes.size(), std::size_t(80));
    std::vector<ScoredBox> detections;
    for (std::size_t picture = 0; picture < truth->pictures.size(); ++picture) {
        const QString stem = QFileInfo(QString::fromStdString(truth->pictures[picture].file)).completeBaseName();
        const Json photo = load(test::sharedPath(QStringLiteral("yolox/reference/%1.json").arg(stem)));
        for (const Json &d : photo.at("detections").at((mode + QStringLiteral("_0.01_0.65")).toStdString())) {
            const Json &box = d.at("box");
            detections.push_back({picture, {box[0], box[1], box[2], box[3]}, d.at("score"), d.at("class_id")});
        }
    }
    const Json expected = load(test::sharedPath(QStringLiteral("yolox/reference/map.json"))).at(mode.toStdString());
    const double difference = largestDifference(evaluateCoco(*truth, detections), expected);
    // The boxes are rounded to four digits there, and the figures made from them before that.
    qInfo("largest difference of a figure: %g", difference);
    QVERIFY(difference < 1e-4);
}

void TestEvaluate::byHand()
{
    Annotations truth;
    truth.classes = {"cat"};
    truth.pictures.push_back(row({0, 20}));
    // Hit, false alarm, hit: precision 1 up to a recall of one half, 2/3 from there on. 8 of 10 over 10 + 10 - 8 is an
    // IoU of 2/3: the second hit is one at 0.50, 0.55, 0.60 and 0.65.
    const std::vector<ScoredBox> detections{at(0, 0.9F), at(50, 0.8F), at(22, 0.7F)};
    const Evaluation evaluation = evaluateCoco(truth, detections);
    const double both = (51 + 50 * 2.0 / 3) / 101, first = 51.0 / 101;
    QVERIFY(std::abs(evaluation.ap50 - both) < 1e-12);
    QVERIFY(std::abs(evaluation.ap75 - first) < 1e-12);
    QVERIFY(std::abs(evaluation.ap - (4 * both + 6 * first) / 10) < 1e-12);
    QVERIFY(std::abs(evaluation.ar1 - 0.5) < 1e-12);
    QVERIFY(std::abs(evaluation.ar100 - 0.7) < 1e-12);
    QCOMPARE(evaluation.apSmall, evaluation.ap);
    QCOMPARE(evaluation.apLarge, -1.0);
    QCOMPARE(evaluateCoco({}, {}).ap, -1.0);
}

void TestEvaluate::whatIsNoNumberIsLeftOut()
{
    const Annotations truth = scene();
    const std::vector<ScoredBox> good{at(0, 0.9F), at(300, 0.8F), at(20, 0.5F), at(40, 0.4F, 1)};
    std::vector<ScoredBox> bad = good;
    bad.insert(bad.begin(), at(0, NAN));
    bad.push_back({0, {0, 0, INFINITY, 10}, 0.95F, 0});
    bad.push_back(at(20, 0.99F, 7));
    bad.push_back(at(20, 0.99F, -1));
    QCOMPARE(figures(evaluateCoco(truth, bad)), figures(evaluateCoco(truth, good)));
}

void TestEvaluate::curves()
{
    const Annotations truth = scene();
    const std::vector<ScoredBox> detections{at(40, 0.6F, 1), at(0, 0.9F),   at(20, 0.5F),
                                            at(300, 0.8F),   at(110, 0.7F), at(0, 0.3F)};
    const auto all = precisionRecall(truth, detections, -1, 0.5);
    QCOMPARE(all.size(), std::size_t(5)); // the one in the crowd counts as nothing
    const std::vector<CurvePoint> expected{
        {1.0 / 3, 1, 0.9F}, {1.0 / 3, 0.5, 0.8F}, {2.0 / 3, 2.0 / 3, 0.6F}, {1, 0.75, 0.5F}, {1, 0.6, 0.3F}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(all[i].recall, expected[i].recall);
        QCOMPARE(all[i].precision, expected[i].precision);
        QCOMPARE(all[i].score, expected[i].score);
    }
    const auto dogs = precisionRecall(truth, detections, 1, 0.5);
    QCOMPARE(dogs.size(), std::size_t(1));
    QCOMPARE(dogs[0].recall, 1.0);
    QCOMPARE(dogs[0].precision, 1.0);
    QVERIFY(precisionRecall(truth, detections, 5, 0.5).empty());
}

void TestEvaluate::curveOfEqualScoresHasOnePoint()
{
    const auto curve = precisionRecall(scene(), {at(0, 0.5F), at(300, 0.5F), at(20, 0.5F)}, 0, 0.5);
    QCOMPARE(curve.size(), std::size_t(1));
    QCOMPARE(curve[0].recall, 1.0);
    QCOMPARE(curve[0].precision, 2.0 / 3);
}

void TestEvaluate::matching()
{
    // A better one takes the object, whatever the order; the class must fit; two lie in the crowd.
    const std::vector<ScoredBox> detections{at(1, 0.5F),     at(0, 0.9F),   at(40, 0.9F, 0),
                                            at(40, 0.2F, 1), at(120, 0.3F), at(150, 0.6F)};
    const Matching matching = matchDetections(scene(), detections, 0.5);
    QCOMPARE(matching.objectOf, (std::vector<int>{-1, 0, -1, 2, 3, 3}));
    QCOMPARE(matching.detectionOf, (std::vector<std::vector<int>>{{1, -1, 3, 5}}));
    QCOMPARE(matching.ignored, (std::vector<bool>{false, false, false, false, true, true}));
}

void TestEvaluate::matchingPrefersObjectsToCrowds()
{
    Annotations truth = scene();
    truth.pictures[0].objects.insert(truth.pictures[0].objects.begin(), {{0, 0, 100, 10}, 0, 1000, true});
    // It lies wholly in the crowd, with 8 of 10 in the object.
    const Matching matching = matchDetections(truth, {at(2, 0.9F)}, 0.5);
    QCOMPARE(matching.objectOf, (std::vector<int>{1}));
    QVERIFY(!matching.ignored[0]);
    // Too little of the object: then the crowd has it.
    QCOMPARE(matchDetections(truth, {at(2, 0.9F)}, 0.7).objectOf, (std::vector<int>{0}));
}

void TestEvaluate::confusionCounts()
{
    // A cat found as a cat, a cat as a dog, the dog missed, a dog where nothing is, one in the crowd.
    const std::vector<ScoredBox> detections{at(0, 0.9F), at(20, 0.8F, 1), at(300, 0.7F, 1), at(110, 0.6F, 1)};
    QCOMPARE(confusion(scene(), detections, 0.5), (std::vector<std::vector<int>>{{1, 1, 0}, {0, 0, 1}, {0, 1, 0}}));
    QCOMPARE(confusion(scene(), {}, 0.5), (std::vector<std::vector<int>>{{0, 0, 2}, {0, 0, 1}, {0, 0, 0}}));
}

QTEST_GUILESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
