// vitrine-test: TIMEOUT 300
// Training that can be walked in both directions: it is the trainer's training, what was let go of comes back with the
// same bits, and the numbers of a step of the optimizer are what they say.

#include "core/stepping/BatchFeed.h"
#include "core/stepping/Conditions.h"
#include "core/stepping/Journey.h"
#include "core/stepping/Stops.h"
#include "tests/core/training/TrainSamples.h"

#include <QCryptographicHash>
#include <QtTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr std::int64_t batchSize = 4;

JourneySetup journeyOf(Network network, std::shared_ptr<const Dataset> set, Mode mode = Mode::Train)
{
    auto items = prepareItems(set, splitInOrder(*set), network);
    if (!items)
        qFatal("%s", items.error().message.text().c_str());
    JourneySetup setup;
    setup.start.graph = *buildGraph(network, batchSize).graph;
    setup.start.weights = initWeights(setup.start.graph, 1);
    setup.start.mode = mode;
    setup.start.device = DeviceChoice::Cpu;
    setup.start.seed = 3;
    setup.feed = batchFeed(*items, 0, batchSize);
    setup.optimizer = "adam";
    setup.controls.hyperparameters["lr"] = 0.01;
    return setup;
}

std::unique_ptr<Journey> begun(JourneySetup setup)
{
    auto journey = Journey::make(std::move(setup));
    if (!journey)
        qFatal("%s", journey.error().message.text().c_str());
    return *std::move(journey);
}

std::shared_ptr<const Iteration> iterationOf(Journey &journey, std::int64_t number)
{
    const auto iteration = journey.at(number);
    if (!iteration)
        qFatal("%s", iteration.error().message.text().c_str());
    return *iteration;
}

void add(QCryptographicHash &hash, const Snapshot &tensor)
{
    if (!tensor.valid())
        return;
    const std::vector<double> values = tensor.toDoubles(); // exact for every type there is
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(values.data()),
                                static_cast<qsizetype>(values.size() * sizeof(double))));
}

/// All that can be seen at one stop.
QByteArray seenAt(const Iteration &iteration, const Stop &stop)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    if (stop.stage == Stage::Update) {
        for (int i = stop.firstTensor; i < stop.endTensor; ++i) {
            const Update &update = iteration.update;
            const TensorUpdate &tensor = update.tensors[static_cast<std::size_t>(i)];
            for (const WeightRow *row : {&update.before, &update.gradients, &update.after})
                add(hash, row->piece(tensor.range));
            for (const auto *rows : {&update.stateBefore, &update.stateAfter})
                for (const WeightRow &row : *rows)
                    add(hash, row.piece(tensor.range));
            add(hash, Snapshot::scalar(tensor.predicted));
            add(hash, Snapshot::scalar(tensor.lossAfter));
        }
        return hash.result();
    }
    const NodeTrace &node = iteration.trace->nodes[static_cast<std::size_t>(stop.node)];
    for (const Snapshot &tensor : stop.stage == Stage::Forward ? node.outputs : node.gradients)
        add(hash, tensor);
    for (const auto &[name, tensor] : node.statistics)
        add(hash, tensor);
    return hash.result();
}

} // namespace

class TestJourney : public QObject {
    Q_OBJECT

private slots:
    void isTheTrainersTraining();
    void goesBackBitForBit_data();
    void goesBackBitForBit();
    void keepsWithinItsBudget();
    void jumpsBackAndForth();
    void beginsWithWhatIsThere();
    void predictsTheLoss();
    void worksOutAWeight();
    void listsItsStops();
    void meetsConditions();
    void numbersThatRunAway();
    void withoutALoss();
    void refusesAndStops();
};

/// The same batches, the same steps: the trainer's weights, though it computes in another order of memory.
void TestJourney::isTheTrainersTraining()
{
    TrainSetup training = setupOf(
        quarterSet(),
        networkOf(
            R"({"id":"image","type":"Input","params":{"shape":[1,8,8]}},)"
            R"({"id":"conv","type":"Conv2d","params":{"out_channels":4,"kernel_size":3,"padding":1}},)"
            R"({"id":"bn","type":"BatchNorm2d"},{"id":"act","type":"ReLU"},{"id":"flat","type":"Flatten"},)"
            R"({"id":"fc","type":"Linear","params":{"out_features":4}},{"id":"loss","type":"CrossEntropyLoss"})"));
    training.batchSize = batchSize;
    training.optimizer = "adam";
    training.controls.hyperparameters["lr"] = 0.01;
    training.controls.l2 = 0.01;
    training.controls.clipNorm = 0.5;
    training.controls.schedule = "cosine";
    training.epochs = 3;
    const Network network = training.network;
    const TrainControls controls = training.controls;
    const auto items = training.items;
    const auto trainer = trainerOf(std::move(training));
    const TensorMap start = trainer->model().tensors();
    std::vector<std::vector<std::int64_t>> batches;
    for (int step = 0; step < 5; ++step) {
        QVERIFY(run(*trainer, 1).ok());
        batches.emplace_back(trainer->lastItems().begin(), trainer->lastItems().end());
    }

    JourneySetup setup = journeyOf(network, quarterSet());
    setup.start.weights = start;
    setup.controls = controls;
    setup.stepsPerEpoch = trainer->stepsPerEpoch();
    setup.epochs = 3;
    setup.feed = [&](std::int64_t number, TraceRequest &request) {
        const auto &batch = batches[static_cast<std::size_t>(number)];
        TraceRequest part = request;
        std::vector<float> values;
        std::vector<std::int64_t> labels;
        for (const std::int64_t item : batch) { // one at a time, as the trainer's order is not the set's
            if (auto fed = batchFeed(items, item, 1)(0, part); !fed)
                return fed;
            const auto numbers = part.inputs["image"].toFloats();
            values.insert(values.end(), numbers.begin(), numbers.end());
            labels.push_back(static_cast<std::int64_t>(part.inputs["loss"].flat(0)));
        }
        request.inputs["image"] = Snapshot::of({batchSize, 1, 8, 8}, values);
        request.inputs["loss"] = Snapshot::of({batchSize}, labels);
        return Result<void>();
    };
    const auto journey = begun(std::move(setup));
    const auto last = iterationOf(*journey, 4);
    const auto trained = trainer->model().tensors();
    for (const TensorUpdate &tensor : last->update.tensors) {
        const auto ours = last->update.after.piece(tensor.range).toDoubles(),
                   theirs = trained.at(tensor.range.name).toDoubles();
        for (std::size_t i = 0; i < ours.size(); ++i)
            QVERIFY2(std::abs(ours[i] - theirs[i]) < 1e-5, tensor.range.name.c_str());
    }
    const auto running = last->trace->statistic("bn", "running_mean").toDoubles(),
               theirs = trained.at("bn.running_mean").toDoubles();
    for (std::size_t i = 0; i < running.size(); ++i)
        QVERIFY(std::abs(running[i] - theirs[i]) < 1e-5);
    QCOMPARE(trained.at("bn.num_batches_tracked").flat(0),
             last->trace->weights.at("bn.num_batches_tracked").flat(0) + 1);
    QVERIFY(std::abs(last->update.learningRate() - 0.01) > 1e-6); // the schedule's, by now
}

void TestJourney::goesBackBitForBit_data()
{
    QTest::addColumn<qint64>("budget");
    QTest::newRow("all is kept") << (qint64(1) << 30);
    QTest::newRow("some is kept") << qint64(400'000);
    QTest::newRow("hardly anything is kept") << qint64(100'000);
}

/// Forward through more than 1,000 stops, and back through all of them.
void TestJourney::goesBackBitForBit()
{
    QFETCH(qint64, budget);
    JourneySetup setup = journeyOf(normedNetwork(), quarterSet());
    setup.budget = budget;
    const auto journey = begun(std::move(setup));
    std::vector<std::vector<QByteArray>> seen;
    std::size_t count = 0;
    while (count < 1000) {
        const auto iteration = iterationOf(*journey, static_cast<std::int64_t>(seen.size()));
        seen.emplace_back();
        for (const Stop &stop : listStops(*iteration->trace, Grain::Layer, true))
            seen.back().push_back(seenAt(*iteration, stop));
        count += seen.back().size();
    }
    QVERIFY(journey->isKept(0) == (budget > 1'000'000));
    std::size_t back = 0;
    for (std::size_t number = seen.size(); number-- > 0;) {
        const auto iteration = iterationOf(*journey, static_cast<std::int64_t>(number));
        const auto stops = listStops(*iteration->trace, Grain::Layer, true);
        for (std::size_t i = stops.size(); i-- > 0; ++back)
            QVERIFY2(seenAt(*iteration, stops[i]) == seen[number][i],
                     qPrintable(QStringLiteral("iteration %1, stop %2").arg(number).arg(i)));
    }
    QCOMPARE(back, count);
    QCOMPARE(journey->walked(), static_cast<std::int64_t>(seen.size()));
}

void TestJourney::keepsWithinItsBudget()
{
    JourneySetup setup = journeyOf(normedNetwork(), quarterSet());
    setup.budget = 500'000;
    const auto journey = begun(std::move(setup));
    iterationOf(*journey, 99);
    const JourneyMemory memory = journey->memory();
    QVERIFY(memory.used() <= 500'000);
    QVERIFY(memory.used() > 200'000);
    QVERIFY(memory.iterationCount > 1 && memory.iterationCount < 100);
    QVERIFY(memory.checkpointCount > 1);
    QVERIFY(journey->isKept(99));
    journey->setBudget(1);
    QCOMPARE(journey->memory().iterationCount, 1);
    QCOMPARE(journey->memory().checkpointCount, 1);
    QVERIFY(journey->isKept(99));
    journey->setBudget(std::int64_t{1} << 30);
    iterationOf(*journey, 0);
    iterationOf(*journey, 98); // all on the way stay now
    QVERIFY(journey->isKept(50));
}

void TestJourney::jumpsBackAndForth()
{
    JourneySetup setup = journeyOf(normedNetwork(), quarterSet());
    setup.budget = 300'000;
    const auto journey = begun(std::move(setup));
    const auto stop = Stop{Stage::Update, 1, 1, 0, 1, 0};
    std::vector<QByteArray> seen;
    for (std::int64_t number = 0; number < 60; ++number)
        seen.push_back(seenAt(*iterationOf(*journey, number), stop));
    Rng rng(5);
    for (int jump = 0; jump < 60; ++jump) {
        const auto number = static_cast<std::int64_t>(rng.below(60));
        QCOMPARE(seenAt(*iterationOf(*journey, number), stop), seen[static_cast<std::size_t>(number)]);
        QVERIFY(journey->memory().used() <= 300'000);
    }
    QCOMPARE(journey->walked(), 60);
}

/// The run that is on the screen is the first iteration; the rest follows as if it had been computed here.
void TestJourney::beginsWithWhatIsThere()
{
    JourneySetup setup = journeyOf(normedNetwork(), quarterSet());
    const auto plain = begun(setup);
    const auto first = iterationOf(*plain, 0)->trace;
    setup.first = first;
    const auto given = begun(setup);
    QCOMPARE(iterationOf(*given, 0)->trace, first);
    const auto stop = Stop{Stage::Update, 1, 1, 0, 1, 0};
    for (const std::int64_t number : {0, 1, 7})
        QCOMPARE(seenAt(*iterationOf(*given, number), stop), seenAt(*iterationOf(*plain, number), stop));
}

void TestJourney::predictsTheLoss()
{
    JourneySetup setup = journeyOf(normedNetwork(), quarterSet(), Mode::Eval);
    setup.optimizer = "sgd";
    setup.controls.hyperparameters["lr"] = 1e-3;
    const auto journey = begun(std::move(setup));
    const auto iteration = iterationOf(*journey, 0);
    const Update &update = iteration->update;
    const double real = update.lossAfter - update.lossBefore;
    QVERIFY(update.predicted < 0 && real < 0);
    QVERIFY2(std::abs(update.predicted / real - 1) < 0.05, qPrintable(QString::number(update.predicted / real)));
    double predicted = 0, sum = 0;
    for (const TensorUpdate &tensor : update.tensors) {
        predicted += tensor.predicted;
        sum += tensor.lossAfter - tensor.lossBefore;
        // Plain gradient descent: Δw = −αg.
        QVERIFY(std::abs(tensor.updateNorm - 1e-3 * tensor.gradientNorm) < 1e-6);
        QVERIFY(std::abs(tensor.predicted + 1e-3 * tensor.gradientNorm * tensor.gradientNorm) < 1e-6);
    }
    QVERIFY(std::abs(predicted - update.predicted) < 1e-12);
    QVERIFY(std::abs(sum - real) < 1e-9);
    QCOMPARE(journey->notes()[0].lossAfter, update.lossAfter);
}

void TestJourney::worksOutAWeight()
{
    const auto journey = begun(journeyOf(normedNetwork(), quarterSet()));
    const auto iteration = iterationOf(*journey, 3);
    const Update &update = iteration->update;
    for (const std::size_t tensor : {std::size_t{0}, update.tensors.size() - 1}) {
        const auto lines = workUpdate(update, tensor, 2);
        QVERIFY(lines.size() >= 3);
        QCOMPARE(lines.back().symbol, std::string("w"));
        const double after = update.after.piece(update.tensors[tensor].range).flat(2);
        QVERIFY(std::abs(lines.back().value - after) < 1e-6);
    }
}

void TestJourney::listsItsStops()
{
    const Network network = networkOf(
        R"({"id":"image","type":"Input","params":{"shape":[1,8,8]}},)"
        R"({"id":"sep","type":"DepthwiseSeparableConv2d","params":{"out_channels":4,"kernel_size":3,"padding":1}},)"
        R"({"id":"flat","type":"Flatten"},{"id":"fc","type":"Linear","params":{"out_features":4}},)"
        R"({"id":"loss","type":"CrossEntropyLoss"})");
    const auto journey = begun(journeyOf(network, quarterSet()));
    const auto trace = iterationOf(*journey, 0)->trace;
    const auto blocks = listStops(*trace, Grain::Block, true), layers = listStops(*trace, Grain::Layer, true);
    const auto count = [](const std::vector<Stop> &stops, Stage stage) {
        return std::ranges::count(stops, stage, &Stop::stage);
    };
    QCOMPARE(count(blocks, Stage::Forward), 5);
    QCOMPARE(count(blocks, Stage::Backward), 5);
    QCOMPARE(count(blocks, Stage::Update), 2); // sep and fc
    QCOMPARE(count(layers, Stage::Forward), static_cast<std::ptrdiff_t>(trace->graph.nodes.size()));
    QVERIFY(trace->graph.nodes.size() > 5);
    QCOMPARE(count(layers, Stage::Update),
             static_cast<std::ptrdiff_t>(iterationOf(*journey, 0)->update.tensors.size()));
    QCOMPARE(blocks.back().endTensor, layers.back().endTensor);
    QCOMPARE(count(listStops(*trace, Grain::Layer, false), Stage::Update), 0);
}

void TestJourney::meetsConditions()
{
    const auto journey = begun(journeyOf(normedNetwork(), quarterSet()));
    const auto iteration = iterationOf(*journey, 0);
    const auto lengthOf = [&](int node) {
        double sum = 0;
        for (const TensorUpdate &tensor : iteration->update.tensors)
            sum += tensor.node == node ? tensor.gradientNorm * tensor.gradientNorm : 0;
        return std::sqrt(sum);
    };
    const int conv = iteration->trace->graph.findNode("conv"), fc = iteration->trace->graph.findNode("fc");
    QVERIFY(findMet(*iteration, {}).empty());
    QVERIFY(findMet(*iteration, {.notFinite = true}).empty());

    const double between = (lengthOf(conv) + lengthOf(fc)) / 2;
    const int longer = lengthOf(conv) > lengthOf(fc) ? conv : fc;
    const auto above = findMet(*iteration, {.gradientAbove = between});
    QVERIFY(std::ranges::any_of(above, [&](const Met &met) {
        return met.stage == Stage::Backward && met.node == longer && !met.what.isEmpty();
    }));
    const auto below = findMet(*iteration, {.gradientBelow = between});
    QVERIFY(std::ranges::none_of(below, [&](const Met &met) { return met.node == longer; }));
    QVERIFY(std::ranges::any_of(below, [&](const Met &met) { return met.node == (longer == conv ? fc : conv); }));

    JourneySetup dead = journeyOf(normedNetwork(), quarterSet(), Mode::Eval);
    dead.start.weights["bn.bias"] = Snapshot::of({4}, std::vector<float>{0, -100, -100, 0});
    const auto still = begun(std::move(dead));
    const auto met = findMet(*iterationOf(*still, 0), {.deadAbove = 0.4});
    QCOMPARE(met.size(), std::size_t{1});
    QCOMPARE(met[0].node, iteration->trace->graph.findNode("act"));
    QVERIFY(findMet(*iterationOf(*still, 0), {.deadAbove = 0.6}).empty());
}

/// Numbers that are no numbers any more are there to be looked at, and stopped at where they appear.
void TestJourney::numbersThatRunAway()
{
    JourneySetup setup = journeyOf(normedNetwork(), quarterSet());
    setup.start.weights["conv.weight"] =
        Snapshot::of({4, 1, 3, 3}, std::vector<float>(36, std::numeric_limits<float>::infinity()));
    const auto journey = begun(std::move(setup));
    const auto iteration = iterationOf(*journey, 1);
    const auto met = findMet(*iterationOf(*journey, 0), {.notFinite = true});
    QCOMPARE(met.size(), std::size_t{1}); // where it appears, not all that follows
    QCOMPARE(met[0].stage, Stage::Forward);
    QCOMPARE(met[0].node, iteration->trace->graph.findNode("conv"));
}

void TestJourney::withoutALoss()
{
    const Network network = networkOf(R"({"id":"image","type":"Input","params":{"shape":[1,8,8]}},)"
                                      R"({"id":"conv","type":"Conv2d","params":{"out_channels":2,"kernel_size":3}})");
    const auto journey = begun(journeyOf(network, quarterSet()));
    const auto iteration = iterationOf(*journey, 2);
    QVERIFY(iteration->update.tensors.empty());
    QVERIFY(std::ranges::all_of(listStops(*iteration->trace, Grain::Layer, true),
                                [](const Stop &stop) { return stop.stage == Stage::Forward; }));
}

void TestJourney::refusesAndStops()
{
    JourneySetup setup = journeyOf(normedNetwork(), quarterSet());
    setup.optimizer = "nobody";
    QVERIFY(!Journey::make(setup).ok());
    setup.optimizer = "adam";
    setup.controls.hyperparameters["lr"] = -1;
    QVERIFY(!Journey::make(setup).ok());
    setup.controls.hyperparameters["lr"] = 0.01;
    const auto journey = begun(setup);
    iterationOf(*journey, 2);
    const Cancel cancel;
    cancel.request();
    const auto stopped = journey->at(9, cancel);
    QVERIFY(!stopped.ok() && stopped.error().cancelled);
    QCOMPARE(journey->walked(), 3);
    QVERIFY(journey->at(1, cancel).ok()); // what is there is there
}

QTEST_GUILESS_MAIN(TestJourney)
#include "tst_journey.moc"
