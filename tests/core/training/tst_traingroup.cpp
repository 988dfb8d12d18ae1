// Several runs side by side: in step, on the same batches, and none is the others' undoing.

#include "core/training/compare/TrainGroup.h"
#include "tests/core/training/TrainSamples.h"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;

class TestTrainGroup : public QObject {
    Q_OBJECT

private slots:
    void equalMembersAreEqual();
    void staysInStep();
    void aFullBatchWaitsForAnEpoch();
    void oneDropsOut();
    void namesWhoCanNotBegin();
};

namespace {

TrainSetup quarters(int epochs = 2)
{
    TrainSetup setup = setupOf(quarterSet(), normedNetwork()); // 6 steps an epoch
    setup.epochs = epochs;
    return setup;
}

std::unique_ptr<TrainGroup> groupOf(std::vector<GroupMember> members)
{
    auto group = TrainGroup::make(std::move(members));
    if (!group)
        qFatal("%s", group.error().message.text().c_str());
    return *std::move(group);
}

} // namespace

/// Twins that differ in nothing have the same numbers to the last digit, and those of a run alone.
void TestTrainGroup::equalMembersAreEqual()
{
    const auto group = groupOf({{"a", quarters()}, {"b", quarters()}});
    while (group->advance())
        continue;
    const auto alone = trainerOf(quarters());
    QVERIFY(run(*alone).ok());
    for (std::size_t member = 0; member < 2; ++member) {
        QVERIFY(isSame(group->trainer(member).result(), alone->result()));
        QCOMPARE(group->run(member).steps.points().size(), 12U);
        QCOMPARE(group->trainer(member).epochs().back().validationLoss, alone->epochs().back().validationLoss);
    }
    QCOMPARE(group->run(0).last->loss, group->run(1).last->loss);
}

void TestTrainGroup::staysInStep()
{
    const auto group = groupOf({{"a", quarters()}, {"b", quarters()}, {"c", quarters()}});
    QVERIFY(group->isLevel());
    int levels = 0;
    while (group->advance()) {
        std::int64_t least = group->trainer(0).step(), most = least;
        for (std::size_t member = 1; member < 3; ++member) {
            least = std::min(least, group->trainer(member).step());
            most = std::max(most, group->trainer(member).step());
        }
        QVERIFY(most - least <= 1);
        QCOMPARE(group->epochsDone(), static_cast<double>(least) / 6);
        levels += group->isLevel() ? 1 : 0;
    }
    // After each of twelve steps; where an epoch ends, after its validation.
    QCOMPARE(levels, 12);
    QCOMPARE(group->epochsDone(), 2.0);
}

void TestTrainGroup::aFullBatchWaitsForAnEpoch()
{
    TrainSetup full = quarters();
    full.optimizer = "gd";
    const auto group = groupOf({{"gd", std::move(full)}, {"adam", quarters()}});
    while (group->advance())
        QVERIFY(group->trainer(0).step() * 6 <= group->trainer(1).step() + 6);
    QCOMPARE(group->trainer(0).step(), 2);
    QCOMPARE(group->trainer(1).step(), 12);
}

void TestTrainGroup::oneDropsOut()
{
    const auto group = groupOf({{"wild", quarters()}, {"calm", quarters()}});
    QVERIFY(group->advance() && group->advance());
    group->trainer(0).model().weights()[0] = std::numeric_limits<float>::infinity();
    group->trainer(0).model().weightsChanged();
    int dropped = 0;
    while (const auto advance = group->advance()) {
        dropped += advance->hasDroppedOut ? 1 : 0;
        QVERIFY(!advance->hasDroppedOut || advance->member == 0);
    }
    QCOMPARE(dropped, 1);
    QVERIFY(group->run(0).failure);
    QVERIFY(group->run(0).failure->message.text().find("ran away") != std::string::npos);
    QVERIFY(!group->run(1).failure);
    QCOMPARE(group->trainer(1).step(), 12);
}

void TestTrainGroup::namesWhoCanNotBegin()
{
    TrainSetup strange = quarters();
    strange.optimizer = "downhill";
    const auto group = TrainGroup::make({{"good", quarters()}, {"strange", std::move(strange)}});
    QVERIFY(!group.ok());
    QVERIFY(group.error().message.text().find("strange") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestTrainGroup)
#include "tst_traingroup.moc"
