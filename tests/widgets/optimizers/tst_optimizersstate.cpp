#include "widgets/common/Format.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/RaceBar.h"
#include "widgets/optimizers/RaceTimeline.h"
#include "widgets/optimizers/RankingModel.h"
#include "widgets/optimizers/StateSquares.h"
#include "widgets/optimizers/StepNumbers.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace vitrine;

/// On a busy machine races are made beside the GUI thread.
#define WAIT_FOR_RACE(state) QTRY_VERIFY_WITH_TIMEOUT(!(state).isBusy(), 30000)

class TestOptimizersState : public QObject {
    Q_OBJECT

private:
    static RaceSetup onValley()
    {
        RaceSetup setup = firstRace();
        setup.surface = "valley";
        useSurface(setup, *findSurfaceKind("valley"));
        setup.competitors.clear();
        for (const char *name : {"gd", "momentum", "adam"})
            addCompetitor(setup, makeCompetitor(setup, *findOptimizerKind(name)));
        setup.steps = 400;
        return setup;
    }

private slots:
    void allRunInStepAndAsCoreWalks()
    {
        OptimizersState state;
        state.setSetup(onValley());
        WAIT_FOR_RACE(state);
        QCOMPARE(state.race()->entries.size(), std::size_t(3));
        for (const RaceEntry &entry : state.race()->entries) {
            QCOMPARE(entry.walk.points.size(), std::size_t(401));
            SurfaceWalkRequest request;
            request.surface = findSurfaceKind("valley");
            request.optimizer = findOptimizerKind(entry.competitor.optimizer);
            request.hyperparameters = entry.competitor.settings;
            request.start = {-7, 2};
            request.steps = 400;
            SurfaceWalker walker(request);
            for (int step = 0; step <= 400; ++step) {
                QCOMPARE(entry.at(step).place.x, walker.point().place.x);
                QCOMPARE(entry.at(step).place.y, walker.point().place.y);
                walker.advance();
            }
        }
    }

    void stepsAreClampedAndSaidOnce()
    {
        OptimizersState state;
        QSignalSpy steps(&state, &OptimizersState::stepChanged);
        state.setStep(5);
        state.setStep(5);
        QCOMPARE(steps.count(), 1);
        state.setStep(1000000);
        QCOMPARE(state.step(), state.setup().steps);
        state.edit([](RaceSetup &setup) { setup.steps = 20; });
        WAIT_FOR_RACE(state);
        QCOMPARE(state.step(), 20);
        state.setStep(-3);
        QCOMPARE(state.step(), 0);
    }

    void aNewStartKeepsTheLastTry()
    {
        OptimizersState state;
        WAIT_FOR_RACE(state);
        const auto before = state.race();
        QVERIFY(!state.lastTry());
        QSignalSpy restarted(&state, &OptimizersState::restarted);
        state.beginRestart();
        state.moveStart({0, 0});
        state.moveStart({0.5, 0.25});
        QCOMPARE(restarted.count(), 0);
        state.endRestart();
        WAIT_FOR_RACE(state);
        QCOMPARE(restarted.count(), 1);
        QCOMPARE(state.lastTry(), before);
        for (const RaceEntry &entry : state.race()->entries)
            QCOMPARE(entry.at(0).place, (Point2{0.5, 0.25}));
        state.chooseSurface("booth"); // the old paths mean nothing there
        WAIT_FOR_RACE(state);
        QVERIFY(!state.lastTry());
    }

    void aWrongFormulaLeavesEverything()
    {
        OptimizersState state;
        const RaceSetup before = state.setup();
        const auto race = state.race();
        const auto refused = state.chooseFormula("x^2 + y^");
        QVERIFY(!refused);
        QVERIFY(refused.error().message.text().find("character") != std::string::npos);
        QVERIFY(state.setup() == before);
        QCOMPARE(state.race(), race);
        QVERIFY(state.chooseFormula("x^2 + 3y^2"));
        WAIT_FOR_RACE(state);
        QVERIFY(state.setup().isTyped);
        QCOMPARE(state.race()->surface->value({2, 1}), 7.0);
    }

    void whoArrivesIsMarked()
    {
        OptimizersState state;
        state.setSetup(onValley());
        WAIT_FOR_RACE(state);
        const RaceEntry &momentum = state.race()->entries[1];
        QVERIFY(momentum.walk.convergedAt);
        const int arrival = static_cast<int>(*momentum.walk.convergedAt);
        QVERIFY(arrival > 1 && arrival < 400);
        QVERIFY(!momentum.hasConverged(arrival - 1));
        QVERIFY(momentum.hasConverged(arrival));
        RankingModel model(&state);
        const QAbstractItemModelTester tester(&model);
        state.setStep(arrival - 1);
        const auto text = [&](int column) {
            return model.index(model.rowOf(momentum.competitor.id), column).data().toString();
        };
        const QString before = text(RankingModel::Outcome);
        QCOMPARE(text(RankingModel::Arrival), formatCount(arrival));
        state.setStep(arrival);
        QVERIFY(text(RankingModel::Outcome) != before);
        RaceBar bar;
        bar.setState(&state);
        QVERIFY2(bar.sentence().contains(QStringLiteral("1 of 3")), qPrintable(bar.sentence()));
    }

    void whoDivergesComesLast()
    {
        OptimizersState state;
        RaceSetup setup = onValley();
        setup.competitors[0].settings["lr"] = 5;
        state.setSetup(setup);
        WAIT_FOR_RACE(state);
        const RaceEntry &gd = state.race()->entries[0];
        QVERIFY(gd.walk.divergedAt);
        RankingModel model(&state);
        state.setStep(400);
        QCOMPARE(model.idOf(2), gd.competitor.id);
        QVERIFY(gd.at(400).isFinite()); // where it was last
        for (int row = 0; row < 1; ++row) {
            const double better = state.race()->find(model.idOf(row))->at(400).value;
            QVERIFY(better <= state.race()->find(model.idOf(row + 1))->at(400).value);
        }
    }

    void theNumbersAreCores()
    {
        OptimizersState state;
        state.setSetup(onValley());
        WAIT_FOR_RACE(state);
        state.select(3); // Adam
        StepNumbers numbers(&state);
        const RaceEntry &adam = *state.race()->find(3);
        for (const int step : {0, 1, 57}) {
            state.setStep(step);
            for (const int axis : {0, 1}) {
                numbers.axis()->segment(axis)->click();
                const QString shown = numbers.plainText();
                const auto lines = workStep(adam.request, adam.at(step), step, static_cast<std::size_t>(axis));
                QVERIFY(lines.size() >= 5);
                for (const WorkedLine &line : lines) {
                    QVERIFY2(shown.contains(QString::fromStdString(line.numbers)), qPrintable(shown));
                    QVERIFY2(shown.contains(formatNumber(line.value)), qPrintable(shown));
                }
                QCOMPARE(lines.back().value, axis == 0 ? adam.at(step + 1).place.x : adam.at(step + 1).place.y);
            }
            const auto &rows = numbers.squares()->rows();
            QCOMPARE(rows.size(), std::size_t(3)); // g, s, r
            QCOMPARE(rows[1].now, adam.at(step).state[0]);
            QVERIFY(std::abs(rows[1].now.x) <= rows[1].most);
        }
    }

    void longRacesAreMadeBesideAndTheNewestWins()
    {
        OptimizersState state;
        RaceSetup setup = onValley();
        for (int i = 0; i < 8; ++i)
            addCompetitor(setup, makeCompetitor(setup, *findOptimizerKind("adam")));
        setup.steps = mostRaceSteps;
        const auto before = state.race();
        QSignalSpy races(&state, &OptimizersState::raceChanged);
        state.setSetup(setup);
        QVERIFY(state.isBusy());
        QCOMPARE(state.race(), before);
        setup.start = {3, 3};
        state.setSetup(setup);
        QTRY_VERIFY_WITH_TIMEOUT(!state.isBusy(), 30000);
        QCOMPARE(races.count(), 1);
        QCOMPARE(state.race()->entries[0].at(0).place, (Point2{3, 3}));
        QVERIFY(state.race()->setup == setup);
    }

    void theFanStartsEverywhere()
    {
        OptimizersState state;
        state.setSetup(onValley());
        WAIT_FOR_RACE(state);
        QVERIFY(state.race()->fan.empty());
        SurfaceLayers layers = state.layers();
        layers.fan = true;
        state.setLayers(layers);
        WAIT_FOR_RACE(state);
        QCOMPARE(state.race()->fan.size(), std::size_t(25));
        QCOMPARE(state.race()->fan[0].points[0].place, (Point2{-8, -4}));
        QCOMPARE(state.race()->fan[24].points[0].place, (Point2{8, 4}));
        QCOMPARE(state.race()->fanOf->id, state.selected());
    }

    void competitorsComeAndGo()
    {
        OptimizersState state;
        const std::size_t count = state.setup().competitors.size();
        state.add(*findOptimizerKind("lion"));
        QCOMPARE(state.setup().competitors.size(), count + 1);
        QCOMPARE(state.selectedCompetitor()->optimizer, std::string("lion"));
        state.editSelected([](Competitor &one) { one.settings["lr"] = 0.125; });
        state.duplicateSelected();
        QCOMPARE(state.selectedCompetitor()->settings.at("lr"), 0.125);
        QVERIFY(state.setup().competitors[count].colour != state.setup().competitors[count + 1].colour);
        while (!state.setup().competitors.empty())
            state.removeSelected();
        QCOMPARE(state.selected(), 0);
        WAIT_FOR_RACE(state);
        QVERIFY(state.race()->entries.empty());
    }

    void aSetupSurvivesItsText()
    {
        RaceSetup setup = onValley();
        setup.noise = 0.25;
        setup.seed = 77;
        setup.start = {1.5, -0.1};
        setup.competitors[1].schedule = "cosine";
        for (const HyperparameterSpec &spec : findScheduleKind("cosine")->settings())
            setup.competitors[1].scheduleSettings[spec.name] = spec.defaultValue;
        setup.competitors[2].isOn = false;
        QVERIFY(raceFromText(raceToText(setup)) == setup);
    }

    void badTextGivesWhatHolds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no JSON") << QStringLiteral("{{{");
        QTest::newRow("unknown surface") << QStringLiteral(R"({"surface": "moon"})");
        QTest::newRow("wrong formula") << QStringLiteral(R"({"surface": "x +", "typed": true})");
        QTest::newRow("numbers out of range") << QStringLiteral(
            R"({"surface": "booth", "steps": 1e12, "noise": -5, "seed": -1, "low": [3, 3], "high": [1, 1],
                               "start": ["a"], "competitors": [{"optimizer": "adam", "settings": {"lr": -1, "beta1": 7},
                               "colour": 99, "line": -4}, {"optimizer": "none"}, 5]})");
    }

    void badTextGivesWhatHolds()
    {
        QFETCH(QString, text);
        const RaceSetup setup = raceFromText(text);
        QVERIFY(surfaceOf(setup));
        QVERIFY(setup.low.x < setup.high.x && setup.low.y < setup.high.y);
        QVERIFY(setup.steps >= 1 && setup.steps <= mostRaceSteps);
        QVERIFY(setup.noise >= 0);
        for (const Competitor &competitor : setup.competitors)
            QVERIFY(completeHyperparameters(*findOptimizerKind(competitor.optimizer), competitor.settings));
        OptimizersState state;
        state.setSetup(setup);
        QVERIFY(state.race());
    }

    void playingTakesStepsToTheEnd()
    {
        OptimizersState state;
        state.edit([](RaceSetup &setup) { setup.steps = 30; });
        WAIT_FOR_RACE(state);
        RaceBar bar;
        bar.setState(&state);
        bar.setStepsPerSecond(1000);
        bar.playFromStart();
        QVERIFY(bar.playAction()->isChecked());
        QTRY_COMPARE(state.step(), 30);
        QVERIFY(!bar.playAction()->isChecked());
        bar.backAction()->trigger();
        QCOMPARE(state.step(), 29);
        bar.firstAction()->trigger();
        QVERIFY(!bar.backAction()->isEnabled());
        bar.timeline()->setValue(12);
        QCOMPARE(state.step(), 12);
        QCOMPARE(bar.timeline()->stepAt(bar.timeline()->xOf(17)), 17);
    }

    void numbersThatAreNoneChangeNothing()
    {
        NumberField field(NumberField::Steps::Digits);
        field.setCompact();
        field.setRange(0, 10);
        field.setValue(2);
        QSignalSpy edited(&field, &NumberField::edited);
        field.selectAll();
        QTest::keyClicks(&field, QStringLiteral("12"));
        QVERIFY(field.isWrong());
        QCOMPARE(field.value(), 1.0); // the 1 was a number in range
        field.selectAll();
        QTest::keyClicks(&field, QStringLiteral("-"));
        QVERIFY(field.isWrong());
        QCOMPARE(edited.count(), 1);
        field.selectAll();
        QTest::keyClicks(&field, QStringLiteral("0.5"));
        QCOMPARE(field.value(), 0.5);
        QTest::keyClick(&field, Qt::Key_Up);
        QCOMPARE(field.value(), 0.51);
    }

    void tenTimesAThousandSteps()
    {
        RaceSetup setup = firstRace();
        while (setup.competitors.size() < 10)
            addCompetitor(setup, Competitor(setup.competitors.back()));
        std::shared_ptr<const Race> race;
        QBENCHMARK
        {
            race = makeRace(setup, 0, {});
        }
        QCOMPARE(race->entries.size(), std::size_t(10));
    }
};

QTEST_MAIN(TestOptimizersState)
#include "tst_optimizersstate.moc"
