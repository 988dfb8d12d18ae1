// Runs that differ in one thing: every variant changes what it says and nothing else, and one that changes nothing
// gives the same curves to the last bit. Folds, ensembles and comparisons against numbers worked out by hand.

#include "core/training/compare/CompareRuns.h"
#include "core/training/compare/CrossValidation.h"
#include "core/training/compare/Ensemble.h"
#include "core/training/compare/TrainGroup.h"
#include "core/training/compare/VariantKind.h"
#include "tests/core/training/TrainSamples.h"

#include <QtTest>

#include <numeric>
#include <set>

using namespace vitrine;
using namespace vitrine::test;

class TestTwins : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setThreads(1); } // the networks are small
    void aTwinThatDiffersInNothingIsEqual();
    void sharedTensorsStartAlike();
    void everyVariantTrains_data();
    void everyVariantTrains();
    void eachChangesItsOwn();
    void batchNormComesAndGoes();
    void theAnswerStays();
    void refusesWhatDoesNotApply();
    void foldsPartitionTheSet();
    void foldsAreStandardisedByThemselves();
    void spreadByHand();
    void averagesByHand();
    void anEnsembleDiffersInItsSeeds();
    void comparesByHand();
    void detectorsAreComparedByPrecision();
};

namespace {

TrainSetup quarters()
{
    TrainSetup setup = setupOf(quarterSet(), normedNetwork());
    setup.epochs = 2;
    return setup;
}

TrainSetup twinOf(const TrainSetup &original, const Variant &variant)
{
    auto twin = makeTwin(original, variant);
    if (!twin)
        qFatal("%s", twin.error().message.text().c_str());
    return *std::move(twin);
}

std::vector<std::string> typesOf(const Network &network)
{
    std::vector<std::string> types;
    for (const Block &block : network.blocks)
        types.push_back(block.type);
    return types;
}

} // namespace

/// A batch size of what it is anyway: the same batches, weights, dropout masks; the same numbers, to the last bit.
void TestTwins::aTwinThatDiffersInNothingIsEqual()
{
    const TrainSetup original = quarters();
    auto group = TrainGroup::make({{"original", original}, {"twin", twinOf(original, {"batch-size", {"", 16}})}});
    QVERIFY(group.ok());
    while ((*group)->advance())
        continue;
    const auto &a = (*group)->run(0), &b = (*group)->run(1);
    QCOMPARE(a.steps.points().size(), 12U);
    for (std::size_t i = 0; i < a.steps.points().size(); ++i) {
        QCOMPARE(a.steps.points()[i].loss, b.steps.points()[i].loss);
        QCOMPARE(a.steps.points()[i].gradientNorm, b.steps.points()[i].gradientNorm);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(a.trainer->epochs()[i].validationLoss, b.trainer->epochs()[i].validationLoss);
        QCOMPARE(a.trainer->epochs()[i].trainLoss, b.trainer->epochs()[i].trainLoss);
    }
    QVERIFY(isSame(a.trainer->result(), b.trainer->result()));
}

void TestTwins::sharedTensorsStartAlike()
{
    TrainSetup original = quarters();
    // Weights that no seed would give.
    const auto start = startingTensors(original);
    QVERIFY(start.ok());
    original.tensors = *start;
    original.tensors["fc.bias"] = Snapshot::of(Shape{4}, std::vector<float>{1, 2, 3, 4});
    const TrainSetup twin = twinOf(original, {"batch-norm", {"without", 0}});
    QCOMPARE(twin.tensors.at("fc.bias").toFloats(), (std::vector<float>{1, 2, 3, 4}));
    QCOMPARE(twin.tensors.at("conv.weight").toFloats(), original.tensors.at("conv.weight").toFloats());
    QVERIFY(!twin.tensors.contains("bn.weight"));
    QVERIFY(twin.items == original.items && twin.split.training == original.split.training);
}

void TestTwins::everyVariantTrains_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("choice");
    const TrainSetup setup = [] {
        TrainSetup with = quarters();
        with.network =
            networkOf(R"({"id":"image","type":"Input","params":{"shape":[1,8,8]}},)"
                      R"({"id":"conv","type":"Conv2d","params":{"out_channels":4,"kernel_size":3,"padding":1}},)"
                      R"({"id":"act","type":"Tanh"},{"id":"pool","type":"AvgPool2d","params":{"kernel_size":2}},)"
                      R"({"id":"flat","type":"Flatten"},{"id":"fc","type":"Linear","params":{"out_features":4}},)"
                      R"({"id":"loss","type":"CrossEntropyLoss"})");
        return with;
    }();
    QVERIFY(variantKinds().size() >= 14);
    for (const auto &kind : variantKinds()) {
        const auto options = kind->options(setup);
        QVERIFY2(options.ok(), kind->name().c_str());
        QVERIFY(!kind->title().isEmpty() && !kind->watch().isEmpty());
        if (options->choices.empty())
            QTest::addRow("%s", kind->name().c_str()) << QString::fromStdString(kind->name()) << QString();
        for (const VariantChoice &choice : options->choices)
            QTest::addRow("%s %s", kind->name().c_str(), choice.name.c_str())
                << QString::fromStdString(kind->name()) << QString::fromStdString(choice.name);
    }
}

/// Each of them with each of its choices: the twin is another run than the original, and it can be trained.
void TestTwins::everyVariantTrains()
{
    QFETCH(QString, kind);
    QFETCH(QString, choice);
    TrainSetup original = quarters();
    original.network =
        networkOf(R"({"id":"image","type":"Input","params":{"shape":[1,8,8]}},)"
                  R"({"id":"conv","type":"Conv2d","params":{"out_channels":4,"kernel_size":3,"padding":1}},)"
                  R"({"id":"act","type":"Tanh"},{"id":"pool","type":"AvgPool2d","params":{"kernel_size":2}},)"
                  R"({"id":"flat","type":"Flatten"},{"id":"fc","type":"Linear","params":{"out_features":4}},)"
                  R"({"id":"loss","type":"CrossEntropyLoss"})");
    const VariantKind *found = findVariantKind(kind.toStdString());
    const auto options = found->options(original);
    QVERIFY(options.ok());
    VariantValue value = options->proposal;
    if (!choice.isEmpty())
        value.choice = choice.toStdString();
    QVERIFY(!found->describe(value).text().empty());
    const TrainSetup changed = twinOf(original, {kind.toStdString(), value});
    const auto twin = trainerOf(changed), alone = trainerOf(original);
    QVERIFY(run(*twin).ok());
    QVERIFY(run(*alone).ok());
    QVERIFY(twin->step() > 0);
    QVERIFY(kind == QStringLiteral("ema") // which validates with other weights than it trains
                ? twin->epochs().back().validationLoss != alone->epochs().back().validationLoss
                : twin->epochs() != alone->epochs() && !isSame(twin->result(), alone->result()));
}

void TestTwins::eachChangesItsOwn()
{
    const TrainSetup original = quarters();
    QCOMPARE(twinOf(original, {"learning-rate", {"", 0.05}}).controls.hyperparameters.at("lr"), 0.05);
    QCOMPARE(twinOf(original, {"l2", {"", 0.01}}).controls.l2, 0.01);
    QCOMPARE(twinOf(original, {"batch-size", {"", 8}}).batchSize, 8);
    QCOMPARE(twinOf(original, {"optimizer", {"sgd", 0}}).optimizer, std::string("sgd"));
    QCOMPARE(twinOf(original, {"schedule", {"cosine", 0}}).controls.schedule, std::string("cosine"));
    QCOMPARE(twinOf(original, {"augmentation", {"flip", 0}}).augmentations.front().name, std::string("flip"));
    QCOMPARE(typesOf(twinOf(original, {"activation", {"Tanh", 0}}).network)[3], std::string("Tanh"));
    const Network noDropout = twinOf(original, {"dropout", {"", 0}}).network;
    QVERIFY(!noDropout.find("drop") && buildGraph(noDropout, 1).ok());
    QCOMPARE(std::get<double>(twinOf(original, {"dropout", {"", 0.75}}).network.find("drop")->params.at("p")), 0.75);
    // He's rule: a deviation of √(2 / 9) for a 3 × 3 kernel over one channel; biases are 0.
    const TrainSetup he = twinOf(original, {"initialisation", {"he", 0}});
    const auto biases = he.tensors.at("conv.bias").toFloats();
    QVERIFY(std::all_of(biases.begin(), biases.end(), [](float bias) { return bias == 0; }));
    const auto weights = he.tensors.at("fc.weight").toFloats(); // 4 × 256
    double squares = 0;
    for (const float weight : weights)
        squares += static_cast<double>(weight) * weight;
    const double deviation = std::sqrt(squares / static_cast<double>(weights.size()));
    QVERIFY2(std::abs(deviation - std::sqrt(2.0 / 256)) < 0.006, qPrintable(QString::number(deviation)));
    // Another seed is another start.
    QVERIFY(twinOf(original, {"seed", {"", 5}}).tensors.at("conv.weight").toFloats()
            != startingTensors(original)->at("conv.weight").toFloats());
}

void TestTwins::batchNormComesAndGoes()
{
    TrainSetup original = quarters();
    original.network.find("conv")->params["bias"] = false;
    const Network without = twinOf(original, {"batch-norm", {"without", 0}}).network;
    QCOMPARE(typesOf(without),
             (std::vector<std::string>{"Input", "Conv2d", "ReLU", "Flatten", "Dropout", "Linear", "CrossEntropyLoss"}));
    QVERIFY(std::get<bool>(without.find("conv")->params.at("bias"))); // which was batch norm's β before
    TrainSetup bare = original;
    bare.network = without;
    const Network with = twinOf(bare, {"batch-norm", {"with", 0}}).network;
    QCOMPARE(typesOf(with), typesOf(original.network)); // behind the convolution, not behind the last layer
    QVERIFY(buildGraph(with, 2).ok());
}

/// A sigmoid before the loss is the answer's, and stays when activations change.
void TestTwins::theAnswerStays()
{
    TrainSetup setup;
    setup.network = networkOf(R"({"id":"in","type":"Input","params":{"shape":[2]}},)"
                              R"({"id":"h","type":"Linear","params":{"out_features":8}},{"id":"a","type":"Sigmoid"},)"
                              R"({"id":"o","type":"Linear","params":{"out_features":1}},{"id":"p","type":"Sigmoid"},)"
                              R"({"id":"loss","type":"BCELoss"})");
    const Network network = twinOf(setup, {"activation", {"ReLU", 0}}).network;
    QCOMPARE(network.find("a")->type, std::string("ReLU"));
    QCOMPARE(network.find("p")->type, std::string("Sigmoid"));
    QCOMPARE(typesOf(twinOf(setup, {"batch-norm", {"with", 0}}).network)[2], std::string("BatchNorm1d"));
    QCOMPARE(typesOf(twinOf(setup, {"dropout", {"", 0.5}}).network)[3], std::string("Dropout"));
}

void TestTwins::refusesWhatDoesNotApply()
{
    TrainSetup points;
    points.network = perceptron();
    QVERIFY(!makeTwin(points, {"augmentation", {"flip", 0}}).ok());
    QVERIFY(!makeTwin(points, {"pooling", {"max", 0}}).ok());
    QVERIFY(!makeTwin(points, {"batch-size", {"", 0}}).ok());
    QVERIFY(!makeTwin(points, {"batch-size", {"", 1.5}}).ok());
    QVERIFY(!makeTwin(points, {"learning-rate", {"", none}}).ok());
    QVERIFY(!makeTwin(points, {"optimizer", {"no such", 0}}).ok());
    QVERIFY(!makeTwin(points, {"no such", {}}).ok());
    QVERIFY(!findVariantKind("activation")->options(quarters())->choices.empty());
}

/// Each item validates exactly once, and trains in all other folds.
void TestTwins::foldsPartitionTheSet()
{
    const TrainSetup original = quarters();
    const auto folds = makeFolds(original, 7);
    QVERIFY(folds.ok());
    QCOMPARE(folds->size(), 7U);
    std::vector<int> validates(120, 0);
    for (const TrainSetup &fold : *folds) {
        std::set<std::int64_t> all(fold.split.training.begin(), fold.split.training.end());
        QCOMPARE(all.size(), fold.split.training.size());
        for (const std::int64_t item : fold.split.validation) {
            ++validates[static_cast<std::size_t>(item)];
            QVERIFY(all.insert(item).second);
        }
        QCOMPARE(all.size(), 120U);
        QVERIFY(fold.split.validation.size() == 17 || fold.split.validation.size() == 18);
    }
    QVERIFY(std::all_of(validates.begin(), validates.end(), [](int times) { return times == 1; }));
    QVERIFY(!makeFolds(original, 1).ok());
    QVERIFY(!makeFolds(original, 61).ok());
    Cancel cancel;
    cancel.request();
    QVERIFY(makeFolds(original, 3, cancel).error().cancelled);
}

void TestTwins::foldsAreStandardisedByThemselves()
{
    const auto folds = makeFolds(quarters(), 3);
    QVERIFY(folds.ok());
    for (const TrainSetup &fold : *folds) {
        double sum = 0;
        std::vector<float> values(64);
        for (const std::int64_t item : fold.split.training) {
            QVERIFY(fold.items->read(item, values).ok());
            sum += std::accumulate(values.begin(), values.end(), 0.0);
        }
        const double mean = sum / static_cast<double>(64 * fold.split.training.size());
        QVERIFY2(std::abs(mean) < 1e-3, qPrintable(QString::number(mean)));
    }
}

void TestTwins::spreadByHand()
{
    const std::vector<double> values{2, 4, none, 9};
    const Spread spread = spreadOf(values); // mean 5, squares 9 + 1 + 16 = 26, √(26 / 2)
    QCOMPARE(spread.count, 3);
    QCOMPARE(spread.mean, 5.0);
    QCOMPARE(spread.deviation, std::sqrt(13.0));
    QVERIFY(std::isnan(spreadOf(std::vector<double>{3}).deviation));
    QVERIFY(std::isnan(spreadOf({}).mean));
    const auto record = [](int epoch, double loss) {
        EpochRecord made;
        made.epoch = epoch;
        made.validationLoss = loss;
        return made;
    };
    const std::vector<std::vector<EpochRecord>> runs{{record(1, 1), record(2, 5)}, {record(1, 3)}};
    const auto band = spreadByEpoch(runs, &EpochRecord::validationLoss);
    QCOMPARE(band.size(), 1U); // the second fold has done one epoch
    QCOMPARE(band[0].mean, 2.0);
    QCOMPARE(band[0].deviation, std::sqrt(2.0));
}

/// Two networks, three items, two classes. Item 0: (0.9, 0.2) → 0.55 for class 1. Item 1: (0.4, 0.7) → 0.55. Item 2:
/// (0.6, 0.1) → 0.35. Labels 1, 1, 0.
void TestTwins::averagesByHand()
{
    const Predictions a{{0, 1, 2}, {1, 1, 0}, {0.1F, 0.9F, 0.6F, 0.4F, 0.4F, 0.6F}};
    const Predictions b{{0, 1, 2}, {1, 1, 0}, {0.8F, 0.2F, 0.3F, 0.7F, 0.9F, 0.1F}};
    const std::vector<const Predictions *> both{&a, &b};
    const auto grown = growingEnsemble(both);
    QCOMPARE(grown.size(), 2U);
    QCOMPARE(grown[0].accuracy, 1.0 / 3);
    QCOMPARE(averagedFigures(std::vector<const Predictions *>{&b}).accuracy, 2.0 / 3);
    QCOMPARE(grown[1].accuracy, 1.0); // better than either
    QVERIFY(std::abs(grown[1].loss + (2 * std::log(0.55) + std::log(0.65)) / 3) < 1e-6);
    // Softmax of (0, ln 3) is (1/4, 3/4).
    Predictions made;
    made.add({{5}, {1}, {0, {}, 0, 1, {0.0F, std::log(3.0F)}}}, "CrossEntropyLoss");
    QCOMPARE(made.classCount(), 2U);
    QVERIFY(std::abs(made.probabilities[1] - 0.75F) < 1e-6F);
    QVERIFY(growingEnsemble({}).empty());
}

void TestTwins::anEnsembleDiffersInItsSeeds()
{
    TrainSetup original = quarters();
    original.seed = 4;
    original.tensors = *startingTensors(original);
    const auto members = makeEnsemble(original, 3);
    QVERIFY(members.ok());
    std::vector<Predictions> predictions;
    for (const TrainSetup &member : *members) {
        const auto trainer = trainerOf(member);
        QVERIFY(run(*trainer).ok());
        auto predicted = predictValidation(member, trainer->result());
        QVERIFY(predicted.ok());
        // What the trainer's own validation counted.
        QCOMPARE(averagedFigures(std::vector<const Predictions *>{&*predicted}).accuracy,
                 trainer->epochs().back().validationAccuracy);
        predictions.push_back(*std::move(predicted));
    }
    QCOMPARE((*members)[2].seed, 6U);
    QVERIFY(predictions[0].probabilities != predictions[1].probabilities);
    TrainSetup points = setupOf(xorSet(), perceptron());
    QVERIFY(makeEnsemble(points, 2).ok());
    points.network = perceptron("Tanh", "MSELoss");
    QVERIFY(!makeEnsemble(points, 2).ok());
    QVERIFY(!makeEnsemble(original, 1).ok());
}

void TestTwins::comparesByHand()
{
    const auto steps = [](std::vector<double> losses, double seconds) {
        std::vector<StepRecord> made;
        for (std::size_t i = 0; i < losses.size(); ++i) {
            StepRecord step;
            step.step = static_cast<std::int64_t>(i) + 1;
            step.epoch = static_cast<double>(step.step) / 2;
            step.loss = losses[i];
            step.seconds = seconds * static_cast<double>(step.step);
            made.push_back(step);
        }
        return made;
    };
    const auto original = steps({4, 2, 1, 1}, 0.5), twin = steps({4, 1, 0.5}, 1);
    // Smoothed by a half: 4, (1 + 1) / 0.75 = 8/3, …
    const auto smooth = smoothedCurve(original, &StepRecord::loss, RunAxis::Steps, 0.5);
    QCOMPARE(smooth[0].y, 4.0);
    QCOMPARE(smooth[1].y, 8.0 / 3);
    QCOMPARE(*valueAt(smooth, 1.5), (4.0 + 8.0 / 3) / 2);
    QVERIFY(!valueAt(smooth, 0.5) && !valueAt(smooth, 4.5));
    const auto gap = gapBetween(smoothedCurve(twin, &StepRecord::loss, RunAxis::Steps, 0),
                                smoothedCurve(original, &StepRecord::loss, RunAxis::Steps, 0));
    QCOMPARE(gap.size(), 3U);
    QCOMPARE(gap[1].x, 2.0);
    QCOMPARE(gap[1].y, -1.0);
    EpochRecord first, second;
    first.epoch = 1;
    first.validationLoss = 3;
    first.validationAccuracy = 0.9;
    second.epoch = 2;
    second.validationLoss = 4;
    second.validationAccuracy = 0.8;
    const std::vector<EpochRecord> epochs{first, second}, one{second};
    const ComparedRun a{original, epochs, 2}, b{twin, one, 2};
    const auto validated = epochCurve(a, &EpochRecord::validationLoss, RunAxis::Seconds);
    QCOMPARE(validated[1].x, 2.0); // after the fourth step
    const RunFigures figures = figuresOf(a, 0);
    QCOMPARE(figures.validationLoss, 4.0);
    QCOMPARE(figures.bestValidationLoss, 3.0);
    QCOMPARE(figures.bestValidationAccuracy, 0.9);
    QCOMPARE(figures.secondsPerStep, 0.5);
    const RunDifference difference = differenceOf(b, a, 0);
    QCOMPARE(difference.place, 3.0);
    QCOMPARE(difference.loss, -0.5);
    QCOMPARE(difference.relativeLoss, -0.5);
    QCOMPARE(difference.validationLoss, 1.0);
    QCOMPARE(difference.timeRatio, 2.0);
    QCOMPARE(differenceOf({twin, one, 3}, a, 0).axis, RunAxis::Epochs);
    QVERIFY(std::isnan(differenceOf({}, a, 0).loss));
    QVERIFY(std::isnan(figures.ap50) && std::isnan(difference.ap50)); // no detectors
    QCOMPARE(qualityOf(first), 0.9);
}

void TestTwins::detectorsAreComparedByPrecision()
{
    EpochRecord first, second, empty;
    first.epoch = 1;
    first.validationScore = DetectionScore{0.3, 0.6};
    second.epoch = 2;
    second.validationScore = DetectionScore{0.25, 0.5};
    empty.epoch = 1;
    empty.validationScore = DetectionScore{-1, -1}; // there was nothing to be found
    const std::vector<EpochRecord> epochs{first, second}, one{second};
    StepRecord step;
    step.step = 1;
    step.loss = 1;
    const std::vector<StepRecord> steps{step};
    const ComparedRun run{steps, epochs, 1}, other{steps, one, 1};
    const RunFigures figures = figuresOf(run, 0);
    QCOMPARE(figures.ap, 0.25);
    QCOMPARE(figures.ap50, 0.5);
    QCOMPARE(figures.bestAp50, 0.6);
    QCOMPARE(differenceOf(other, run, 0).ap50, 0.5 - 0.6);
    QCOMPARE(epochCurve(run, qualityOf, RunAxis::Epochs).front().y, 0.6);
    QVERIFY(std::isnan(qualityOf(empty)) && std::isnan(apOf(empty)));
    QCOMPARE(spreadByEpoch(std::vector{epochs, epochs}, qualityOf).back().mean, 0.5);
}

QTEST_GUILESS_MAIN(TestTwins)
#include "tst_twins.moc"
