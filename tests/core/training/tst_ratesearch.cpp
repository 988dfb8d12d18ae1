#include "core/training/compare/RateSearch.h"

#include "tests/core/training/TrainSamples.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

namespace {

TrainSetup points(const std::string &optimizer)
{
    TrainSetup setup = setupOf(xorSet(), perceptron());
    setup.optimizer = optimizer;
    setup.epochs = 40;
    setup.seed = 3;
    return setup;
}

std::unique_ptr<RateSearch> searched(const TrainSetup &setup, const RateSearchPlan &plan)
{
    auto search = RateSearch::make(setup, plan);
    if (!search)
        qFatal("%s", search.error().message.text().c_str());
    for (int i = 0; i < 100000 && !(*search)->isDone(); ++i)
        (*search)->advance();
    return *std::move(search);
}

} // namespace

class TestRateSearch : public QObject {
    Q_OBJECT

private slots:
    void theGridIsRoundAndAroundTheDefault()
    {
        HyperparameterSpec rate;
        rate.defaultValue = 1e-3;
        rate.max = 1;
        QCOMPARE(rateGrid(rate, 7), (std::vector<double>{3.2e-5, 1e-4, 3.2e-4, 1e-3, 3.2e-3, 1e-2, 3.2e-2}));
        rate.max = 5e-3; // what is not legal is not tried
        QCOMPARE(rateGrid(rate, 7), (std::vector<double>{3.2e-5, 1e-4, 3.2e-4, 1e-3, 3.2e-3}));
    }

    /// Each trial is what a run at that rate comes to.
    void everyTrialIsARunOfItsOwn()
    {
        const RateSearchPlan plan{30, 5, 0};
        const TrainSetup setup = points("adam");
        const auto search = searched(setup, plan);
        QVERIFY(search->isDone());
        QCOMPARE(search->progress(), 1.0);
        QCOMPARE(search->trials().size(), std::size_t(5));
        for (const RateTrial &trial : search->trials()) {
            TrainSetup alone = setup;
            alone.controls.hyperparameters["lr"] = trial.rate;
            const auto trainer = trainerOf(alone);
            QVERIFY(run(*trainer, 30));
            const auto batch = BatchSource(setup.items, {}).make(setup.split.validation);
            QVERIFY(batch);
            QCOMPARE(trial.loss, trainer->model().evaluate(*batch)->loss);
            QCOMPARE(trial.steps, 30);
        }
        const auto lowest = std::min_element(search->trials().begin(), search->trials().end(),
                                             [](const RateTrial &a, const RateTrial &b) { return a.loss < b.loss; });
        QCOMPARE(*search->best(), lowest->rate);
    }

    void theSameSeedFindsTheSame()
    {
        const auto first = searched(points("rmsprop"), {20, 5, 2}), second = searched(points("rmsprop"), {20, 5, 2});
        QVERIFY(first->trials() == second->trials());
        QCOMPARE(first->best(), second->best());
    }

    /// Gradient descent on this set wants a larger rate than any of the grid.
    void goesOnWhereTheBestIsAtTheEnd()
    {
        const auto narrow = searched(points("sgd"), {30, 3, 0}), wide = searched(points("sgd"), {30, 3, 3});
        QCOMPARE(*narrow->best(), narrow->trials().back().rate);
        QVERIFY(wide->trials().size() > narrow->trials().size());
        QVERIFY(*wide->best() > *narrow->best());
        QVERIFY(wide->trials().size() <= 6);
    }

    void whatRunsAwayIsNotTheBest()
    {
        TrainSetup setup = setupOf(xorSet(), perceptron("ReLU", "MSELoss"));
        setup.optimizer = "sgd";
        setup.epochs = 40;
        const auto search = searched(setup, {60, 15, 0});
        QVERIFY(search->trials().back().hasDiverged());
        QVERIFY(!search->trials().front().hasDiverged());
        QVERIFY(search->best());
        for (const RateTrial &trial : search->trials())
            if (trial.rate == *search->best())
                QVERIFY(!trial.hasDiverged());
    }

    void fullBatchesMakePasses()
    {
        const auto search = searched(points("gd"), {100, 3, 0});
        // 160 items train, in batches of 16: 100 batches are 10 passes.
        for (const RateTrial &trial : search->trials())
            QCOMPARE(trial.steps, 10);
    }

    void whatCannotBeTrainedIsSaidAtOnce()
    {
        TrainSetup setup = points("adam");
        setup.split.training.clear();
        QVERIFY(!RateSearch::make(setup, {}));
    }
};

QTEST_GUILESS_MAIN(TestRateSearch)
#include "tst_ratesearch.moc"
