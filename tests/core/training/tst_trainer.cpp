// The trainer: it learns, its numbers repeat, it goes on bit for bit from a checkpoint, and says what is wrong.

#include "core/io/Safetensors.h"
#include "tests/core/training/TrainSamples.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

class TestTrainer : public QObject {
    Q_OBJECT

private slots:
    void learns_data();
    void learns();
    void repeats();
    void resumesBitForBit_data();
    void resumesBitForBit();
    void checkpointsThatDoNotFit();
    void fullBatchIsOneStep();
    void averagesAndStopsEarly();
    void changesWhileItRuns();
    void regularises();
    void clips();
    void mixedPrecision();
    void runsAway();
    void leavesOutWhatItCannotRead();
    void prefetchesTheSameBatches();
    void refuses();
};

void TestTrainer::learns_data()
{
    QTest::addColumn<QString>("optimizer");
    for (const auto &kind : optimizerKinds())
        QTest::newRow(kind->name().c_str()) << QString::fromStdString(kind->name());
}

void TestTrainer::learns()
{
    QFETCH(QString, optimizer);
    TrainSetup setup = setupOf(xorSet(), perceptron());
    setup.optimizer = optimizer.toStdString();
    setup.batchSize = 10;
    setup.epochs = findOptimizerKind(setup.optimizer)->isFullBatch() ? 1500 : 150;
    // Rates that suit so small a network; the defaults are for larger ones.
    const bool takesSigns = setup.optimizer == "lion",
               isAdaptive = setup.optimizer.find("ada") != std::string::npos || setup.optimizer == "muon"
        || setup.optimizer == "rmsprop";
    setup.controls.hyperparameters["lr"] = takesSigns ? 0.003 : isAdaptive ? 0.02 : setup.optimizer == "gd" ? 0.5 : 0.1;
    const auto trainer = trainerOf(std::move(setup));
    QVERIFY(run(*trainer).ok());
    const EpochRecord &first = trainer->epochs().front(), &last = trainer->epochs().back();
    QVERIFY2(last.trainAccuracy > 0.9, qPrintable(QString::number(last.trainAccuracy)));
    QVERIFY(last.validationAccuracy > 0.85);
    QVERIFY(last.trainLoss < first.trainLoss);
}

void TestTrainer::repeats()
{
    const auto once = [] {
        TrainSetup setup = setupOf(quarterSet(), normedNetwork());
        setup.epochs = 2;
        setup.seed = 5;
        auto trainer = trainerOf(std::move(setup));
        if (!run(*trainer))
            qFatal("it ran before");
        return trainer;
    };
    const auto a = once(), b = once();
    QVERIFY(isSame(a->result(), b->result()));
    QCOMPARE(a->epochs().size(), 2U);
    QCOMPARE(a->epochs()[1].validationLoss, b->epochs()[1].validationLoss);
}

void TestTrainer::resumesBitForBit_data()
{
    QTest::addColumn<int>("steps");
    for (const int steps : {0, 1, 5, 6, 7, 13})
        QTest::addRow("after %d steps", steps) << steps;
}

void TestTrainer::resumesBitForBit()
{
    QFETCH(int, steps);
    const QTemporaryDir folder;
    const std::string file = folder.filePath("checkpoint.safetensors").toStdString();
    const auto make = [] {
        TrainSetup setup = setupOf(quarterSet(), normedNetwork()); // 6 steps an epoch
        setup.epochs = 3;
        setup.emaDecay = 0.9;
        setup.patience = 5;
        setup.labelNoise = 0.1;
        return trainerOf(std::move(setup));
    };
    const auto whole = make();
    QVERIFY(run(*whole).ok());
    const auto interrupted = make();
    QVERIFY(run(*interrupted, steps).ok());
    QVERIFY(writeCheckpoint(file, interrupted->checkpoint()).ok());
    const auto resumed = make();
    const auto checkpoint = readCheckpoint(file);
    QVERIFY(checkpoint.ok());
    QVERIFY(resumed->resume(*checkpoint).ok());
    QCOMPARE(resumed->step(), steps);
    QVERIFY(run(*resumed).ok());
    QVERIFY(isSame(resumed->model().tensors(), whole->model().tensors()));
    QVERIFY(isSame(resumed->result(), whole->result()));
    QCOMPARE(resumed->epochs().size(), whole->epochs().size());
    for (std::size_t i = 0; i < whole->epochs().size(); ++i) {
        QCOMPARE(resumed->epochs()[i].trainLoss, whole->epochs()[i].trainLoss);
        QCOMPARE(resumed->epochs()[i].validationLoss, whole->epochs()[i].validationLoss);
    }
}

void TestTrainer::checkpointsThatDoNotFit()
{
    const auto trainer = trainerOf(setupOf(quarterSet(), normedNetwork()));
    const auto other = trainerOf(setupOf(xorSet(), perceptron()));
    const TensorMap before = trainer->model().tensors();
    QVERIFY(!trainer->resume(other->checkpoint()).ok());
    QVERIFY(isSame(trainer->model().tensors(), before));
    const QTemporaryDir folder;
    const std::string file = folder.filePath("weights.safetensors").toStdString();
    QVERIFY(writeSafetensors(file, before).ok());
    const auto read = readCheckpoint(file);
    QVERIFY(!read.ok());
    QVERIFY(read.error().message.text().find("weights.safetensors") != std::string::npos);
}

void TestTrainer::fullBatchIsOneStep()
{
    TrainSetup setup = setupOf(xorSet(), perceptron());
    setup.optimizer = "gd";
    setup.batchSize = 16; // 160 items in ten parts, weighted to one gradient
    const auto parts = trainerOf(setup);
    setup.batchSize = 160;
    const auto whole = trainerOf(setup);
    QCOMPARE(parts->stepsPerEpoch(), 1);
    const auto a = parts->advance(), b = whole->advance();
    QVERIFY(a.ok() && b.ok());
    QVERIFY(std::abs(a->step->loss - b->step->loss) < 1e-6);
    QVERIFY(std::abs(a->step->gradientNorm - b->step->gradientNorm) < 1e-6);
}

void TestTrainer::averagesAndStopsEarly()
{
    TrainSetup setup = setupOf(quarterSet(), normedNetwork());
    setup.emaDecay = 0.5;
    setup.patience = 2;
    setup.epochs = 100;
    setup.optimizer = "sgd";
    setup.controls.hyperparameters["lr"] = 1e-12; // nothing gets better after the first epoch but by rounding
    setup.controls.l2 = 0;
    const auto trainer = trainerOf(std::move(setup));
    QVERIFY(run(*trainer).ok());
    QVERIFY(trainer->stoppedEarly());
    QVERIFY(trainer->epochs().size() < 100);
    double best = trainer->epochs().front().validationLoss;
    for (const EpochRecord &epoch : trainer->epochs())
        best = std::min(best, epoch.validationLoss);
    QCOMPARE(trainer->checkpoint().bestLoss, best);
}

void TestTrainer::changesWhileItRuns()
{
    TrainSetup setup = setupOf(xorSet(), perceptron());
    setup.optimizer = "sgd";
    const auto trainer = trainerOf(setup);
    TrainControls controls = setup.controls;
    controls.hyperparameters["lr"] = 0.25;
    QVERIFY(trainer->change(controls).ok());
    QCOMPARE(trainer->learningRate(), 0.25);
    controls.schedule = "none such";
    QVERIFY(!trainer->change(controls).ok());
    controls = {};
    controls.hyperparameters["beta7"] = 1;
    QVERIFY(!trainer->change(controls).ok());
    QCOMPARE(trainer->learningRate(), 0.25); // what is wrong changes nothing
    const auto advance = trainer->advance();
    QVERIFY(advance.ok());
    QCOMPARE(advance->step->learningRate, 0.25);
}

void TestTrainer::regularises()
{
    // With a rate of 1 the step is the gradient: what L1 and L2 add is seen in the weights.
    TrainSetup setup = setupOf(xorSet(), perceptron());
    setup.optimizer = "sgd";
    setup.controls.hyperparameters["lr"] = 1;
    const auto plain = trainerOf(setup);
    const std::vector<float> start(plain->model().weights().begin(), plain->model().weights().end());
    setup.controls.l1 = 0.01;
    setup.controls.l2 = 0.1;
    const auto shrunk = trainerOf(setup);
    QVERIFY(plain->advance().ok() && shrunk->advance().ok());
    for (std::size_t i = 0; i < start.size(); ++i) {
        const float sign = static_cast<float>((start[i] > 0) - (start[i] < 0));
        const float expected = plain->model().weights()[i] - 0.01F * sign - 0.1F * start[i];
        QVERIFY(std::abs(shrunk->model().weights()[i] - expected) < 1e-6F);
    }
}

void TestTrainer::clips()
{
    TrainSetup setup = setupOf(xorSet(), perceptron());
    setup.optimizer = "sgd";
    setup.controls.hyperparameters["lr"] = 1;
    setup.controls.clipNorm = 0.01;
    const auto trainer = trainerOf(setup);
    trainer->recordTensors();
    const auto advance = trainer->advance();
    QVERIFY(advance.ok());
    QVERIFY(advance->step->gradientNorm > 0.01);
    double update = 0;
    for (const TensorRecord &record : trainer->tensorRecords())
        update += record.updateNorm * record.updateNorm;
    QVERIFY(std::abs(std::sqrt(update) - 0.01) < 1e-5);
}

void TestTrainer::mixedPrecision()
{
    TrainSetup setup = setupOf(quarterSet(), normedNetwork());
    setup.epochs = 4;
    const auto full = trainerOf(setup);
    setup.precision = TrainingPrecision::BFloat16;
    const auto mixed = trainerOf(setup);
    const auto a = full->advance(), b = mixed->advance();
    QVERIFY(a.ok() && b.ok());
    QVERIFY(a->step->loss != b->step->loss); // it does compute in something else
    QVERIFY(std::abs(a->step->loss - b->step->loss) < 0.02 * a->step->loss);
    QVERIFY(run(*mixed).ok());
    QVERIFY(mixed->epochs().back().trainLoss < mixed->epochs().front().trainLoss);
    for (const auto &[name, tensor] : mixed->result())
        QVERIFY2(tensor.dtype() != DType::Float64, name.c_str());
}

void TestTrainer::runsAway()
{
    TrainSetup setup = setupOf(quarterSet(), normedNetwork());
    setup.optimizer = "sgd";
    setup.controls.hyperparameters["lr"] = 1;
    setup.epochs = 2;
    const auto trainer = trainerOf(setup);
    QVERIFY(run(*trainer, 6).ok());
    QVERIFY(trainer->advance().ok()); // the validation
    const TensorMap good = trainer->model().tensors();
    const auto row = trainer->model().weights();
    row[0] = std::numeric_limits<float>::infinity();
    trainer->model().weightsChanged();
    const auto failed = run(*trainer);
    QVERIFY(!failed.ok());
    const std::string sentence = failed.error().message.text();
    QVERIFY2(sentence.find("step 7") != std::string::npos && sentence.find("learning rate") != std::string::npos,
             sentence.c_str());
    QCOMPARE(trainer->step(), 6);
    QVERIFY(trainer->restoreLastGood().ok());
    QVERIFY(isSame(trainer->model().tensors(), good));
    QVERIFY(run(*trainer).ok());
    QCOMPARE(trainer->epochs().size(), 2U);
}

void TestTrainer::leavesOutWhatItCannotRead()
{
    const auto whole = quarterSet();
    const auto broken = std::make_shared<MadeSet>(whole->size(), whole->itemShape(), 4, [whole](std::int64_t index) {
        return index % 10 == 3 ? Result<DataItem>(fail("item %1 is damaged", index)) : whole->item(index);
    });
    TrainSetup setup = setupOf(broken, normedNetwork());
    setup.epochs = 1;
    const auto trainer = trainerOf(std::move(setup));
    QVERIFY(run(*trainer).ok());
    QCOMPARE(trainer->skipped().size(), 12U); // 10 of the 96 that train, 2 of the 24 that validate
    QCOMPARE(trainer->skipped().front().item, 3);
    QVERIFY(trainer->skipped().front().reason.message.text().find("damaged") != std::string::npos);
}

void TestTrainer::prefetchesTheSameBatches()
{
    const auto run = [](std::size_t budget) {
        TrainSetup setup = setupOf(quarterSet(), normedNetwork());
        auto items = PreparedItems::make(quarterSet(), Shape{1, 8, 8}, InputFormat{}, budget);
        if (!items || (*items)->isKept() != (budget > 0))
            qFatal("the budget is not kept to");
        setup.items = *items;
        setup.epochs = 2;
        auto trainer = trainerOf(std::move(setup));
        if (!vitrine::test::run(*trainer))
            qFatal("it ran before");
        return trainer->result();
    };
    QVERIFY(isSame(run(PreparedItems::usualBudget), run(0)));
}

void TestTrainer::refuses()
{
    const auto refusal = [](TrainSetup setup) {
        const auto trainer = Trainer::make(std::move(setup));
        return trainer.ok() ? std::string("it was taken") : trainer.error().message.text();
    };
    TrainSetup setup = setupOf(quarterSet(), normedNetwork());
    setup.optimizer = "newton";
    QVERIFY(refusal(setup).find("newton") != std::string::npos);
    setup = setupOf(quarterSet(), normedNetwork());
    setup.split.training.clear();
    QVERIFY(refusal(setup).find("empty") != std::string::npos);
    setup = setupOf(quarterSet(), normedNetwork());
    setup.network.find("fc")->params["out_features"] = std::int64_t{3};
    QVERIFY(refusal(setup).find("4 classes") != std::string::npos);
    setup = setupOf(quarterSet(), normedNetwork());
    setup.network.blocks.pop_back();
    setup.network.connections.pop_back();
    QVERIFY(refusal(setup).find("no loss") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
