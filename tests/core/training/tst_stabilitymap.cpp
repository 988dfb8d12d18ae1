#include "core/training/walks/StabilityMap.h"

#include <QTest>

#include <algorithm>

using namespace vitrine;

class TestStabilityMap : public QObject {
    Q_OBJECT

private:
    static StabilityRequest request(const char *optimizer)
    {
        StabilityRequest request;
        request.walk.surface = findSurfaceKind("valley"); // x²/20 + y²: curvatures 0.1 and 2
        request.walk.optimizer = findOptimizerKind(optimizer);
        request.walk.hyperparameters = *completeHyperparameters(*request.walk.optimizer, {});
        request.walk.start = request.walk.surface->start();
        request.walk.steps = 6000;
        request.factor = rememberingFactor(*request.walk.optimizer);
        request.lowRate = 0.01;
        request.highRate = 10;
        request.columns = 13;
        request.rows = 5;
        return request;
    }

private slots:
    /// On a quadratic, momentum is stable exactly where α·λ < 2·(1 + β) (Goh 2017).
    void momentumIsStableWhereTheoryHasIt()
    {
        const auto map = mapStability(request("momentum"));
        QVERIFY(map);
        int stable = 0, unstable = 0;
        for (int row = 0; row < map->request.rows; ++row)
            for (int column = 0; column < map->request.columns; ++column) {
                const double margin = map->rate(column) * 2 / (2 * (1 + map->factor(row)));
                const int end = map->end(column, row);
                if (margin > 1.1) {
                    ++unstable;
                    QVERIFY(end == StabilityMap::diverged);
                } else if (margin < 0.9) {
                    ++stable;
                    QVERIFY2(end >= 0,
                             qPrintable(
                                 QStringLiteral("rate %1, momentum %2").arg(map->rate(column)).arg(map->factor(row))));
                }
            }
        QVERIFY(stable > 10 && unstable > 5);
    }

    void aFieldIsTheWalkWithItsNumbers()
    {
        const auto map = mapStability(request("adam"));
        QVERIFY(map);
        SurfaceWalkRequest walk = request("adam").walk;
        walk.hyperparameters["lr"] = map->rate(7);
        walk.hyperparameters["beta1"] = map->factor(3);
        const SurfaceWalk alone = walkSurface(walk);
        QVERIFY(alone.convergedAt);
        QCOMPARE(map->end(7, 3), static_cast<int>(*alone.convergedAt));
    }

    void cancelEndsIt()
    {
        Cancel cancel;
        int heard = 0;
        const auto map = mapStability(request("momentum"), cancel, [&](double) {
            ++heard;
            cancel.request();
        });
        QVERIFY(!map);
        QVERIFY(map.error().cancelled);
        QCOMPARE(heard, 1);
    }

    void onlyWhatRemembersHasAFactor()
    {
        QCOMPARE(rememberingFactor(*findOptimizerKind("gd")), std::string());
        QCOMPARE(rememberingFactor(*findOptimizerKind("nesterov")), std::string("momentum"));
        QCOMPARE(rememberingFactor(*findOptimizerKind("adamw")), std::string("beta1"));
        QCOMPARE(rememberingFactor(*findOptimizerKind("rmsprop")), std::string("rho"));
    }

    /// Any step can be written down from its point alone, without walking there.
    void aStepIsWorkedFromItsPoint()
    {
        for (const auto &optimizer : optimizerKinds()) {
            SurfaceWalkRequest request;
            request.surface = findSurfaceKind("himmelblau");
            request.optimizer = optimizer.get();
            request.hyperparameters = *completeHyperparameters(*optimizer, {{"lr", 1e-3}});
            request.start = request.surface->start();
            request.steps = 8;
            const SurfaceWalk walk = walkSurface(request);
            SurfaceWalker walker(request);
            for (std::int64_t step = 0; step < request.steps; ++step) {
                for (const std::size_t axis : {0, 1}) {
                    const auto expected = walker.workNextStep(axis);
                    const auto lines = workStep(request, walk.points[static_cast<std::size_t>(step)], step, axis);
                    QCOMPARE(lines.size(), expected.size());
                    const Point2 next = walk.points[static_cast<std::size_t>(step + 1)].place;
                    // Lion goes on with what it remembers after its step.
                    const auto moved = std::find_if(lines.rbegin(), lines.rend(),
                                                    [](const WorkedLine &line) { return line.symbol == "w"; });
                    QVERIFY(moved != lines.rend());
                    QCOMPARE(moved->value, axis == 0 ? next.x : next.y);
                    for (std::size_t i = 0; i < lines.size(); ++i)
                        QCOMPARE(lines[i].numbers, expected[i].numbers);
                }
                walker.advance();
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestStabilityMap)
#include "tst_stabilitymap.moc"
