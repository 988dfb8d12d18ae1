// What a change made of every value of a run.

#include "core/trace/Difference.h"
#include "tests/widgets/support/SampleRun.h"

#include <QtTest>

using namespace vitrine;

class TestDifference : public QObject {
    Q_OBJECT

private slots:
    void subtracts()
    {
        const Snapshot after = Snapshot::of({2, 2}, std::vector<float>{1, 2, 3, 4});
        const Snapshot before = Snapshot::of({2, 2}, std::vector<float>{1, 0, 5, 4.5F});
        QCOMPARE(difference(after, before).toFloats(), (std::vector<float>{0, 2, -2, -0.5F}));
        // What can't be subtracted stays.
        const Snapshot other = Snapshot::of({4}, std::vector<float>{1, 2, 3, 4});
        QCOMPARE(difference(after, other).data(), after.data());
        QVERIFY(!difference({}, before).valid());
        QCOMPARE(difference(after, {}).data(), after.data());
    }

    void ofRuns()
    {
        const Network network = test::network(test::smallNetwork);
        const auto before = test::run(network);
        QVERIFY(before);
        const auto same = differenceTrace(before, before);
        QCOMPARE(same->output("fc").toFloats(), std::vector<float>(6, 0.0F));
        QCOMPARE(same->weights.at("conv.weight").summary().max, 0.0);

        auto changed = std::make_shared<Trace>(*before);
        std::vector<float> values = before->output("conv").toFloats();
        values[7] += 2;
        const auto conv = static_cast<std::size_t>(before->graph.findNode("conv"));
        changed->nodes[conv].outputs[0] = Snapshot::of(before->output("conv").shape(), std::move(values));
        const auto moved = differenceTrace(changed, before);
        QVERIFY(std::abs(moved->output("conv").flat(7) - 2) < 1e-5);
        QCOMPARE(moved->output("conv").flat(8), 0.0);
        QCOMPARE(moved->gradient("relu").shape(), before->gradient("relu").shape());

        // A network without such a block: its values stand for themselves.
        const auto alone = differenceTrace(before, test::run(test::network(test::normNetwork)));
        QCOMPARE(alone->output("conv").toFloats(), before->output("conv").toFloats());
    }
};

QTEST_GUILESS_MAIN(TestDifference)
#include "tst_difference.moc"
