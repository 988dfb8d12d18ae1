// Walks of optimizers on surfaces: their points, how they end, and their noise.

#include "core/training/walks/SurfaceWalk.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;

namespace {

SurfaceWalkRequest request(const char *surface, const char *optimizer, const Hyperparameters &given = {},
                           std::int64_t steps = 100)
{
    SurfaceWalkRequest result;
    result.surface = findSurfaceKind(surface);
    result.optimizer = findOptimizerKind(optimizer);
    result.hyperparameters = *completeHyperparameters(*result.optimizer, given);
    result.start = result.surface->start();
    result.steps = steps;
    return result;
}

} // namespace

class TestSurfaceWalk : public QObject {
    Q_OBJECT

private slots:
    void pointsAreTheSteps()
    {
        const SurfaceWalk walk = walkSurface(request("valley", "momentum", {{"lr", 0.1}}, 3));
        QCOMPARE(walk.points.size(), std::size_t{4});
        QCOMPARE(walk.points[0].place, (Point2{-7, 2}));
        QCOMPARE(walk.points[0].value, 49.0 / 20 + 4);
        QCOMPARE(walk.points[0].gradient, (Point2{-0.7, 4}));
        QCOMPARE(walk.points[0].state, (std::vector<Point2>{{0, 0}}));
        QCOMPARE(walk.points[1].state.front().y, -0.4);
        QCOMPARE(walk.points[1].place.y, 1.6);
        QCOMPARE(walk.points[2].place.y, 1.6 + 0.9 * -0.4 - 0.1 * 3.2);
        QVERIFY(!walk.convergedAt && !walk.divergedAt);
    }

    void everyOptimizerGetsDownTheBowl()
    {
        for (const auto &kind : optimizerKinds()) {
            auto asked = request("sphere", kind->name().c_str(), {{"lr", kind->name() == "adagrad" ? 1 : 0.05}}, 2000);
            asked.schedule = findScheduleKind("cosine");
            asked.scheduleSettings = *completeHyperparameters(asked.schedule->settings(), "cosine", {});
            const SurfaceWalk walk = walkSurface(asked);
            QVERIFY2(walk.convergedAt.has_value(), kind->name().c_str());
            QCOMPARE(*walk.goal, (Point2{0, 0}));
        }
    }

    /// The step is the first from which on the path stays near, not the first that came near.
    void convergenceIsForGood()
    {
        const auto path = [](std::initializer_list<double> places) {
            std::vector<WalkPoint> points;
            for (const double x : places)
                points.push_back({{x, 0}, x * x, {2 * x, 0}, {}, 1});
            return points;
        };
        const SurfaceKind &sphere = *findSurfaceKind("sphere");
        QCOMPARE(convergence(sphere, path({3, 0.01, 2, 0.05, 0.01}), 0.1)->step, 3);
        QCOMPARE(convergence(sphere, path({0.01, 0.02}), 0.1)->step, 0);
        QVERIFY(!convergence(sphere, path({0.01, 2}), 0.1));
        QVERIFY(!convergence(sphere, {}, 0.1));
        QCOMPARE(usualRadius(sphere), 0.1);
    }

    void localMinimaCount()
    {
        const SurfaceWalk dent = walkSurface(request("rastrigin", "gd", {{"lr", 0.001}}, 500));
        QVERIFY(dent.convergedAt.has_value());
        QVERIFY(std::hypot(dent.goal->x, dent.goal->y) > 1);

        // Level, but no minimum: the middle of a saddle, reached exactly along its ridge.
        auto ridge = request("saddle", "gd", {{"lr", 0.1}}, 200);
        ridge.start = {1, 0};
        const SurfaceWalk saddle = walkSurface(ridge);
        QVERIFY(std::abs(saddle.points.back().place.x) < 1e-3);
        QVERIFY(!saddle.convergedAt);
    }

    void divergenceStopsTheWalk()
    {
        const SurfaceWalk walk = walkSurface(request("rosenbrock", "gd", {{"lr", 1}}, 1000));
        QVERIFY(walk.divergedAt.has_value());
        QCOMPARE(walk.points.size(), static_cast<std::size_t>(*walk.divergedAt) + 1);
        QVERIFY(walk.points.size() < 50);
        QVERIFY(!walk.points.back().isFinite() && walk.points[walk.points.size() - 2].isFinite());
        QVERIFY(!walk.convergedAt);
    }

    void noiseComesFromTheSeed()
    {
        auto noisy = request("sphere", "sgd", {}, 50);
        noisy.noise = 2;
        noisy.seed = 1;
        const SurfaceWalk first = walkSurface(noisy);
        QCOMPARE(walkSurface(noisy).points.back().place, first.points.back().place);
        noisy.seed = 2;
        QVERIFY(walkSurface(noisy).points.back().place != first.points.back().place);

        double sum = 0;
        noisy.steps = 4000;
        const SurfaceWalk walk = walkSurface(noisy);
        for (const WalkPoint &point : walk.points)
            sum += std::pow(point.gradient.x - 2 * point.place.x, 2);
        const double deviation = std::sqrt(sum / static_cast<double>(walk.points.size()));
        QVERIFY2(std::abs(deviation - 2) < 0.1, qPrintable(QString::number(deviation)));
    }

    void scheduleSetsTheRate()
    {
        auto asked = request("sphere", "sgd", {{"lr", 0.2}}, 10);
        asked.schedule = findScheduleKind("drawn");
        asked.curve = {1, 0};
        const SurfaceWalk walk = walkSurface(asked);
        QCOMPARE(walk.points[0].rate, 0.2);
        QCOMPARE(walk.points[5].rate, 0.1);
        QCOMPARE(walk.points[1].place.x, walk.points[0].place.x - 0.2 * walk.points[0].gradient.x);
        QCOMPARE(walk.points[6].place.x, walk.points[5].place.x - 0.1 * walk.points[5].gradient.x);
    }

    /// Each point has its turn once in an epoch: the mean of an epoch's gradients at one place is the whole gradient.
    void batchesCoverTheSetInEachEpoch()
    {
        auto asked = request("least_squares", "sgd", {{"lr", 0}}, 12);
        asked.batch = 5; // four batches are the twenty points
        asked.seed = 3;
        const SurfaceWalk walk = walkSurface(asked);
        const Point2 whole = asked.surface->at(asked.start).gradient;
        for (std::size_t epoch = 0; epoch < 3; ++epoch) {
            Point2 mean;
            for (std::size_t step = 4 * epoch; step < 4 * epoch + 4; ++step) {
                QVERIFY(std::abs(walk.points[step].gradient.x - whole.x) > 1e-6);
                mean.x += walk.points[step].gradient.x / 4;
                mean.y += walk.points[step].gradient.y / 4;
            }
            QVERIFY(std::abs(mean.x - whole.x) < 1e-12);
            QVERIFY(std::abs(mean.y - whole.y) < 1e-12);
        }
        QVERIFY(walk.points[0].gradient != walk.points[4].gradient); // another order
        QCOMPARE(walkSurface(asked).points[7].gradient, walk.points[7].gradient); // same seed, same numbers
        asked.optimizer = findOptimizerKind("gd");
        asked.hyperparameters = *completeHyperparameters(*asked.optimizer, {{"lr", 0}});
        QCOMPARE(walkSurface(asked).points[0].gradient, whole); // takes the whole set
    }

    void workIsThatOfTheNextStep()
    {
        SurfaceWalker walker(request("rosenbrock", "adam"));
        for (int i = 0; i < 5; ++i)
            walker.advance();
        const auto x = walker.workNextStep(0);
        const auto y = walker.workNextStep(1);
        walker.advance();
        QCOMPARE(x.back().value, walker.point().place.x);
        QCOMPARE(y.back().value, walker.point().place.y);
    }
};

QTEST_GUILESS_MAIN(TestSurfaceWalk)
#include "tst_surfacewalk.moc"
