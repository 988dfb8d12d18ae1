// Items that can't be read: counted, left out and listed, in small batches and of sets that are larger than memory.

#include "core/data/PreparedItems.h"
#include "tests/core/training/TrainSamples.h"

#include <QtTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

namespace {

/// As quarterSet(), of which every item that `isTorn` names can't be read.
std::shared_ptr<const Dataset> tornSet(std::function<bool(std::int64_t)> isTorn)
{
    const auto inner = quarterSet(100);
    return std::make_shared<MadeSet>(100, inner->itemShape(), 4,
                                     [inner, isTorn = std::move(isTorn)](std::int64_t index) -> Result<DataItem> {
                                         if (isTorn(index))
                                             return fail("item %1 is torn", index);
                                         return inner->item(index);
                                     });
}

TrainSetup setup(const std::shared_ptr<const Dataset> &set, int batchSize, bool kept)
{
    TrainSetup setup = setupOf(set, normedNetwork());
    setup.batchSize = batchSize;
    setup.epochs = 2;
    if (!kept) {
        auto items = *PreparedItems::make(set, {1, 8, 8}, setup.items->format(), 0);
        items->standardise(*items->measure(setup.split.training, {}, {}));
        setup.items = items;
    }
    return setup;
}

} // namespace

class TestUnreadable : public QObject {
    Q_OBJECT

private slots:
    void leftOut_data();
    void leftOut();
    void nothingToLearnFrom();
    void nothingToJudgeBy();
    void keptOrNotIsTheSame();
    void measuredAlike();
};

void TestUnreadable::leftOut_data()
{
    QTest::addColumn<int>("batch");
    QTest::addColumn<bool>("kept");
    for (const int batch : {2, 3, 16})
        for (const bool kept : {true, false})
            QTest::addRow("batches of %d, %s", batch, kept ? "kept" : "read each time") << batch << kept;
}

/// Some batches hold nothing but what can't be read.
void TestUnreadable::leftOut()
{
    QFETCH(int, batch);
    QFETCH(bool, kept);
    const auto isTorn = [](std::int64_t item) { return item % 3 != 0; };
    const auto trainer = trainerOf(setup(tornSet(isTorn), batch, kept));
    const auto done = run(*trainer);
    QVERIFY2(done.ok(), done ? "" : done.error().message.text().c_str());
    QCOMPARE(trainer->epochs().size(), std::size_t{2});
    QVERIFY(std::isfinite(trainer->epochs().back().trainLoss)
            && std::isfinite(trainer->epochs().back().validationLoss));
    const auto skipped = trainer->skipped();
    QCOMPARE(skipped.size(), std::size_t{66});
    for (const SkippedItem &item : skipped) {
        QVERIFY(isTorn(item.item));
        QCOMPARE(item.reason.message.text(), "item " + std::to_string(item.item) + " is torn");
    }
}

void TestUnreadable::nothingToLearnFrom()
{
    bool isTorn = false;
    const auto set = tornSet([&isTorn](std::int64_t item) { return isTorn && item < 80; });
    const auto trainer = trainerOf(setup(set, 16, false));
    isTorn = true; // somebody pulled out the disk
    const auto done = run(*trainer);
    QVERIFY(!done.ok());
    QVERIFY(QString::fromStdString(done.error().message.text()).endsWith(QStringLiteral("is torn")));
    QCOMPARE(trainer->skipped().size(), std::size_t{80});
}

void TestUnreadable::nothingToJudgeBy()
{
    const auto trainer = trainerOf(setup(tornSet([](std::int64_t item) { return item >= 80; }), 16, false));
    const auto done = run(*trainer);
    QVERIFY(!done.ok());
    QVERIFY(QString::fromStdString(done.error().message.text()).endsWith(QStringLiteral("is torn")));
}

/// What fits into memory and what doesn't train to the same weights, bit for bit; what judges does so in other batches.
void TestUnreadable::keptOrNotIsTheSame()
{
    const auto set = quarterSet(100);
    const auto kept = trainerOf(setup(set, 16, true)), read = trainerOf(setup(set, 16, false));
    QVERIFY(run(*kept).ok() && run(*read).ok());
    QVERIFY(kept->setup().items->isKept() && !read->setup().items->isKept());
    QVERIFY(isSame(kept->result(), read->result()));
    QVERIFY(std::abs(kept->epochs().back().validationLoss - read->epochs().back().validationLoss) < 1e-6);
    QCOMPARE(kept->epochs().back().validationAccuracy, read->epochs().back().validationAccuracy);
}

/// By two threads in stretches, as by one; what can't be read is told in the order of the items.
void TestUnreadable::measuredAlike()
{
    const auto inner = quarterSet(2000);
    const auto set =
        std::make_shared<MadeSet>(2000, inner->itemShape(), 4, [inner](std::int64_t i) -> Result<DataItem> {
            return i % 500 == 7 ? Result<DataItem>(fail("torn")) : inner->item(i);
        });
    std::vector<std::int64_t> items(2000);
    std::iota(items.begin(), items.end(), 0);
    ChannelStatistics statistics[2];
    for (const bool kept : {false, true}) {
        const auto prepared = *PreparedItems::make(set, {1, 8, 8}, {}, kept ? 1U << 30 : 0U);
        std::vector<std::int64_t> torn;
        double share = 0;
        statistics[kept] = *prepared->measure(
            items, {}, [&share](double now) { share = now; },
            [&torn](std::int64_t item, const Error &) { torn.push_back(item); });
        QCOMPARE(torn, (std::vector<std::int64_t>{7, 507, 1007, 1507}));
        QVERIFY(share > 0.8);
    }
    QCOMPARE(statistics[0].mean, statistics[1].mean);
    QCOMPARE(statistics[0].std, statistics[1].std);
    Cancel cancel;
    cancel.request();
    QVERIFY((*PreparedItems::make(set, {1, 8, 8}, {}, 0))->measure(items, cancel, {}).error().cancelled);
}

QTEST_GUILESS_MAIN(TestUnreadable)
#include "tst_unreadable.moc"
