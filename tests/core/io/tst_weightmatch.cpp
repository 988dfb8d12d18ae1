// How the tensors of a file fit a network.

#include "core/io/WeightMatch.h"

#include <QtTest>

using namespace vitrine;

namespace {

Snapshot zeros(Shape shape)
{
    const auto count = static_cast<std::size_t>(elementCount(shape));
    return Snapshot::of(std::move(shape), std::vector<float>(count));
}

std::vector<WeightSpec> network()
{
    std::vector<WeightSpec> specs(3);
    specs[0].name = "conv.weight";
    specs[0].shape = {4, 1, 3, 3};
    specs[1].name = "conv.bias";
    specs[1].shape = {4};
    specs[2].name = "bn.num_batches_tracked";
    specs[2].dtype = DType::Int64;
    specs[2].optional = true;
    return specs;
}

} // namespace

class TestWeightMatch : public QObject {
    Q_OBJECT

private slots:
    void allThatIsNeeded()
    {
        const WeightMatch match =
            matchWeights(network(), {{"conv.weight", zeros({4, 1, 3, 3})}, {"conv.bias", zeros({4})}});
        QVERIFY(match.isWhole()); // the counter has its initial value
        QCOMPARE(match.fitting(), 2U);
        QCOMPARE(match.rows[2].state, WeightMatch::State::Missing);
    }

    void someOfIt()
    {
        const WeightMatch match = matchWeights(
            network(), {{"conv.weight", zeros({8, 1, 3, 3})}, {"conv.bias", zeros({4})}, {"fc.weight", zeros({2})}});
        QVERIFY(!match.isWhole());
        QCOMPARE(match.rows[0].state, WeightMatch::State::OtherShape);
        QCOMPARE(match.rows[0].found, (Shape{8, 1, 3, 3}));
        QCOMPARE(match.rows[1].state, WeightMatch::State::Fits);
        QCOMPARE(match.unused, std::vector<std::string>{"fc.weight"});
        QCOMPARE(match.tensors.size(), 1U);
    }

    void namesThatAllBeginAlike()
    {
        const WeightMatch match =
            matchWeights(network(), {{"module.conv.weight", zeros({4, 1, 3, 3})}, {"module.conv.bias", zeros({4})}});
        QCOMPARE(match.prefix, std::string("module."));
        QCOMPARE(match.fitting(), 2U);
        QCOMPARE(match.rows[0].from, std::string("module.conv.weight"));
        QVERIFY(!match.isWhole()); // under these names nothing else would find them
    }

    void countersAreNoWeights()
    {
        const WeightMatch match = matchWeights(network(), {{"bn.num_batches_tracked", zeros({})}});
        QCOMPARE(match.rows[2].state, WeightMatch::State::OtherShape);
        QCOMPARE(match.fitting(), 0U);
    }
};

QTEST_GUILESS_MAIN(TestWeightMatch)
#include "tst_weightmatch.moc"
