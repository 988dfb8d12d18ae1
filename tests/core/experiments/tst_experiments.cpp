#include "core/experiments/ExperimentKind.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace vitrine;

namespace {

using Kind = ExperimentVerdict::Kind;

/// Small enough that all of them together take a moment.
NumberOptions quickParameters(const ExperimentKind &kind)
{
    NumberOptions parameters;
    for (const NumberSpec &spec : kind.parameters()) {
        if (spec.name == "epochs")
            parameters["epochs"] = std::max(spec.min, 2.0);
        if (spec.name == "items")
            parameters["items"] = 100;
        if (spec.name == "seeds")
            parameters["seeds"] = 2;
    }
    return parameters;
}

ExperimentOutcome outcomeOf(const char *name, const NumberOptions &parameters = {})
{
    const auto outcome = runExperiment(*findExperimentKind(name), {parameters, 1});
    if (!outcome)
        qFatal("%s: %s", name, outcome.error().message.text().c_str());
    return *outcome;
}

} // namespace

class TestExperiments : public QObject {
    Q_OBJECT

private slots:
    void eachTellsWhatItTests_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < experimentKinds().size(); ++i)
            QTest::newRow(experimentKinds()[i]->name().c_str()) << static_cast<int>(i);
    }
    void eachTellsWhatItTests()
    {
        QFETCH(int, index);
        const ExperimentKind &kind = *experimentKinds()[static_cast<std::size_t>(index)];
        const Claim claim = kind.claim();
        QVERIFY(!claim.original.empty() && !claim.chapter.empty() && !claim.meaning.isEmpty());
        QVERIFY(!kind.title().isEmpty() && !kind.question().isEmpty());
        QVERIFY(kind.predictions().size() >= 2);
        for (const NumberSpec &spec : kind.parameters()) {
            QVERIFY(spec.min <= spec.defaultValue && spec.defaultValue <= spec.max);
            QVERIFY(!spec.help.isEmpty());
        }
        QCOMPARE(findExperimentKind(kind.name()), &kind);
    }

    void eachRunsAndGivesTheSameNumbersAgain_data() { eachTellsWhatItTests_data(); }
    void eachRunsAndGivesTheSameNumbersAgain()
    {
        QFETCH(int, index);
        const ExperimentKind &kind = *experimentKinds()[static_cast<std::size_t>(index)];
        const ExperimentRequest request{quickParameters(kind), 7};
        double last = 0;
        const auto outcome = runExperiment(kind, request, {}, [&last](double share) {
            QVERIFY(share >= last && share <= 1);
            last = share;
        });
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.text().c_str());
        QCOMPARE(last, 1.0);
        QVERIFY(outcome->plot.series.size() >= 2);
        for (const ExperimentSeries &series : outcome->plot.series) {
            QVERIFY(!series.x.empty());
            QCOMPARE(series.x.size(), series.y.size());
        }
        QVERIFY(!outcome->table.rows.empty());
        for (const ExperimentTable::Row &row : outcome->table.rows)
            QCOMPARE(row.values.size(), outcome->table.columns.size());
        QVERIFY(!outcome->verdict.text.isEmpty());
        QVERIFY(outcome->verdict.prediction < static_cast<int>(kind.predictions().size()));
        const auto again = runExperiment(kind, request);
        QVERIFY(again);
        QCOMPARE(QString::fromStdString(plotCsv(again->plot)), QString::fromStdString(plotCsv(outcome->plot)));
        QVERIFY(again->verdict == outcome->verdict);
    }

    void theVerdictFollowsTheNumbers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<NumberOptions>("parameters");
        QTest::addColumn<Kind>("verdict");
        const auto row = [](const char *title, const char *name, const NumberOptions &parameters, Kind verdict) {
            QTest::newRow(title) << QString::fromLatin1(name) << parameters << verdict;
        };
        row("Adagrad's r is a sum", "adagrad_average", {}, Kind::Fails);
        row("of one gradient, sum and average are one", "adagrad_average", {{"steps", 1}, {"rho", 0}}, Kind::Open);
        row("Adagrad stops short", "adagrad_fades", {}, Kind::Holds);
        row("with a large rate it arrives", "adagrad_fades", {{"lr", 1}}, Kind::Partly);
        row("no time for either", "adagrad_fades", {{"lr", 0.001}, {"steps", 20}}, Kind::Open);
        row("a small ρ forgets", "rmsprop_rho", {{"rho", 0.9}}, Kind::Holds);
        row("a ρ as long as the run forgets some", "rmsprop_rho", {{"rho", 0.999}}, Kind::Partly);
        row("a ρ near 1 forgets nothing", "rmsprop_rho", {{"rho", 0.9999}}, Kind::Fails);
        row("r begins too small", "rmsprop_start", {}, Kind::Holds);
        row("with ρ = 0 it does not", "rmsprop_start", {{"rho", 0}}, Kind::Fails);
        row("without correction too long", "adam_bias", {}, Kind::Holds);
        row("without averages nothing to correct", "adam_bias", {{"beta1", 0}, {"beta2", 0}}, Kind::Fails);
        row("the forms part at the change", "momentum_forms", {}, Kind::Partly);
        row("without a change they are one", "momentum_forms", {{"change", 1}}, Kind::Holds);
        row("momentum smooths a zig-zag", "momentum_smooths", {}, Kind::Holds);
        row("it swings where plain steps do not", "momentum_smooths", {{"lr", 0.3}}, Kind::Fails);
        row("gradients share a sign, weights do not", "zero_mean", {}, Kind::Partly);
        row("in a batch they don't", "zero_mean", {{"batch", 32}}, Kind::Fails);
        row("gradients vanish through sigmoids", "vanishing", {}, Kind::Holds);
        row("not through two", "vanishing", {{"depth", 2}}, Kind::Fails);
        row("through twenty they vanish anyway", "vanishing", {{"depth", 20}}, Kind::Partly);
        row("units of ReLU die at a large rate", "dying_relu", {}, Kind::Holds);
        row("at a small one they don't", "dying_relu", {{"lr", 0.01}}, Kind::Open);
        row("a leak without slope is none", "dying_relu", {{"slope", 0}}, Kind::Fails);
        row("surer than right", "certainty", {}, Kind::Partly);
        row("clouds that don't overlap", "certainty", {{"noise", 0.05}}, Kind::Holds);
        row("many points, few epochs", "certainty", {{"points", 1000}, {"epochs", 5}}, Kind::Fails);
        row("XOR needs an activation", "linear_layers", {}, Kind::Holds);
        row("and more than one unit", "linear_layers", {{"width", 1}}, Kind::Open);
        row("L1 passes outliers over", "outliers", {}, Kind::Holds);
        row("not where they are the many", "outliers", {{"share", 0.9}}, Kind::Fails);
        row("without outliers both are right", "outliers", {{"share", 0}}, Kind::Open);
    }
    void theVerdictFollowsTheNumbers()
    {
        QFETCH(QString, name);
        QFETCH(NumberOptions, parameters);
        QFETCH(Kind, verdict);
        const ExperimentOutcome outcome = outcomeOf(qPrintable(name), parameters);
        QCOMPARE(QString::fromStdString(nameOf(outcome.verdict.kind)), QString::fromStdString(nameOf(verdict)));
    }

    /// Without correction Adam's first step is (1 − β₁)/√(1 − β₂) times as long; which way depends on the two rates.
    void withoutCorrectionAdamsFirstStepIsAsTheFormulaHasIt()
    {
        for (const auto &[beta1, beta2] : {std::pair(0.9, 0.999), std::pair(0.99, 0.9)}) {
            const auto outcome = outcomeOf("adam_bias", {{"beta1", beta1}, {"beta2", beta2}});
            const double ratio = outcome.table.rows[1].values[0] / outcome.table.rows[0].values[0];
            const double expected = (1 - beta1) / std::sqrt(1 - beta2);
            QVERIFY(std::abs(ratio / expected - 1) < 1e-6);
            QCOMPARE(outcome.verdict.prediction, expected > 1 ? 2 : 0);
        }
    }

    void poolingIsJudgedAgainstTheSpreadOverSeeds()
    {
        const auto outcome = outcomeOf("pooling", {{"items", 200}, {"epochs", 2}, {"seeds", 2}});
        const double gap = outcome.table.rows[0].values[0] - outcome.table.rows[1].values[0];
        const auto variance = [&](std::size_t row) { return std::pow(outcome.table.rows[row].values[1], 2); };
        const double error = std::sqrt((variance(0) + variance(1)) / 2);
        QCOMPARE(outcome.verdict.kind == Kind::Open, std::abs(gap) <= 2 * error);
    }

    void anotherSeedGivesOtherNumbers()
    {
        const ExperimentKind &kind = *findExperimentKind("zero_mean");
        const ExperimentRequest one{quickParameters(kind), 1}, two{quickParameters(kind), 2};
        QVERIFY(plotCsv(runExperiment(kind, one)->plot) != plotCsv(runExperiment(kind, two)->plot));
    }

    void stopsWhenItIsTold()
    {
        const Cancel cancel;
        int heard = 0;
        const auto outcome = runExperiment(*findExperimentKind("zero_mean"), {}, cancel, [&](double) {
            if (++heard == 10)
                cancel.request();
        });
        QVERIFY(!outcome);
        QVERIFY(outcome.error().cancelled);
        QCOMPARE(heard, 10);
    }

    void saysWhichParametersThereAre()
    {
        const auto outcome = runExperiment(*findExperimentKind("rmsprop_rho"), {{{"roh", 0.9}}, 1});
        QVERIFY(!outcome);
        const QString text = QString::fromStdString(outcome.error().message.text());
        QVERIFY2(text.contains(QStringLiteral("roh")) && text.contains(QStringLiteral("rho")), qPrintable(text));
        QVERIFY(!runExperiment(*findExperimentKind("rmsprop_rho"), {{{"rho", 1.5}}, 1}));
    }

    void numbersThatRunAwayAreAResultToo()
    {
        const auto outcome = outcomeOf("zero_mean", {{"lr", 10}});
        QVERIFY(!outcome.verdict.text.isEmpty());
        QCOMPARE(outcome.table.rows.size(), std::size_t{3});
    }

    void theCsvHoldsEveryPoint()
    {
        const auto outcome = outcomeOf("momentum_forms", {{"steps", 10}});
        const QString csv = QString::fromStdString(plotCsv(outcome.plot));
        QCOMPARE(csv.count(QLatin1Char('\n')), 1 + 2 * 11);
    }
};

QTEST_GUILESS_MAIN(TestExperiments)
#include "tst_experiments.moc"
