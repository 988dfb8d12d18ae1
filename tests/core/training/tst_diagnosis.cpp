#include "core/training/observe/Diagnosis.h"
#include "core/training/observe/Readings.h"
#include "core/training/observe/StepSeries.h"
#include "tests/core/training/TrainSamples.h"

#include "core/trace/Executor.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace vitrine;

namespace {

std::vector<StepRecord> steps(std::size_t count, const std::function<double(double share)> &loss)
{
    std::vector<StepRecord> records;
    for (std::size_t i = 0; i < count; ++i) {
        StepRecord record;
        record.step = static_cast<std::int64_t>(i + 1);
        record.loss = loss(static_cast<double>(i) / static_cast<double>(count));
        records.push_back(record);
    }
    return records;
}

std::vector<EpochRecord> epochs(const std::vector<std::array<double, 3>> &rows)
{
    std::vector<EpochRecord> records;
    for (const auto &[train, validation, accuracy] : rows)
        records.push_back({static_cast<int>(records.size()) + 1, train, accuracy, validation, accuracy, 1});
    return records;
}

bool has(const std::vector<Finding> &findings, Symptom symptom)
{
    return std::any_of(findings.begin(), findings.end(),
                       [symptom](const Finding &finding) { return finding.symptom == symptom; });
}

} // namespace

class TestDiagnosis : public QObject {
    Q_OBJECT

private slots:
    void aHealthyRunHasNoFindings()
    {
        const auto run = steps(400, [](double share) { return 2.3 * std::exp(-4 * share); });
        const auto ends =
            epochs({{1.5, 1.4, 0.5}, {0.8, 0.8, 0.7}, {0.5, 0.55, 0.8}, {0.3, 0.4, 0.9}, {0.2, 0.38, 0.93}});
        QVERIFY(diagnose({run, ends, 1e-3, {}}).empty());
        QVERIFY(diagnose({}).empty());
    }

    void aLossThatClimbsBackMeansARateTooLarge()
    {
        const auto run = steps(200, [](double share) { return share < 0.5 ? 2 - 3 * share : 0.5 + 6 * (share - 0.5); });
        const auto findings = diagnose({run, {}, 1e-2, {}});
        QVERIFY(has(findings, Symptom::RateTooLarge));
        QVERIFY(!findings[0].advice.text().empty());
    }

    void aLossThatTremblesNearZeroIsNoClimb()
    {
        const auto run = steps(200, [](double share) { return share < 0.5 ? 2 - 3.99 * share : 0.012; });
        QVERIFY(diagnose({run, {}, 1e-3, {}}).empty());
    }

    void aFlatLossWithTinyStepsMeansARateTooSmall()
    {
        const auto run = steps(200, [](double share) { return 2.3 - 0.001 * share; });
        QVERIFY(has(diagnose({run, {}, 1e-6, {}}), Symptom::RateTooSmall));
        // With steps of the usual size the rate is not what is wrong.
        QVERIFY(!has(diagnose({run, {}, 1e-3, {}}), Symptom::RateTooSmall));
        QVERIFY(!has(diagnose({run, {}, none, {}}), Symptom::RateTooSmall));
    }

    void aRunThatBlowsUpAtOnceHasTooLargeARateAndNotTooSmallAOne()
    {
        const auto run =
            steps(400, [](double share) { return share == 0 ? 2.3 : 23000 + 1000 * std::sin(40 * share); });
        const auto findings = diagnose({run, {}, 0, {}});
        QVERIFY(has(findings, Symptom::RateTooLarge));
        QVERIFY(!has(findings, Symptom::RateTooSmall));
        QVERIFY(findings[0].what.text().find("2.3") != std::string::npos);
    }

    void aRisingValidationLossMeansOverFit()
    {
        const auto ends = epochs(
            {{1.0, 1.0, 0.6}, {0.6, 0.8, 0.8}, {0.4, 0.85, 0.9}, {0.2, 0.9, 0.95}, {0.1, 1.0, 0.99}, {0.05, 1.1, 1}});
        const auto findings = diagnose({{}, ends, none, {}});
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].symptom, Symptom::OverFit);
        QVERIFY(findings[0].what.text().find("epoch 2") != std::string::npos);
        // One bad epoch is no trend.
        QVERIFY(diagnose({{}, std::span(ends).first(3), none, {}}).empty());
    }

    void lossesThatStandStillMeanUnderFit()
    {
        const auto ends =
            epochs({{2, 2, 0.2}, {1.5, 1.5, 0.4}, {1.5, 1.5, 0.41}, {1.49, 1.5, 0.41}, {1.49, 1.5, 0.42}});
        QVERIFY(has(diagnose({{}, ends, none, {}}), Symptom::UnderFit));
        // Numbers have no accuracy: nothing can be said.
        auto numbers = ends;
        for (EpochRecord &epoch : numbers)
            epoch.trainAccuracy = none;
        QVERIFY(diagnose({{}, numbers, none, {}}).empty());
    }

    void manyDeadUnitsAreNamed()
    {
        const auto findings = diagnose({{}, {}, none, {{"relu1", 1, 8}, {"relu2", 3, 4}}});
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].what.text(),
                 std::string("3 of the 4 units of relu2 are dead: they answer 0 to everything."));
        QVERIFY(diagnose({{}, {}, none, {{"relu1", 1, 8}}}).empty());
    }

    void deadUnitsAreFoundInATrace()
    {
        const Network network = test::networkOf(
            R"({"id":"x","type":"Input","params":{"shape":[2]}},{"id":"l","type":"Linear","params":{"out_features":3}},)"
            R"({"id":"r","type":"ReLU"},{"id":"o","type":"Linear","params":{"out_features":1}})");
        GraphResult built = buildGraph(network, 2);
        QVERIFY(built.ok());
        TraceRequest request;
        request.graph = *std::move(built.graph);
        request.weights = initWeights(request.graph, 1);
        request.weights["l.weight"] = Snapshot::of({3, 2}, std::vector<float>{1, 0, 0, 0, -1, 0});
        request.weights["l.bias"] = Snapshot::of({3}, std::vector<float>{0, -1, 0});
        request.inputs["x"] = Snapshot::of({2, 2}, std::vector<float>{1, 1, 2, 1});
        request.backward = false;
        const auto trace = runTrace(request);
        QVERIFY(trace.ok());
        const auto dead = findDeadUnits(**trace);
        QCOMPARE(dead.size(), std::size_t(1));
        QCOMPARE(dead[0].path, std::string("r"));
        QCOMPARE(dead[0].dead, 2);
        QCOMPARE(dead[0].count, 3);
    }

    void seriesStayShortAndKeepTheMean()
    {
        StepSeries series(64);
        double sum = 0;
        for (std::int64_t i = 1; i <= 4096; ++i) {
            StepRecord record;
            record.step = i;
            record.loss = static_cast<double>(i % 7);
            sum += record.loss;
            series.add(record);
            QVERIFY(series.points().size() < 64);
        }
        QCOMPARE(series.stride(), 128);
        QCOMPARE(series.points().back().step, 4096);
        double mean = 0;
        for (const StepRecord &point : series.points())
            mean += point.loss * static_cast<double>(series.stride());
        QVERIFY(std::abs(mean - sum) < 1e-6);
        series.dropAfter(1000);
        QCOMPARE(series.points().back().step, 896);
    }

    void answersBecomeReadings()
    {
        ValidationAnswers answers;
        answers.items = {4, 5};
        answers.labels = {2, 0};
        answers.result.answers = {0, 1, 2, 0, 3, 1};
        const auto readings = readAnswers(answers, "CrossEntropyLoss");
        QCOMPARE(readings.size(), std::size_t(2));
        QCOMPARE(readings[0].read(), 2);
        QVERIFY(readings[0].isRight());
        const double expected = std::exp(2.0) / (1 + std::exp(1.0) + std::exp(2.0));
        QVERIFY(std::abs(static_cast<double>(readings[0].ofLabel) - expected) < 1e-6);
        QCOMPARE(readings[1].read(), 1);
        QCOMPARE(readings[1].best[1], 2);
        const ReadingReport report{1, 1, {"a", "b", "c"}, readings};
        const auto cells = report.confusion();
        QCOMPARE(cells[2 * 3 + 2], 1);
        QCOMPARE(cells[0 * 3 + 1], 1);
        QCOMPARE(std::accumulate(cells.begin(), cells.end(), std::int64_t(0)), 2);
        QCOMPARE(worstFirst(readings)[0], std::size_t(1));
    }

    void oneAnswerIsTheSecondOfTwoClasses()
    {
        ValidationAnswers answers;
        answers.items = {0, 1};
        answers.labels = {1, 1};
        answers.result.answers = {2, -1};
        const auto readings = readAnswers(answers, "BCEWithLogitsLoss");
        QCOMPARE(readings[0].read(), 1);
        QVERIFY(std::abs(readings[0].probability[0] - 1 / (1 + std::exp(-2.0F))) < 1e-6F);
        QCOMPARE(readings[1].read(), 0);
        QCOMPARE(readings[1].best[2], -1);
    }
};

QTEST_GUILESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
