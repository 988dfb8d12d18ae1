// vitrine-test: TIMEOUT 120
// What the activation laboratory computes, against LibTorch's own run.

#include "core/labs/Activations.h"
#include "core/labs/DeepChain.h"
#include "core/labs/ReluFit.h"
#include "tests/widgets/support/SampleRun.h"

#include <QTest>

#include <cmath>

using namespace vitrine;

namespace {

constexpr double tolerance = 1e-4;

/// 3 channels of random numbers → the activation → a linear layer → a loss.
std::shared_ptr<const Trace> runWith(const std::string &activation, const std::string &params = "{}")
{
    const std::string json = R"({"format": "vitrine-network", "version": 1, "name": "one", "blocks": [
  {"id": "x", "type": "Input", "params": {"shape": [3, 4, 4]}},
  {"id": "f", "type": ")"
        + activation + R"(", "params": )" + params + R"(},
  {"id": "flat", "type": "Flatten"},
  {"id": "fc", "type": "Linear", "params": {"out_features": 2}},
  {"id": "loss", "type": "CrossEntropyLoss"}],
 "connections": [{"from": "x", "to": "f"}, {"from": "f", "to": "flat"}, {"from": "flat", "to": "fc"},
  {"from": "fc", "to": "loss"}]})";
    return test::run(test::network(json.c_str()));
}

/// ∂L/∂x of a run whose input has gradients: what came to f times f′.
double derivativeOfRun(const Trace &trace, std::int64_t i)
{
    return trace.gradient("x").flat(i) / trace.gradient("f").flat(i);
}

} // namespace

class TestActivationLab : public QObject {
    Q_OBJECT

private slots:
    void curvesAreTheRunsOwn_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("params");
        for (const BlockKind *kind : elementwiseKinds())
            QTest::addRow("%s", kind->type().c_str()) << QString::fromStdString(kind->type()) << "{}";
        QTest::addRow("LeakyReLU 0.3") << "LeakyReLU"
                                       << R"({"negative_slope": 0.3})";
        QTest::addRow("PReLU by channel") << "PReLU"
                                          << R"({"num_parameters": 3, "init": 0.4})";
        QTest::addRow("GELU tanh") << "GELU"
                                   << R"({"approximate": "tanh"})";
    }
    void curvesAreTheRunsOwn()
    {
        QFETCH(QString, type);
        QFETCH(QString, params);
        const auto trace = runWith(type.toStdString(), params.toStdString());
        QVERIFY(trace);
        UnitFunction f = activationFunction(settingOf(*trace, trace->graph.findNode("f")));
        const Snapshot x = trace->output("x"), y = trace->output("f");
        for (std::int64_t i = 0; i < x.elementCount(); ++i) {
            QVERIFY(std::abs(f(x.flat(i)) - y.flat(i)) < tolerance);
            QVERIFY(std::abs(f.derivative() - derivativeOfRun(*trace, i)) < 1e-3); // a quotient of floats
        }
    }

    void softmaxIsNoFunctionOfOneNumber()
    {
        QVERIFY(!isElementwise(*findBlockKind("Softmax")));
        QVERIFY(elementwiseKinds().size() >= 7);
    }

    void theSlopeBelowZeroIsTheUsers()
    {
        for (const char *type : {"LeakyReLU", "PReLU"}) {
            const BlockKind &kind = *findBlockKind(type);
            QVERIFY(takesSlope(kind));
            UnitFunction f = activationFunction(usualSetting(kind, 0.25));
            QCOMPARE(f(-2), -0.5);
            QCOMPARE(f.derivative(), 0.25);
        }
        QVERIFY(!takesSlope(*findBlockKind("ReLU")));
    }

    void figuresCountWhatTheyName()
    {
        // Two samples of three channels of two numbers: the first channel is dead, the last one flat for half.
        const Snapshot x = Snapshot::of({2, 3, 2}, std::vector<float>{-1, -2, 1, 2, 3, -1, 0, -5, 2, 1, 1, -2});
        UnitFunction relu = activationFunction(usualSetting(*findBlockKind("ReLU"), 0.01));
        const auto figures = activationFigures(relu, x, 0.05, {});
        QVERIFY(figures);
        QCOMPARE(figures->count, 12);
        QCOMPARE(figures->units, 3);
        QCOMPARE(figures->deadUnits, 1);
        QCOMPARE(figures->blockedShare, 0.5);
        QCOMPARE(figures->flatShare, 0.5);
        QCOMPARE(figures->meanSlope, 0.5);
        QCOMPARE(figures->mean, 10.0 / 12);
        QCOMPARE(figures->positiveShare, 0.5);

        UnitFunction sigmoid = activationFunction(usualSetting(*findBlockKind("Sigmoid"), 0.01));
        const auto smooth = activationFigures(sigmoid, x, 0.05, {});
        QCOMPARE(smooth->deadUnits, 0);
        QCOMPARE(smooth->positiveShare, 1.0);
        QVERIFY(smooth->flatShare > 0 && smooth->flatShare < 0.5); // at 3 and −5 alone
        QCOMPARE(smooth->flatShare, 2.0 / 12);

        Cancel cancel;
        cancel.request();
        QVERIFY(!activationFigures(relu, x, 0.05, cancel));
    }

    void figuresAreThoseOfTheRun()
    {
        const auto trace = runWith("SiLU");
        UnitFunction f = activationFunction(settingOf(*trace, trace->graph.findNode("f")));
        const auto figures = activationFigures(f, trace->output("x"), 0.05, {});
        QVERIFY(std::abs(figures->mean - trace->output("f").summary().mean) < tolerance);
        QVERIFY(std::abs(figures->deviation - trace->output("f").summary().std) < tolerance);
    }

    /// With one sample, a neuron's gradients are its own times what it reads: behind a ReLU they have one sign.
    void gradientsBehindPositiveAnswersShareASign()
    {
        const Network network = test::network(test::smallNetwork);
        const auto relu = test::run(network, Mode::Eval, 1);
        const auto agreed = signAgreement(*relu, relu->graph.findNode("relu"));
        QVERIFY(agreed);
        QCOMPARE(agreed->path, std::string("fc"));
        QCOMPARE(agreed->neurons, 3);
        QCOMPARE(agreed->share, 1.0);

        Network zeroMean = network;
        zeroMean.find("relu")->type = "Tanh";
        const auto tanh = test::run(zeroMean, Mode::Eval, 1);
        const auto mixed = signAgreement(*tanh, tanh->graph.findNode("relu"));
        QVERIFY(mixed && mixed->share < 0.95);
        QVERIFY(!signAgreement(*relu, relu->graph.findNode("fc"))); // a loss has no weights
    }

    void aFitsGradientIsItsSlope()
    {
        const std::vector<double> targets = targetsOf("sine", 33);
        for (const ReluForm form : {ReluForm::Nested, ReluForm::Summed}) {
            ReluCurve curve(form, 3, 5, targets);
            std::vector<double> gradient;
            curve.loss(targets, &gradient);
            for (std::size_t p = 0; p < gradient.size(); ++p) {
                constexpr double h = 1e-6;
                const double kept = curve.parameters()[p];
                curve.parameters()[p] = kept + h;
                const double above = curve.loss(targets);
                curve.parameters()[p] = kept - h;
                const double below = curve.loss(targets);
                curve.parameters()[p] = kept;
                QVERIFY(std::abs(gradient[p] - (above - below) / (2 * h)) < 1e-5);
            }
        }
    }

    void cornersLieWhereASumBends()
    {
        const std::vector<double> targets = targetsOf("abs", 33);
        ReluCurve curve(ReluForm::Summed, 2, 1, targets);
        const double set[] = {1, -0.25, -2, -1, 1, 1, 0}; // bends at 0.25 and −0.5
        std::copy(std::begin(set), std::end(set), curve.parameters().begin());
        const std::vector<double> corners = curve.corners();
        QCOMPARE(corners.size(), std::size_t{2});
        QVERIFY(std::abs(corners[0] + 0.5) < 1e-6 && std::abs(corners[1] - 0.25) < 1e-6);
        QCOMPARE(curve.value(1), 0.75);
        QCOMPARE(curve.part(0, 1) + curve.part(1, 1), 0.75);
    }

    /// The notes' two effects: nesting alone makes hardly a corner, summing makes as many as it takes.
    void sumsFollowWhatNestingCannot()
    {
        FitRequest request;
        request.targets = targetsOf("sine", 65);
        request.count = 12;
        request.steps = 1500;
        const FitState summed = fitRelus(request, {}, {});
        request.form = ReluForm::Nested;
        const FitState nested = fitRelus(request, {}, {});
        QVERIFY2(summed.loss < 0.01, qPrintable(QString::number(summed.loss)));
        QVERIFY2(nested.loss > 0.1, qPrintable(QString::number(nested.loss)));
        ReluCurve curve(ReluForm::Nested, 12, 1, request.targets);
        std::copy(nested.parameters.begin(), nested.parameters.end(), curve.parameters().begin());
        QVERIFY(std::abs(curve.loss(request.targets) - nested.loss) < 1e-12);
        QVERIFY(curve.corners().size() <= 2);
    }

    void aFitIsTheSameForTheSameSeedAndStopsWhenAsked()
    {
        FitRequest request;
        request.targets = targetsOf("bump", 33);
        request.steps = 60;
        const FitState one = fitRelus(request, {}, {}), other = fitRelus(request, {}, {});
        QCOMPARE(one.parameters, other.parameters);
        request.seed = 2;
        QVERIFY(fitRelus(request, {}, {}).parameters != one.parameters);
        const Cancel cancel;
        const FitState stopped = fitRelus(request, cancel, [&](const FitState &state) {
            if (state.step == 7)
                cancel.request();
        });
        QCOMPARE(stopped.step, 7);
    }

    void sigmoidsLoseTheGradientAndNormKeepsIt()
    {
        ChainRequest request;
        request.depth = 12;
        const std::vector<ChainKind> kinds{{"Sigmoid", false}, {"Sigmoid", true}, {"ReLU", false}, {"ReLU", true}};
        request.weights = ChainWeights::He;
        double share = 0;
        const auto found = chainGradients(kinds, request, {}, [&](double s) { share = s; });
        QVERIFY(found);
        QCOMPARE(found->size(), std::size_t{4});
        QCOMPARE(share, 1.0);
        QCOMPARE(found->front().sums.size(), std::size_t{12});
        QVERIFY((*found)[0].reach() < 1e-4);
        QVERIFY((*found)[1].reach() > 0.01);
        QVERIFY((*found)[2].reach() > 0.1);
        const auto again = chainGradients(kinds, request, {});
        QCOMPARE((*again)[1].sums, (*found)[1].sums);
        Cancel cancel;
        cancel.request();
        QVERIFY(chainGradients(kinds, request, cancel).error().cancelled);
    }
};

QTEST_GUILESS_MAIN(TestActivationLab)
#include "tst_activationlab.moc"
