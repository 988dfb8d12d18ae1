// The part of a set that is kept back: judged once, in the end, by the weights that are kept, and seen by nobody
// before.

#include "core/training/TrainFolder.h"
#include "tests/core/training/TrainSamples.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <cmath>
#include <set>

using namespace vitrine;
using namespace vitrine::test;

namespace {

DataSplit threeParts(const Dataset &set)
{
    return *splitSet(set, {SplitKind::Random, {0.2, 0.3}, 5});
}

TrainSetup setup(int patience = 0)
{
    TrainSetup setup = setupOf(quarterSet(), normedNetwork());
    setup.split = threeParts(setup.items->set());
    setup.epochs = 4;
    setup.patience = patience;
    return setup;
}

/// By hand: one pass over the test part with the weights that the run leaves.
TestRecord judged(const Trainer &trainer)
{
    TrainSetup other = setup();
    other.tensors = trainer.result();
    const auto judge = trainerOf(std::move(other));
    const BatchSource source(judge->setup().items, {});
    const auto batch = source.make(judge->setup().split.test);
    const auto result = judge->model().evaluate(*batch, false);
    return {result->loss, static_cast<double>(result->right) / static_cast<double>(result->count), result->count};
}

} // namespace

class TestTestPart : public QObject {
    Q_OBJECT

private slots:
    void judgedOnceInTheEnd_data();
    void judgedOnceInTheEnd();
    void changesNothing();
    void unseenUntilThen();
    void resumedAndLonger();
    void noneWithoutAPart();
    void written();
};

void TestTestPart::judgedOnceInTheEnd_data()
{
    QTest::addColumn<int>("patience");
    QTest::newRow("last weights") << 0;
    QTest::newRow("best weights") << 2;
}

void TestTestPart::judgedOnceInTheEnd()
{
    QFETCH(int, patience);
    const auto trainer = trainerOf(setup(patience));
    while (trainer->phase() != Trainer::Phase::Done) {
        QVERIFY(!trainer->test());
        QVERIFY(trainer->advance().ok());
    }
    QVERIFY(trainer->test());
    const TestRecord wanted = judged(*trainer);
    QCOMPARE(trainer->test()->count, 36);
    QCOMPARE(trainer->test()->accuracy, wanted.accuracy);
    QVERIFY(std::abs(trainer->test()->loss - wanted.loss) < 1e-6);
}

/// Weights, curves and what follows are those of a run without a test part.
void TestTestPart::changesNothing()
{
    const auto with = trainerOf(setup());
    TrainSetup plain = setup();
    plain.split.test.clear();
    const auto without = trainerOf(std::move(plain));
    QVERIFY(run(*with).ok() && run(*without).ok());
    QVERIFY(isSame(with->result(), without->result()));
    QVERIFY(isSame(with->checkpoint().tensors, without->checkpoint().tensors));
    for (std::size_t i = 0; i < with->epochs().size(); ++i) {
        QCOMPARE(with->epochs()[i].trainLoss, without->epochs()[i].trainLoss);
        QCOMPARE(with->epochs()[i].validationLoss, without->epochs()[i].validationLoss);
    }
}

void TestTestPart::unseenUntilThen()
{
    auto seen = std::make_shared<std::set<std::int64_t>>();
    const auto inner = quarterSet();
    auto set = std::make_shared<MadeSet>(inner->size(), inner->itemShape(), 4, [inner, seen](std::int64_t index) {
        seen->insert(index);
        return inner->item(index);
    });
    TrainSetup watched = setupOf(set, normedNetwork());
    watched.split = threeParts(*set);
    Network network = normedNetwork();
    watched.items = *prepareItems(set, watched.split, network);
    watched.epochs = 2;
    seen->clear();
    const auto trainer = trainerOf(watched);
    const auto isSeen = [&](std::int64_t item) { return seen->contains(item); };
    while (trainer->phase() != Trainer::Phase::Testing)
        QVERIFY(trainer->advance().ok());
    QVERIFY(std::ranges::none_of(watched.split.test, isSeen));
    QVERIFY(trainer->advance().ok());
    QVERIFY(std::ranges::all_of(watched.split.test, isSeen));
}

void TestTestPart::resumedAndLonger()
{
    const auto first = trainerOf(setup());
    QVERIFY(run(*first).ok());
    const auto second = trainerOf(setup());
    QVERIFY(second->resume(first->checkpoint()).ok());
    QVERIFY(!second->test());
    QVERIFY(run(*second).ok());
    QCOMPARE(*second->test(), *first->test());
    second->setEpochs(6);
    QCOMPARE(second->phase(), Trainer::Phase::Training);
    QVERIFY(!second->test()); // what it said was of other weights
    QVERIFY(run(*second).ok());
    QCOMPARE(second->epochs().size(), std::size_t{6});
    QVERIFY(second->test());
}

void TestTestPart::noneWithoutAPart()
{
    TrainSetup plain = setup();
    plain.split.test.clear();
    const auto trainer = trainerOf(std::move(plain));
    QVERIFY(run(*trainer).ok());
    QVERIFY(!trainer->test());
    QVERIFY(TrainFolder::line(trainer->epochs().back(), trainer->test()).find("test_") == std::string::npos);
}

void TestTestPart::written()
{
    QTemporaryDir folder;
    const auto trainer = trainerOf(setup());
    QVERIFY(run(*trainer).ok());
    const TrainFolder kept(folder.path().toStdString());
    QVERIFY(kept.begin(trainer->setup().network).ok() && kept.keep(*trainer).ok());
    QFile file(folder.filePath(QStringLiteral("metrics.jsonl")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(!lines.first().contains("test_loss"));
    const auto last = nlohmann::json::parse(lines.last().toStdString());
    QCOMPARE(last["test_loss"].get<double>(), trainer->test()->loss);
    QCOMPARE(last["test_accuracy"].get<double>(), trainer->test()->accuracy);
}

QTEST_GUILESS_MAIN(TestTestPart)
#include "tst_testpart.moc"
