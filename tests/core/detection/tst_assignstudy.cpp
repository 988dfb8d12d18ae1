// What the assignment's page shows against label assignment itself: the shared cases, and cases made to be awkward.

#include "core/base/Rng.h"
#include "core/detection/assign/AssignStudy.h"
#include "core/detection/assign/PairCosts.h"
#include "core/io/Safetensors.h"
#include "tests/support/Shared.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vitrine;

namespace {

/// Predictions that hold their numbers.
struct Predictions {
    int size = 64;
    int classes = 3;
    std::vector<float> boxes, objectness, classLogits;

    CellPredictions view() const
    {
        return {{size, size},
                classes,
                {boxes, 4, 0},
                {objectness, 1, 0},
                {classLogits, static_cast<std::size_t>(classes), 0}};
    }
};

Predictions randomPredictions(int size, std::uint64_t seed)
{
    Rng rng(seed);
    Predictions made;
    made.size = size;
    const CellGrid grid{size, size};
    for (int cell = 0; cell < grid.count(); ++cell) {
        const CellPlace place = CellPlace::of(grid.cell(cell));
        const auto normal = [&](float mean, float spread) { return mean + spread * static_cast<float>(rng.normal()); };
        made.boxes.insert(made.boxes.end(),
                          {normal(place.x, 4), normal(place.y, 4), 2 * place.stride, 3 * place.stride});
        made.objectness.push_back(normal(-1, 2));
        for (int c = 0; c < made.classes; ++c)
            made.classLogits.push_back(normal(-1, 2));
    }
    return made;
}

/// All that the page shows must add up.
void checkWhole(const CellPredictions &predictions, const AssignStudy &study)
{
    QCOMPARE(study.matrix.cells, study.assignment.candidates);
    for (std::size_t row = 0; row < study.rows(); ++row) {
        float sum = 0;
        for (const std::size_t column : study.bestColumns(row))
            sum += study.matrix.at(row, column).iou;
        QVERIFY(std::abs(sum - study.assignment.iouSums[row]) < 1e-5F);
        QCOMPARE(static_cast<int>(study.chosenColumns(row).size()), study.assignment.k[row]);
        const std::vector<std::size_t> order = study.byCost(row);
        QVERIFY(std::ranges::is_sorted(order, {}, [&](std::size_t i) { return study.matrix.at(row, i).cost; }));
        for (std::size_t column = 0; column < study.columns(); ++column) {
            const CostTerms &terms = study.matrix.at(row, column);
            const PairFigures figures = figuresOf(predictions, study, study.matrix.cells[column], row);
            const float iou = figures.unionArea > 0 ? figures.overlap / figures.unionArea : 0;
            QVERIFY(std::abs(iou - terms.iou) < 1e-5F);
            QCOMPARE(figures.isPreferred, terms.isPreferred);
            const float distance = terms.isPreferred ? 0 : distanceCost(study.settings.rule);
            QVERIFY(std::abs(terms.classCost + study.settings.lambda * terms.iouCost + distance - terms.cost)
                    <= 1e-6F * std::max(1.0F, terms.cost));
        }
    }
    for (const Positive &positive : study.assignment.positives) {
        QCOMPARE(study.positiveAt(positive.cell), &positive);
        const auto column = study.columnOf(positive.cell);
        QVERIFY(column && study.matrix.at(static_cast<std::size_t>(positive.truth), *column).isPositive);
    }
    for (const Conflict &conflict : study.assignment.conflicts) {
        QCOMPARE(study.conflictAt(conflict.cell), &conflict);
        QCOMPARE(study.positiveAt(conflict.cell)->truth, conflict.winner);
    }
}

bool has(const std::vector<AssignRemark> &remarks, AssignRemark::Kind kind)
{
    return std::ranges::find(remarks, kind, &AssignRemark::kind) != remarks.end();
}

AssignStudy studyOf(const Predictions &predictions, std::vector<TruthBox> truths, const AssignSettings &settings = {})
{
    AssignStudy study = studyAssignment(predictions.view(), std::move(truths), settings);
    checkWhole(predictions.view(), study);
    return study;
}

} // namespace

class TestAssignStudy : public QObject {
    Q_OBJECT

private slots:
    void sharedCases_data();
    void sharedCases();
    void sums();
    void outsideOfSmallBoxes();
    void awkwardTruths();
    void unusablePredictions();
};

void TestAssignStudy::sharedCases_data()
{
    QTest::addColumn<QString>("name");
    for (int i = 0; i < 6; ++i)
        QTest::addRow("case%02d", i) << QStringLiteral("case%1").arg(i, 2, 10, QLatin1Char('0'));
}

void TestAssignStudy::sharedCases()
{
    VITRINE_NEED_SHARED("yolox/assign/case00");
    QFETCH(QString, name);
    const QString folder = test::sharedPath(QStringLiteral("yolox/assign/") + name);
    const auto input = readSafetensors((folder + QStringLiteral("/input.safetensors")).toStdString());
    QFile size(folder + QStringLiteral("/size.txt"));
    QVERIFY(input.ok() && size.open(QIODevice::ReadOnly));
    const auto floats = [&input](const char *tensor) { return input->tensors.at(tensor).toFloats(); };
    const Predictions given{size.readAll().trimmed().toInt(),
                            static_cast<int>(input->tensors.at("cls_logits").shape()[1]), floats("boxes"),
                            floats("obj_logits"), floats("cls_logits")};
    const std::vector<float> boxes = floats("gt_boxes"), classes = floats("gt_classes");
    std::vector<TruthBox> truths;
    for (std::size_t i = 0; i < classes.size(); ++i)
        truths.push_back(
            {{boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]}, static_cast<int>(classes[i])});
    for (const auto &[rule, version] :
         {std::pair(CandidateRule::Center, "0.3"), std::pair(CandidateRule::BoxOrCenter, "0.1")}) {
        AssignSettings settings;
        settings.rule = rule;
        const AssignStudy study = studyOf(given, truths, settings);
        const auto expected =
            readSafetensors((folder + QStringLiteral("/expected_%1.safetensors").arg(version)).toStdString());
        QVERIFY(expected.ok());
        QCOMPARE(static_cast<std::int64_t>(summaryOf(study).allPositives),
                 expected->tensors.at("matched_gt").elementCount());
        const Snapshot &foreground = expected->tensors.at("foreground");
        for (int cell = 0; cell < study.grid.count(); ++cell)
            QCOMPARE(study.positiveAt(cell) != nullptr, foreground.flat(cell) != 0);
    }
}

void TestAssignStudy::sums()
{
    const Predictions given = randomPredictions(128, 5);
    const AssignStudy study = studyOf(given, {{{40, 50, 30, 40}, 0}, {{48, 56, 44, 30}, 1}, {{100, 90, 20, 20}, 2}});
    const AssignSummary summary = summaryOf(study);
    QCOMPARE(summary.candidates, static_cast<int>(study.columns()));
    QCOMPARE(summary.positives[0] + summary.positives[1] + summary.positives[2], summary.allPositives);
    double sum = 0;
    for (const Positive &positive : study.assignment.positives)
        sum += static_cast<double>(positive.iou);
    QVERIFY(std::abs(sum / summary.allPositives - static_cast<double>(summary.meanIou)) < 1e-6);
    const auto levels = study.candidatesByLevel();
    QCOMPARE(levels[0] + levels[1] + levels[2], summary.candidates);
    QVERIFY(levels[0] > 0 && levels[2] > 0);
}

void TestAssignStudy::outsideOfSmallBoxes()
{
    // A box of 4 pixels: no cell's centre lies in it, and yet it gets one.
    const Predictions given = randomPredictions(64, 2);
    const AssignStudy study = studyOf(given, {{{32, 32, 4, 4}, 0}});
    QVERIFY(!study.assignment.positives.empty());
    QCOMPARE(study.outside().size(), study.assignment.positives.size());
    QVERIFY(studyOf(given, {{{32, 32, 64, 64}, 0}}).outside().empty());
}

void TestAssignStudy::awkwardTruths()
{
    using Kind = AssignRemark::Kind;
    const Predictions given = randomPredictions(64, 3);
    QVERIFY(remarksOn(studyOf(given, {})).empty());
    QVERIFY(std::isnan(summaryOf(studyOf(given, {})).meanIou));
    QVERIFY(remarksOn(studyOf(given, {{{20, 20, 24, 24}, 0}})).empty());

    const AssignStudy same = studyOf(given, {{{30, 30, 24, 24}, 1}, {{30, 30, 24, 24}, 1}});
    const auto ofSame = remarksOn(same);
    QVERIFY(has(ofSame, Kind::SameBoxes) && has(ofSame, Kind::NothingLeft));
    QCOMPARE(same.positivesOf(1), 0);
    QCOMPARE(std::ranges::find(ofSame, Kind::SameBoxes, &AssignRemark::kind)->truths, std::vector<int>{1});

    const AssignStudy flat = studyOf(given, {{{30, 30, 0, 10}, 1}});
    QVERIFY(has(remarksOn(flat), Kind::NoArea));
    QCOMPARE(flat.assignment.k.front(), 1);

    const AssignStudy away = studyOf(given, {{{500, 500, 10, 10}, 0}});
    QVERIFY(has(remarksOn(away), Kind::NoCandidate));
    QCOMPARE(summaryOf(away).allPositives, 0);
    QCOMPARE(summaryOf(away).k, std::vector<int>{0});

    std::vector<TruthBox> many;
    for (int i = 0; i < 40; ++i)
        many.push_back({{30 + 0.01F * static_cast<float>(i), 30, 20, 20}, i % 3});
    QVERIFY(has(remarksOn(studyOf(given, many)), Kind::FewCandidates));
}

void TestAssignStudy::unusablePredictions()
{
    Predictions given = randomPredictions(64, 4);
    const std::vector<TruthBox> truths = {{{32, 32, 30, 30}, 0}};
    const int broken = studyOf(given, truths).matrix.cells.front();
    given.objectness[static_cast<std::size_t>(broken)] = std::numeric_limits<float>::quiet_NaN();
    const AssignStudy study = studyOf(given, truths);
    QVERIFY(has(remarksOn(study), AssignRemark::Kind::Unusable));
    QVERIFY(!study.columnOf(broken));
}

QTEST_GUILESS_MAIN(TestAssignStudy)
#include "tst_assignstudy.moc"
