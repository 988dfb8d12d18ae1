// How sets are divided: every item in one part, the same for the same seed, each class alike where that is asked for.

#include "core/data/DataSplit.h"
#include "tests/core/data/SetSamples.h"
#include "tests/core/training/TrainSamples.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

/// 100 items, of which every tenth is of class 1; the label of item 55 can't be read.
std::shared_ptr<const Dataset> unevenSet()
{
    return std::make_shared<MadeSet>(100, Shape{1}, 2, [](std::int64_t index) -> Result<DataItem> {
        if (index == 55)
            return fail("torn");
        return DataItem{Snapshot::of(Shape{1}, std::vector<float>{0}), index % 10 == 0 ? 1 : 0};
    });
}

std::vector<std::int64_t> all(const DataSplit &split)
{
    std::vector<std::int64_t> items;
    for (const auto *part : {&split.training, &split.validation, &split.test})
        items.insert(items.end(), part->begin(), part->end());
    std::ranges::sort(items);
    return items;
}

} // namespace

class TestSplit : public QObject {
    Q_OBJECT

private slots:
    void everyItemOnce_data();
    void everyItemOnce();
    void eachClassAlike();
    void inOrder();
    void cancelled();
    void shares_data();
    void shares();
    void badShares_data();
    void badShares();
};

void TestSplit::everyItemOnce_data()
{
    QTest::addColumn<int>("kind");
    for (const SplitKind kind : {SplitKind::AsDivided, SplitKind::Random, SplitKind::Stratified, SplitKind::FileOrder})
        QTest::addRow("%s", nameOf(kind).c_str()) << static_cast<int>(kind);
}

void TestSplit::everyItemOnce()
{
    QFETCH(int, kind);
    const auto set = unevenSet();
    SplitChoice choice{static_cast<SplitKind>(kind), {0.15, 0.15}, 7};
    const auto split = splitSet(*set, choice);
    QVERIFY(split.ok());
    std::vector<std::int64_t> wanted(100);
    std::iota(wanted.begin(), wanted.end(), 0);
    QCOMPARE(all(*split), wanted);
    const bool isOwn = choice.kind == SplitKind::AsDivided;
    QCOMPARE(split->test.empty(), isOwn);
    if (!isOwn)
        QVERIFY(std::abs(static_cast<double>(split->test.size()) - 15) <= 1);
    const auto again = splitSet(*set, choice);
    QVERIFY(again->training == split->training && again->validation == split->validation && again->test == split->test);
    choice.seed = 8;
    const bool isDrawn = choice.kind == SplitKind::Random || choice.kind == SplitKind::Stratified;
    QCOMPARE(splitSet(*set, choice)->training != split->training, isDrawn);
}

void TestSplit::eachClassAlike()
{
    const auto set = unevenSet();
    const auto split = splitSet(*set, {SplitKind::Stratified, {0.2, 0.3}, 3});
    const auto ones = [](const std::vector<std::int64_t> &part) {
        return std::ranges::count_if(part, [](std::int64_t item) { return item % 10 == 0; });
    };
    QCOMPARE(ones(split->validation), 2);
    QCOMPARE(ones(split->test), 3);
    QCOMPARE(ones(split->training), 5);
    QVERIFY(std::ranges::find(split->training, 55) != split->training.end()); // where it is noticed
}

void TestSplit::inOrder()
{
    const auto split = splitSet(*unevenSet(), {SplitKind::FileOrder, {0.2, 0.1}, 0});
    QCOMPARE(split->training.back(), 69);
    QCOMPARE(split->validation.front(), 70);
    QCOMPARE(split->test.front(), 90);
}

void TestSplit::cancelled()
{
    Cancel cancel;
    cancel.request();
    QVERIFY(splitSet(*unevenSet(), {SplitKind::Stratified, {}, 0}, cancel).error().cancelled);
}

void TestSplit::shares_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("validation");
    QTest::addColumn<double>("test");
    QTest::newRow("three") << "70/15/15" << 0.15 << 0.15;
    QTest::newRow("two") << "80/20" << 0.2 << 0.0;
    QTest::newRow("other units") << "7/2/1" << 0.2 << 0.1;
    QTest::newRow("fractions") << "0.5/0.25/0.25" << 0.25 << 0.25;
    QTest::newRow("nothing validates") << "90/0/10" << 0.0 << 0.1;
}

void TestSplit::shares()
{
    QFETCH(QString, text);
    const auto shares = parseSplitShares(text.toStdString());
    QVERIFY(shares.ok());
    QTEST(shares->validation, "validation");
    QTEST(shares->test, "test");
}

void TestSplit::badShares_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "70", "0/50/50", "70/15/15/1", "a/b", "70/-1", "70/nan", "70/15/", "/70/30", "1e9/1"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestSplit::badShares()
{
    QFETCH(QString, text);
    const auto shares = parseSplitShares(text.toStdString());
    QVERIFY(!shares.ok());
    QVERIFY(messageOf(shares.error()).contains(QStringLiteral("such as 70/15/15 or 80/20")));
}

QTEST_GUILESS_MAIN(TestSplit)
#include "tst_split.moc"
