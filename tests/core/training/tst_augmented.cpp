// Augmentation of what is trained on: anew in every epoch, the same for the same seed, and nowhere else.

#include "core/data/DatasetKind.h"
#include "tests/core/training/TrainSamples.h"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

namespace {

TrainSetup augmentedSetup()
{
    TrainSetup setup = setupOf(quarterSet(), normedNetwork());
    setup.augmentations = {{"crop", {{"padding", 1}}}, {"noise", {}}};
    setup.epochs = 3;
    setup.seed = 5;
    return setup;
}

std::shared_ptr<PreparedItems> prepared(std::shared_ptr<const Dataset> set, const InputFormat &format, Shape shape)
{
    return *PreparedItems::make(std::move(set), std::move(shape), format);
}

} // namespace

class TestAugmented : public QObject {
    Q_OBJECT

private slots:
    void followsSeedEpochAndItem();
    void unitsComeBack_data();
    void unitsComeBack();
    void validationIsLeftAlone();
    void resumesBitForBit();
    void refusesOtherItems();
};

void TestAugmented::followsSeedEpochAndItem()
{
    const auto items = setupOf(quarterSet(), normedNetwork()).items;
    const auto chosen = *completeAugmentations({{"noise", {}}}, {1, 8, 8});
    const BatchSource source(items, {5, 0, chosen}), same(items, {5, 0, chosen}), other(items, {6, 0, chosen}),
        plain(items, {5, 0, {}});
    const std::vector<std::int64_t> forward{3, 4, 9}, backward{9, 3};
    const auto inputs = [](const BatchSource &from, const auto &list, std::uint64_t epoch) {
        return from.make(list, epoch)->inputs.toFloats();
    };
    const auto first = inputs(source, forward, 0);
    QCOMPARE(inputs(same, forward, 0), first);
    QVERIFY(inputs(source, forward, 1) != first);
    QVERIFY(inputs(other, forward, 0) != first);
    QVERIFY(inputs(plain, forward, 0) != first);
    QCOMPARE(inputs(plain, forward, 1), inputs(plain, forward, 0));
    QVERIFY(std::equal(first.begin(), first.begin() + 64, inputs(source, backward, 0).begin() + 64)); // item 3
    QCOMPARE(source.make(forward, 2)->labels, plain.make(forward)->labels);
}

void TestAugmented::unitsComeBack_data()
{
    QTest::addColumn<double>("white");
    QTest::addColumn<bool>("invert");
    QTest::addColumn<bool>("bgr");
    QTest::newRow("plain") << 1.0 << false << false;
    QTest::newRow("0 to 255, BGR") << 255.0 << false << true;
    QTest::newRow("inverted") << 1.0 << true << false;
}

/// Augmentations see 0 … 1 as RGB whatever the network takes.
void TestAugmented::unitsComeBack()
{
    QFETCH(double, white);
    QFETCH(bool, invert);
    QFETCH(bool, bgr);
    const auto set = *openDataset("shapes:size=30", 3);
    InputFormat format;
    format.white = white;
    format.invert = invert;
    format.channels = bgr ? ChannelOrder::Bgr : ChannelOrder::Rgb;
    const auto items = prepared(set, format, {3, 32, 32});
    items->standardise({{0.4 * white, 0.5 * white, 0.6 * white}, {0.2 * white, 0.3 * white, 0.25 * white}});
    std::vector<float> values(3 * 32 * 32);
    QVERIFY(items->read(7, values).ok());
    const std::vector<float> asRead = values, wanted = set->item(7)->input.toFloats();
    const auto close = [](float a, float b) { return std::abs(a - b) < 2e-5F; };
    items->toUnit(values);
    QVERIFY(std::ranges::equal(values, wanted, close));
    items->fromUnit(values);
    QVERIFY(std::ranges::equal(values, asRead, close));
}

void TestAugmented::validationIsLeftAlone()
{
    // Weights that do not move: the loss of validation must not, either, while that of training does.
    TrainSetup setup = augmentedSetup();
    setup.network =
        networkOf(R"({"id":"image","type":"Input","params":{"shape":[1,8,8]}},{"id":"flat","type":"Flatten"},)"
                  R"({"id":"fc","type":"Linear","params":{"out_features":4}},)"
                  R"({"id":"loss","type":"CrossEntropyLoss"})");
    setup.controls.hyperparameters["lr"] = 0;
    setup.optimizer = "sgd";
    const auto trainer = trainerOf(setup);
    QVERIFY(run(*trainer).ok());
    const auto &epochs = trainer->epochs();
    QCOMPARE(epochs.size(), std::size_t{3});
    QCOMPARE(epochs[1].validationLoss, epochs[0].validationLoss);
    QVERIFY(std::abs(epochs[1].trainLoss - epochs[0].trainLoss) > 1e-6);
    setup.augmentations.clear();
    const auto plain = trainerOf(setup);
    QVERIFY(run(*plain).ok());
    QCOMPARE(plain->epochs()[0].validationLoss, epochs[0].validationLoss);
}

void TestAugmented::resumesBitForBit()
{
    const auto whole = trainerOf(augmentedSetup());
    QVERIFY(run(*whole).ok());
    const auto again = trainerOf(augmentedSetup());
    QVERIFY(run(*again).ok());
    QVERIFY(isSame(again->result(), whole->result()));
    const auto begun = trainerOf(augmentedSetup());
    QVERIFY(run(*begun, begun->stepsPerEpoch() + 3).ok()); // in the midst of the second epoch
    const auto resumed = trainerOf(augmentedSetup());
    QVERIFY(resumed->resume(begun->checkpoint()).ok());
    QVERIFY(run(*resumed).ok());
    QVERIFY(isSame(resumed->result(), whole->result()));
    TrainSetup plain = augmentedSetup();
    plain.augmentations.clear();
    const auto other = trainerOf(std::move(plain));
    QVERIFY(run(*other).ok());
    QVERIFY(!isSame(other->result(), whole->result()));
}

void TestAugmented::refusesOtherItems()
{
    TrainSetup setup = setupOf(xorSet(), perceptron());
    setup.augmentations = {{"flip", {}}};
    QVERIFY(Trainer::make(setup).error().message.text().find("Augmentations change pictures") != std::string::npos);
    setup = augmentedSetup();
    setup.augmentations = {{"crop", {{"padding", -1}}}};
    QVERIFY(Trainer::make(setup).error().message.text().find("“padding” of crop lies between") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestAugmented)
#include "tst_augmented.moc"
