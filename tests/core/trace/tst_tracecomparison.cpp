// Two runs held against each other, against arithmetic of the test's own.

#include "core/trace/TraceComparison.h"
#include "tests/widgets/support/SampleRun.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vitrine;

namespace {

TensorDifference differenceOf(std::vector<double> a, std::vector<double> b)
{
    const auto size = static_cast<std::int64_t>(a.size());
    TensorDifference difference;
    difference.add(Snapshot::of({size}, std::move(a)), Snapshot::of({size}, std::move(b)));
    return difference;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

std::shared_ptr<const TraceComparison> compared(std::shared_ptr<const Trace> a, std::shared_ptr<const Trace> b)
{
    TraceComparer comparer(std::move(a), std::move(b));
    while (comparer.step()) { }
    return comparer.result();
}

const ComparedPair &pairOf(const TraceComparison &comparison, const std::string &a)
{
    static const ComparedPair none;
    for (const ComparedPair &pair : comparison.blocks)
        if (pair.a == a)
            return pair;
    return none;
}

} // namespace

class TestTraceComparison : public QObject {
    Q_OBJECT

private slots:
    void numbers()
    {
        // |a − b| = 0, 3, 1; ‖a − b‖ = √10, ‖a‖ = √(1 + 4 + 9), ‖b‖ = √(1 + 1 + 16).
        const TensorDifference d = differenceOf({1, 2, 3}, {1, -1, 4});
        QCOMPARE(d.count, 3);
        QVERIFY(isNear(d.mean(), 4.0 / 3));
        QVERIFY(isNear(d.largest, 3));
        QVERIFY(isNear(d.relative(), std::sqrt(10.0 / 18)));
        QVERIFY(isNear(d.cosine(), (1 - 2 + 12) / std::sqrt(14.0 * 18)));
        QVERIFY(!d.isNone());
    }

    void extremes()
    {
        const TensorDifference same = differenceOf({1, -2, 0.1}, {1, -2, 0.1});
        QVERIFY(same.isNone());
        QCOMPARE(same.relative(), 0.0);
        QVERIFY(isNear(same.cosine(), 1));
        QVERIFY(isNear(differenceOf({1, 2}, {-1, -2}).relative(), 2));
        QVERIFY(isNear(differenceOf({1, 2}, {-1, -2}).cosine(), -1));
        const TensorDifference zeros = differenceOf({0, 0}, {0, 0});
        QCOMPARE(zeros.relative(), 0.0);
        QVERIFY(std::isnan(zeros.cosine()));
        QVERIFY(isNear(differenceOf({0, 0}, {3, 4}).relative(), 1));
    }

    void notANumber()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
        const TensorDifference d = differenceOf({1, nan, 2, 5}, {1, 2, inf, 4});
        QCOMPARE(d.notFinite, 2);
        QCOMPARE(d.count, 2);
        QVERIFY(isNear(d.mean(), 0.5));
        QVERIFY(!differenceOf({nan}, {nan}).isNone());
        QVERIFY(std::isnan(differenceOf({nan}, {1}).mean()));
    }

    void stridedAndFloat()
    {
        // A column of a matrix, in place, against a dense one.
        const Snapshot matrix = Snapshot::of({2, 2}, std::vector<float>{1, 5, 2, 7});
        TensorDifference d;
        d.add(matrix.select(1, 1), Snapshot::of({2}, std::vector<float>{4, 9}));
        QVERIFY(isNear(d.absolute, 3));
        QVERIFY(isNear(d.product, 5 * 4 + 7 * 9));
    }

    void sameRun()
    {
        const auto trace = test::run(test::network(test::smallNetwork));
        QVERIFY(trace);
        const auto comparison = compared(trace, trace);
        QCOMPARE(comparison->blocks.size(), trace->graph.blocks.size());
        for (const ComparedPart part :
             {ComparedPart::Output, ComparedPart::Gradient, ComparedPart::Weights, ComparedPart::WeightGradients})
            QCOMPARE(comparison->firstDifference(false, part), -1);
        QCOMPARE(pairOf(*comparison, "conv").part(ComparedPart::Weights).state, PartComparison::State::Compared);
        QCOMPARE(pairOf(*comparison, "relu").part(ComparedPart::Weights).state, PartComparison::State::Absent);
    }

    /// One weight of the last layer is another: nothing before it differs going forward, everything going backward.
    void whereItBegins()
    {
        const Network network = test::network(test::smallNetwork);
        const auto before = test::run(network);
        QVERIFY(before);
        TraceRequest request;
        request.graph = before->graph;
        request.weights = before->weights;
        std::vector<float> weights = request.weights.at("fc.weight").toFloats();
        weights[5] += 1;
        request.weights["fc.weight"] = Snapshot::of(request.weights.at("fc.weight").shape(), std::move(weights));
        request.inputs["image"] = before->output("image");
        request.inputs["loss"] = before->targets.at("loss");
        const auto after = runTrace(request);
        QVERIFY(after);
        const auto comparison = compared(before, *after);
        const auto first = [&](ComparedPart part) {
            return comparison->blocks[static_cast<std::size_t>(comparison->firstDifference(false, part))].a;
        };
        QCOMPARE(first(ComparedPart::Output), std::string("fc"));
        QCOMPARE(first(ComparedPart::Weights), std::string("fc"));
        QCOMPARE(first(ComparedPart::Gradient), std::string("image"));
        // Only one of 2 · 3 answers of each sample moves, by the input that the weight is multiplied with.
        const auto flat = before->output("flat");
        const double expected = (std::abs(flat.at({0, 5})) + std::abs(flat.at({1, 5}))) / 6;
        const TensorDifference &moved = pairOf(*comparison, "fc").part(ComparedPart::Output).difference;
        QVERIFY(std::abs(moved.mean() - expected) < 1e-5);
        const TensorDifference &weight = pairOf(*comparison, "fc").part(ComparedPart::Weights).difference;
        QVERIFY(std::abs(weight.absolute - 1) < 1e-6);
        QVERIFY(std::abs(weight.largest - 1) < 1e-6);
        QCOMPARE(weight.count, before->weights.at("fc.weight").elementCount() + 3); // and the bias
        // Gradients of weights differ as far back as the gradients do, and are those of the two runs.
        QCOMPARE(first(ComparedPart::WeightGradients), std::string("conv"));
        const auto one = before->weightGradients.at("fc.bias").toDoubles(),
                   other = (*after)->weightGradients.at("fc.bias").toDoubles();
        double apart = 0;
        for (std::size_t i = 0; i < one.size(); ++i)
            apart += std::abs(one[i] - other[i]);
        const auto tensors =
            partTensors(*before, false, pairOf(*comparison, "fc").places.a, ComparedPart::WeightGradients);
        QCOMPARE(tensors.size(), 2U);
        QVERIFY(apart > 0);
        QVERIFY(pairOf(*comparison, "fc").part(ComparedPart::WeightGradients).difference.absolute >= apart - 1e-6);
    }

    void twoNetworks()
    {
        const auto small = test::run(test::network(test::smallNetwork));
        const auto norm = test::run(test::network(test::normNetwork));
        QVERIFY(small && norm);
        const auto comparison = compared(small, norm);
        // "image" has the same name, and another shape; "conv" and "pool" have no counterpart.
        QCOMPARE(pairOf(*comparison, "image").part(ComparedPart::Output).state, PartComparison::State::OtherShape);
        QVERIFY(!pairOf(*comparison, "conv").isWhole());
        QCOMPARE(pairOf(*comparison, "loss").part(ComparedPart::Output).state, PartComparison::State::Compared);
        std::size_t onlyB = 0;
        for (const ComparedPair &pair : comparison->blocks)
            onlyB += pair.a.empty() ? 1 : 0;
        QCOMPARE(onlyB, 2U); // "bn" and "sep"
        // The composite is no convolution, its parts are: the first of them is the counterpart of "conv".
        const auto conv = std::find_if(comparison->nodes.begin(), comparison->nodes.end(),
                                       [](const ComparedPair &pair) { return pair.a == "conv"; });
        QVERIFY(conv != comparison->nodes.end());
        QCOMPARE(QString::fromStdString(conv->b).section(QLatin1Char('.'), 0, 0), QStringLiteral("sep"));
    }
};

QTEST_GUILESS_MAIN(TestTraceComparison)
#include "tst_tracecomparison.moc"
