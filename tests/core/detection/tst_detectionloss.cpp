// YOLOX's losses and their gradients: against PyTorch's numbers (tests/golden/yolox), and against differences.

#include "core/base/Rng.h"
#include "core/detection/loss/DetectionLoss.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>
#include <fstream>

using namespace vitrine;
using Json = nlohmann::json;

namespace {

constexpr CellGrid grid{64, 64};
constexpr int classes = 3;
constexpr double tolerance = 1e-5;

/// As in make_golden.py.
float rawValue(std::size_t index)
{
    const auto i = static_cast<double>(index);
    return static_cast<float>(0.9 * std::sin(0.7 * i + 0.3) + 0.4 * std::cos(0.13 * i * i));
}

const std::vector<std::vector<TruthBox>> &goldenTruths()
{
    static const std::vector<std::vector<TruthBox>> truths{
        {{{20, 24, 18, 26}, 0}, {{44, 40, 30, 22}, 2}, {{45, 41, 12, 12}, 1}},
        {{{33, 30, 50, 44}, 1}, {{12, 52, 8, 10}, 0}},
        {}};
    return truths;
}

std::vector<float> goldenRows()
{
    std::vector<float> rows(goldenTruths().size() * static_cast<std::size_t>(grid.count()) * (5 + classes));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = rawValue(i);
    return rows;
}

CenterBox boxOf(const Json &numbers)
{
    return {numbers[0].get<float>(), numbers[1].get<float>(), numbers[2].get<float>(), numbers[3].get<float>()};
}

BoxLossKind kindOf(const Json &entry)
{
    return entry["kind"] == "iou" ? BoxLossKind::Iou : BoxLossKind::Giou;
}

bool isClose(double value, double expected, double scale)
{
    return std::abs(value - expected) <= tolerance * std::max(scale, 1e-6);
}

} // namespace

class TestDetectionLoss : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void pairs();
    void whatABoxLossIsMadeOf();
    void wholeBatch_data();
    void wholeBatch();
    void gradientByDifferences_data();
    void gradientByDifferences();
    void sharesAddUp();
    void pictureWithoutObjects();
    void weights();

private:
    Json m_golden;
};

void TestDetectionLoss::initTestCase()
{
    std::ifstream file(VITRINE_SOURCE_DIR "/tests/golden/yolox/golden.json");
    m_golden = Json::parse(file);
}

void TestDetectionLoss::pairs()
{
    QVERIFY(m_golden["pairs"].size() > 20);
    for (const Json &entry : m_golden["pairs"]) {
        const BoxLoss found = boxLoss(kindOf(entry), boxOf(entry["predicted"]), boxOf(entry["truth"]));
        const std::string name = entry.dump();
        QVERIFY2(isClose(found.loss, entry["loss"].get<double>(), 1), name.c_str());
        double largest = 0;
        for (const Json &slope : entry["gradient"])
            largest = std::max(largest, std::abs(slope.get<double>()));
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY2(isClose(found.gradient[i], entry["gradient"][i].get<double>(), largest), name.c_str());
    }
}

void TestDetectionLoss::whatABoxLossIsMadeOf()
{
    const BoxLoss loss = boxLoss(BoxLossKind::Giou, {10, 10, 8, 6}, {12, 11, 6, 8});
    QCOMPARE(loss.intersection, 30.0); // x from 9 to 14, y from 7 to 13
    QCOMPARE(loss.unionArea, 48.0 + 48 - 30);
    QCOMPARE(loss.iou, 30.0 / 66);
    QCOMPARE(loss.enclosing, (Box{6, 7, 15, 15}));
    QCOMPARE(loss.enclosingArea, 72.0);
    QCOMPARE(loss.giou, 30.0 / 66 - 6.0 / 72);
    // Far apart the IoU says nothing, GIoU where to go.
    const BoxLoss apart = boxLoss(BoxLossKind::Iou, {10, 10, 4, 4}, {40, 10, 4, 4});
    QCOMPARE(apart.loss, 1.0);
    QCOMPARE(apart.gradient, (std::array<double, 4>{}));
    QVERIFY(boxLoss(BoxLossKind::Giou, {10, 10, 4, 4}, {40, 10, 4, 4}).gradient[0] < 0);
    // Two boxes without area: nothing is divided by 0.
    for (const BoxLossKind kind : {BoxLossKind::Iou, BoxLossKind::Giou}) {
        const BoxLoss none = boxLoss(kind, {10, 10, 0, 0}, {10, 10, 0, 0});
        QVERIFY(std::isfinite(none.loss));
        for (const double slope : none.gradient)
            QVERIFY(std::isfinite(slope));
    }
}

void TestDetectionLoss::wholeBatch_data()
{
    QTest::addColumn<int>("index");
    QTest::newRow("IoU") << 0;
    QTest::newRow("GIoU and L1") << 1;
}

void TestDetectionLoss::wholeBatch()
{
    QFETCH(int, index);
    const Json &expected = m_golden["batches"][static_cast<std::size_t>(index)];
    const std::vector<float> rows = goldenRows();
    const DetectionBatch batch{grid, classes, rows, goldenTruths()};
    std::vector<float> gradient(rows.size(), 99);
    DetectionLossSettings settings;
    settings.box = kindOf(expected);
    settings.usesL1 = expected["l1"].get<bool>();
    const DetectionLoss loss = detectionLoss(batch, assignBatch(batch), settings, gradient);
    QCOMPARE(loss.positives, expected["positives"].get<int>());
    QCOMPARE(loss.truths, 5);
    const double terms[] = {loss.terms.box, loss.terms.object, loss.terms.classes, loss.terms.l1};
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(isClose(terms[i], expected["terms"][i].get<double>(), 1));
    double largest = 0;
    for (const Json &slope : expected["gradient"])
        largest = std::max(largest, std::abs(slope.get<double>()));
    QCOMPARE(expected["gradient"].size(), gradient.size());
    for (std::size_t i = 0; i < gradient.size(); ++i)
        QVERIFY(isClose(static_cast<double>(gradient[i]), expected["gradient"][i].get<double>(), largest));
}

void TestDetectionLoss::gradientByDifferences_data()
{
    QTest::addColumn<bool>("giou");
    QTest::addColumn<bool>("l1");
    QTest::newRow("IoU") << false << false;
    QTest::newRow("IoU and L1") << false << true;
    QTest::newRow("GIoU") << true << false;
}

void TestDetectionLoss::gradientByDifferences()
{
    QFETCH(bool, giou);
    QFETCH(bool, l1);
    Rng rng(3);
    std::vector<float> rows = goldenRows();
    for (std::size_t i = 0; i < rows.size(); ++i) // boxes large enough to overlap the objects
        rows[i] = static_cast<float>(0.5 * rng.normal() + (i % 8 == 2 || i % 8 == 3 ? 0.8 : 0));
    DetectionLossSettings settings;
    settings.box = giou ? BoxLossKind::Giou : BoxLossKind::Iou;
    settings.usesL1 = l1;
    const DetectionBatch batch{grid, classes, rows, goldenTruths()};
    const std::vector<Assignment> assignments = assignBatch(batch); // stay as they are meanwhile
    std::vector<float> gradient(rows.size());
    detectionLoss(batch, assignments, settings, gradient);
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < assignments.size(); ++i)
        for (const Positive &positive : assignments[i].positives)
            for (std::size_t column = 0; column < batch.rowLength(); ++column)
                places.push_back(i * batch.pictureLength() + static_cast<std::size_t>(positive.cell) * batch.rowLength()
                                 + column);
    QVERIFY(places.size() > 50);
    places.push_back(4); // and the objectness of a cell that has nothing
    constexpr float step = 1.0F / 1024;
    for (const std::size_t place : places) {
        const float before = rows[place];
        rows[place] = before + step;
        const double above = detectionLoss(batch, assignments, settings).terms.total();
        rows[place] = before - step;
        const double below = detectionLoss(batch, assignments, settings).terms.total();
        rows[place] = before;
        const double slope = (above - below) / (2 * static_cast<double>(step));
        QVERIFY(std::abs(slope - static_cast<double>(gradient[place])) < 2e-3);
    }
}

void TestDetectionLoss::sharesAddUp()
{
    const std::vector<float> rows = goldenRows();
    const DetectionBatch batch{grid, classes, rows, goldenTruths()};
    const std::vector<Assignment> assignments = assignBatch(batch);
    DetectionLossSettings settings;
    settings.usesL1 = true;
    const DetectionLoss loss = detectionLoss(batch, assignments, settings, {}, true);
    QCOMPARE(loss.shares.size(), 3 * static_cast<std::size_t>(grid.count()));
    DetectionLossTerms sum;
    int positives = 0;
    for (const DetectionLossTerms &share : loss.shares) {
        sum.box += share.box;
        sum.object += share.object;
        sum.classes += share.classes;
        sum.l1 += share.l1;
        positives += share.classes > 0;
    }
    QCOMPARE(sum.box, loss.terms.box);
    QCOMPARE(sum.object, loss.terms.object);
    QCOMPARE(sum.classes, loss.terms.classes);
    QCOMPARE(sum.l1, loss.terms.l1);
    QCOMPARE(positives, loss.positives);
    QVERIFY(detectionLoss(batch, assignments, settings).shares.empty());
}

void TestDetectionLoss::pictureWithoutObjects()
{
    const std::vector<float> rows(static_cast<std::size_t>(grid.count()) * 8, 0.0F);
    const std::vector<std::vector<TruthBox>> nothing(1);
    const DetectionBatch batch{grid, classes, rows, nothing};
    std::vector<float> gradient(rows.size());
    const DetectionLoss loss = detectionLoss(batch, assignBatch(batch), {}, gradient);
    QCOMPARE(loss.positives, 0);
    QCOMPARE(loss.terms.box, 0.0);
    QCOMPARE(loss.terms.object, grid.count() * std::log(2.0)); // divided by 1
    for (std::size_t i = 0; i < gradient.size(); ++i)
        QCOMPARE(gradient[i], i % 8 == 4 ? 0.5F : 0.0F);
}

void TestDetectionLoss::weights()
{
    const std::vector<float> rows = goldenRows();
    const DetectionBatch batch{grid, classes, rows, goldenTruths()};
    const std::vector<Assignment> assignments = assignBatch(batch);
    DetectionLossSettings settings;
    settings.usesL1 = true;
    const DetectionLossTerms usual = detectionLoss(batch, assignments, settings).terms;
    settings.boxWeight = 10;
    settings.objectWeight = 0.5;
    settings.classWeight = 0;
    settings.l1Weight = 2;
    const DetectionLossTerms other = detectionLoss(batch, assignments, settings).terms;
    QCOMPARE(other.box, 2 * usual.box);
    QCOMPARE(other.object, usual.object / 2);
    QCOMPARE(other.classes, 0.0);
    QCOMPARE(other.l1, 2 * usual.l1);
}

QTEST_GUILESS_MAIN(TestDetectionLoss)
#include "tst_detectionloss.moc"
