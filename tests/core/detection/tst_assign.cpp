// Label assignment against the reference's cases, and against its formulas written out pair by pair.

#include "core/base/Rng.h"
#include "core/detection/Decode.h"
#include "core/detection/assign/CostMatrix.h"
#include "core/detection/assign/PairCosts.h"
#include "core/io/Safetensors.h"
#include "tests/support/Shared.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace vitrine;

namespace {

constexpr float noNumber = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

/// The predictions of a picture and its ground truths.
struct Case {
    int size = 64;
    int classes = 4;
    std::vector<float> boxes, objectness, classLogits;
    std::vector<TruthBox> truths;

    CellPredictions predictions() const
    {
        return {{size, size},
                classes,
                {boxes, 4, 0},
                {objectness, 1, 0},
                {classLogits, static_cast<std::size_t>(classes), 0}};
    }
    Assignment assigned(const AssignSettings &settings = {}) const { return assign(predictions(), truths, settings); }
};

Case randomCase(int size, int classes, std::vector<TruthBox> truths, std::uint64_t seed)
{
    Rng rng(seed);
    const auto normal = [&rng](double mean, double spread) { return static_cast<float>(mean + spread * rng.normal()); };
    Case made{size, classes, {}, {}, {}, std::move(truths)};
    const CellGrid grid{size, size};
    for (int i = 0; i < grid.count(); ++i) {
        const CellPlace place = CellPlace::of(grid.cell(i));
        CenterBox box{normal(place.x, place.stride), normal(place.y, place.stride), place.stride * 3, place.stride * 2};
        if (!made.truths.empty() && rng.uniform() < 0.6) {
            const CenterBox &near = made.truths[rng.below(made.truths.size())].box;
            box = {normal(near.x, 3), normal(near.y, 3), near.width * static_cast<float>(rng.uniform(0.7, 1.3)),
                   near.height * static_cast<float>(rng.uniform(0.7, 1.3))};
        }
        made.boxes.insert(made.boxes.end(), {box.x, box.y, box.width, box.height});
        made.objectness.push_back(normal(-1, 2));
        for (int c = 0; c < classes; ++c)
            made.classLogits.push_back(normal(-2, 2));
    }
    return made;
}

std::vector<TruthBox> randomTruths(int count, int size, int classes, std::uint64_t seed)
{
    Rng rng(seed);
    std::vector<TruthBox> truths;
    for (int i = 0; i < count; ++i)
        truths.push_back(
            {{static_cast<float>(rng.uniform(0, size)), static_cast<float>(rng.uniform(0, size)),
              static_cast<float>(rng.uniform(4, size * 0.6)), static_cast<float>(rng.uniform(4, size * 0.6))},
             static_cast<int>(rng.below(static_cast<std::uint64_t>(classes)))});
    return truths;
}

/// The reference's formulas for a pair, with every class looked at anew.
float costOf(const Case &of, const AssignSettings &settings, const TruthBox &truth, int cell)
{
    double classCost = 0;
    for (const ClassTerm &term : classTerms(of.predictions(), cell, truth.classId))
        classCost += static_cast<double>(term.entropy);
    const CellPlace place = CellPlace::of(of.predictions().grid.cell(cell));
    const bool preferred = isPreferred(settings.rule, place, truth.box, settings.reach());
    return static_cast<float>(classCost)
        + settings.lambda * iouCost(assignmentIou(truth.box, of.predictions().box(cell)))
        + (preferred ? 0 : distanceCost(settings.rule));
}

/// SimOTA with whole matrices, as the reference does it.
std::vector<Positive> naive(const Case &of, const AssignSettings &settings)
{
    std::vector<int> cells;
    for (int cell = 0; cell < of.predictions().grid.count(); ++cell)
        if (std::ranges::any_of(of.truths, [&](const TruthBox &truth) {
                return isCandidate(settings.rule, CellPlace::of(of.predictions().grid.cell(cell)), truth.box,
                                   settings.reach());
            }))
            cells.push_back(cell);
    std::vector<std::vector<float>> costs;
    std::vector<std::vector<int>> claimants(cells.size());
    for (std::size_t row = 0; row < of.truths.size() && !cells.empty(); ++row) {
        std::vector<float> ious, own;
        for (const int cell : cells) {
            ious.push_back(assignmentIou(of.truths[row].box, of.predictions().box(cell)));
            own.push_back(costOf(of, settings, of.truths[row], cell));
        }
        std::ranges::sort(ious, std::greater<>());
        ious.resize(std::min<std::size_t>(ious.size(), static_cast<std::size_t>(settings.topIous)));
        const int k = std::max(1, static_cast<int>(std::accumulate(ious.begin(), ious.end(), 0.0F)));
        std::vector<std::size_t> order(cells.size());
        std::iota(order.begin(), order.end(), 0UL);
        std::ranges::stable_sort(order, {}, [&own](std::size_t i) { return own[i]; });
        for (int i = 0; i < k; ++i)
            claimants[order[static_cast<std::size_t>(i)]].push_back(static_cast<int>(row));
        costs.push_back(own);
    }
    std::vector<Positive> positives;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (claimants[i].empty())
            continue;
        std::size_t truth = static_cast<std::size_t>(claimants[i][0]);
        if (claimants[i].size() > 1) {
            truth = 0;
            for (std::size_t row = 1; row < costs.size(); ++row)
                truth = costs[row][i] < costs[truth][i] ? row : truth;
        }
        positives.push_back(
            {cells[i], static_cast<int>(truth), assignmentIou(of.truths[truth].box, of.predictions().box(cells[i]))});
    }
    return positives;
}

AssignSettings byRule(CandidateRule rule)
{
    return {rule};
}

void addRules()
{
    QTest::addColumn<int>("rule");
    QTest::newRow("0.3") << static_cast<int>(CandidateRule::Center);
    QTest::newRow("0.1") << static_cast<int>(CandidateRule::BoxOrCenter);
}

} // namespace

class TestAssign : public QObject {
    Q_OBJECT

private slots:
    void referenceCases_data();
    void referenceCases();
    void agreesWithTheDefinition_data();
    void agreesWithTheDefinition();
    void nothingToAssign();
    void equalCostsGoToTheFirst();
    void boxesWithoutArea_data() { addRules(); }
    void boxesWithoutArea();
    void notANumber_data() { addRules(); }
    void notANumber();
    void everyTermIsThere_data() { addRules(); }
    void everyTermIsThere();
    void settings();
    void rowsOfANetwork();
};

void TestAssign::referenceCases_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("version");
    const QDir cases(test::sharedPath(QStringLiteral("yolox/assign")));
    for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        for (const char *version : {"0.3", "0.1"})
            QTest::addRow("%s by %s", qPrintable(name), version)
                << cases.filePath(name) << QString::fromLatin1(version);
    if (cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty())
        QTest::newRow("none") << QString() << QString();
}

void TestAssign::referenceCases()
{
    VITRINE_NEED_SHARED("yolox/assign/case00");
    QFETCH(QString, folder);
    QFETCH(QString, version);
    const auto input = readSafetensors((folder + QStringLiteral("/input.safetensors")).toStdString());
    const auto expected =
        readSafetensors((folder + QStringLiteral("/expected_%1.safetensors").arg(version)).toStdString());
    QFile size(folder + QStringLiteral("/size.txt"));
    QVERIFY(input.ok() && expected.ok() && size.open(QIODevice::ReadOnly));
    const auto floats = [&input](const char *name) { return input->tensors.at(name).toFloats(); };
    Case given{size.readAll().trimmed().toInt(),
               static_cast<int>(input->tensors.at("cls_logits").shape()[1]),
               floats("boxes"),
               floats("obj_logits"),
               floats("cls_logits"),
               {}};
    const std::vector<float> boxes = floats("gt_boxes"), classes = floats("gt_classes");
    for (std::size_t i = 0; i < classes.size(); ++i)
        given.truths.push_back(
            {{boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]}, static_cast<int>(classes[i])});

    const Assignment found =
        given.assigned(byRule(version == QStringLiteral("0.3") ? CandidateRule::Center : CandidateRule::BoxOrCenter));
    const Snapshot &foreground = expected->tensors.at("foreground"), &matched = expected->tensors.at("matched_gt"),
                   &ious = expected->tensors.at("iou"), &k = expected->tensors.at("k");
    QCOMPARE(static_cast<std::int64_t>(found.k.size()), k.elementCount());
    for (std::size_t i = 0; i < found.k.size(); ++i)
        QCOMPARE(found.k[i], static_cast<int>(k.flat(static_cast<std::int64_t>(i))));
    QCOMPARE(static_cast<std::int64_t>(found.positives.size()), matched.elementCount());
    std::size_t next = 0;
    for (int cell = 0; cell < given.predictions().grid.count(); ++cell) {
        if (foreground.flat(cell) == 0)
            continue;
        const Positive &positive = found.positives[next];
        QCOMPARE(positive.cell, cell);
        QCOMPARE(positive.truth, static_cast<int>(matched.flat(static_cast<std::int64_t>(next))));
        QVERIFY(std::abs(static_cast<double>(positive.iou) - ious.flat(static_cast<std::int64_t>(next))) < 5e-6);
        ++next;
    }
    QCOMPARE(next, found.positives.size());
}

void TestAssign::agreesWithTheDefinition_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("objects");
    QTest::addColumn<bool>("together");
    QTest::addColumn<int>("rule");
    const auto add = [](const char *name, int size, int objects, bool together) {
        QTest::addRow("%s by 0.3", name) << size << objects << together << static_cast<int>(CandidateRule::Center);
        QTest::addRow("%s by 0.1", name) << size << objects << together << static_cast<int>(CandidateRule::BoxOrCenter);
    };
    add("one object", 64, 1, false);
    add("some objects", 128, 9, false);
    add("300 objects", 320, 300, false);
    add("more objects than candidates", 32, 60, false);
    add("the same box ten times", 96, 10, true);
}

void TestAssign::agreesWithTheDefinition()
{
    QFETCH(int, size);
    QFETCH(int, objects);
    QFETCH(bool, together);
    QFETCH(int, rule);
    for (std::uint64_t seed = 1; seed <= (objects > 100 ? 2 : 8); ++seed) {
        std::vector<TruthBox> truths = randomTruths(objects, size, 5, seed);
        if (together)
            std::fill(truths.begin(), truths.end(), truths[0]);
        const Case given = randomCase(size, 5, truths, seed + 100);
        const AssignSettings settings = byRule(static_cast<CandidateRule>(rule));
        const Assignment found = given.assigned(settings);
        QVERIFY(found.positives == naive(given, settings));
        for (const int k : found.k)
            QVERIFY(k >= 1 && k <= 10);
        const bool several = objects > 20 || together;
        QVERIFY(!several || !found.conflicts.empty());
    }
}

void TestAssign::nothingToAssign()
{
    const Case empty = randomCase(64, 3, {}, 1);
    QCOMPARE(empty.assigned(), Assignment());
    // Far outside no cell is a candidate, and k is 0.
    const Case outside = randomCase(64, 3, {{{500, 500, 20, 20}, 0}, {{noNumber, 3, 20, 20}, 1}}, 1);
    const Assignment found = outside.assigned();
    QVERIFY(found.positives.empty() && found.candidates.empty());
    QCOMPARE(found.k, (std::vector<int>{0, 0}));
    // Beside another it takes a cell of that one's, as in the reference.
    const Case beside = randomCase(64, 3, {{{500, 500, 20, 20}, 0}, {{30, 30, 20, 20}, 1}}, 1);
    QVERIFY(beside.assigned().k[0] >= 1);
    QVERIFY(beside.assigned().positives == naive(beside, {}));
}

void TestAssign::equalCostsGoToTheFirst()
{
    Case given = randomCase(64, 2, {{{32, 32, 16, 16}, 1}, {{32, 32, 16, 16}, 1}}, 1);
    for (std::size_t i = 0; i < given.boxes.size(); i += 4)
        std::copy_n(std::vector<float>{32, 32, 16, 16}.begin(), 4, given.boxes.begin() + static_cast<int>(i));
    std::ranges::fill(given.objectness, 0.5F);
    std::ranges::fill(given.classLogits, -0.5F);
    const Assignment found = given.assigned();
    QCOMPARE(found.k, (std::vector<int>{10, 10}));
    QCOMPARE(found.positives.size(), 10UL);
    QCOMPARE(found.conflicts.size(), 10UL);
    for (std::size_t i = 0; i < 10; ++i) {
        QCOMPARE(found.positives[i], (Positive{found.candidates[i], 0, 1}));
        QCOMPARE(found.conflicts[i], (Conflict{found.candidates[i], {0, 1}, 0}));
    }
}

void TestAssign::boxesWithoutArea()
{
    QFETCH(int, rule);
    Case given = randomCase(64, 3, {{{30, 30, 0, 0}, 2}, {{40, 20, 0, 12}, 0}, {{10, 50, 20, 20}, 1}}, 7);
    for (std::size_t i = 0; i < given.boxes.size(); i += 12)
        given.boxes[i + 2] = given.boxes[i + 3] = 0; // predictions too
    const Assignment found = given.assigned(byRule(static_cast<CandidateRule>(rule)));
    QCOMPARE(found.k[0], 1);
    QCOMPARE(found.k[1], 1);
    QCOMPARE(found.iouSums[0], 0.0F);
    QVERIFY(found.positives == naive(given, byRule(static_cast<CandidateRule>(rule))));
}

void TestAssign::notANumber()
{
    QFETCH(int, rule);
    const AssignSettings settings = byRule(static_cast<CandidateRule>(rule));
    Case given = randomCase(64, 3, randomTruths(4, 64, 3, 2), 3);
    const Assignment whole = given.assigned(settings);
    const std::vector<int> cells = whole.candidates;
    QVERIFY(cells.size() > 8);
    const auto at = [&cells](std::size_t i) { return static_cast<std::size_t>(cells[i]); };
    given.boxes[4 * at(0)] = noNumber;
    given.boxes[4 * at(1) + 2] = infinity;
    given.objectness[at(2)] = noNumber;
    given.classLogits[3 * at(3) + 1] = noNumber;
    given.objectness[at(4)] = infinity; // these two say something
    given.classLogits[3 * at(5)] = -infinity;
    given.boxes[4 * at(6) + 2] = given.boxes[4 * at(6) + 3] = 3e38F; // an area that is infinite
    const Assignment found = given.assigned(settings);
    QCOMPARE(found.unusable, 4);
    QCOMPARE(found.candidates, std::vector<int>(cells.begin() + 4, cells.end()));
    for (const Positive &positive : found.positives)
        QVERIFY(std::isfinite(positive.iou));
    for (const CostTerms &terms : costMatrix(given.predictions(), given.truths, settings, found).terms)
        QVERIFY(std::isfinite(terms.cost));

    std::ranges::fill(given.boxes, noNumber);
    const Assignment none = given.assigned(settings);
    QVERIFY(none.positives.empty());
    QCOMPARE(none.k, std::vector<int>(4, 0));
    QCOMPARE(none.unusable, static_cast<int>(cells.size()));
}

void TestAssign::everyTermIsThere()
{
    QFETCH(int, rule);
    const AssignSettings settings = byRule(static_cast<CandidateRule>(rule));
    const Case given = randomCase(96, 7, randomTruths(6, 96, 7, 5), 6);
    const Assignment found = given.assigned(settings);
    const CostMatrix matrix = costMatrix(given.predictions(), given.truths, settings, found);
    QCOMPARE(matrix.cells, found.candidates);
    std::size_t positives = 0;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        int chosen = 0;
        for (std::size_t i = 0; i < matrix.cells.size(); ++i) {
            const CostTerms &terms = matrix.at(row, i);
            const float sum = terms.classCost + settings.lambda * terms.iouCost
                + (terms.isPreferred ? 0 : distanceCost(settings.rule));
            QCOMPARE(terms.cost, sum);
            QCOMPARE(terms.iouCost, -std::log(terms.iou + 1e-8F));
            double classCost = 0;
            for (const ClassTerm &term : classTerms(given.predictions(), matrix.cells[i], given.truths[row].classId)) {
                QCOMPARE(term.joint, std::sqrt(term.classProbability * term.objectProbability));
                classCost += static_cast<double>(term.entropy);
            }
            QVERIFY(std::abs(classCost - static_cast<double>(terms.classCost)) < 1e-5 * (1 + classCost));
            chosen += terms.isChosen;
            positives += terms.isPositive;
        }
        QCOMPARE(chosen, found.k[row]);
    }
    QCOMPARE(positives, found.positives.size());
}

void TestAssign::settings()
{
    const Case given = randomCase(128, 4, randomTruths(5, 128, 4, 8), 9);
    AssignSettings settings;
    settings.topIous = 1;
    QCOMPARE(given.assigned(settings).k, std::vector<int>(5, 1));
    settings.topIous = 40;
    QVERIFY(given.assigned(settings).k > given.assigned().k);
    settings = {CandidateRule::Center, 0, 10, 0.6F};
    QVERIFY(given.assigned(settings).candidates.size() < given.assigned().candidates.size());
    QVERIFY(given.assigned(settings).positives == naive(given, settings));
    settings.lambda = 50;
    QVERIFY(given.assigned(settings).positives == naive(given, settings));
}

void TestAssign::rowsOfANetwork()
{
    // A head's rows, decoded, are what a detector's output says once its scores are logits again.
    const CellGrid grid{64, 64};
    Rng rng(4);
    std::vector<float> rows;
    for (int i = 0; i < grid.count() * 8; ++i)
        rows.push_back(static_cast<float>(rng.normal()));
    std::vector<float> scores = rows;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (i % 8 >= 4)
            scores[i] = 1 / (1 + std::exp(-scores[i]));
    const RawOutput raw(64, 64, 3, scores);
    const std::vector<float> back = logitRows(raw);
    for (std::size_t i = 0; i < rows.size(); ++i)
        QVERIFY(std::abs(back[i] - rows[i]) < 1e-4F);
    const DecodedRows decoded(grid, 3, rows);
    const CellPredictions predictions = decoded.predictions();
    for (int cell = 0; cell < grid.count(); ++cell) {
        const Box box = predictions.box(cell).corners(), expected = decodeBox(raw, cell);
        QVERIFY(std::abs(box.x1 - expected.x1) < 1e-3F && std::abs(box.y2 - expected.y2) < 1e-3F);
        QCOMPARE(*predictions.objectness.row(cell), rows[static_cast<std::size_t>(cell) * 8 + 4]);
        QCOMPARE(predictions.classLogits.row(cell)[2], rows[static_cast<std::size_t>(cell) * 8 + 7]);
    }
}

QTEST_GUILESS_MAIN(TestAssign)
#include "tst_assign.moc"
