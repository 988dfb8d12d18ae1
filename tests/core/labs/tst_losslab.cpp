// What the softmax and the loss laboratory compute, against LibTorch's own run.

#include "core/labs/LossCurves.h"
#include "core/labs/SoftmaxWork.h"
#include "tests/widgets/support/SampleRun.h"

#include <QTest>

#include <cmath>

using namespace vitrine;

namespace {

constexpr double tolerance = 1e-4;

/// Four numbers → (softmax or sigmoid) → a loss.
std::shared_ptr<const Trace> runWith(const QString &loss, const QString &params, const QString &before)
{
    QString json = QStringLiteral(R"({"format": "vitrine-network", "version": 1, "name": "loss", "blocks": [
  {"id": "x", "type": "Input", "params": {"shape": [4]}}, {"id": "f", "type": "%1"},
  {"id": "loss", "type": "%2", "params": %3}],
 "connections": [{"from": "x", "to": "f"}, {"from": "f", "to": "loss"}]})")
                       .arg(before, loss, params);
    return test::run(test::network(json.toUtf8().constData()), Mode::Eval, 1);
}

} // namespace

class TestLossLab : public QObject {
    Q_OBJECT

private slots:
    void lossesAreTheRunsOwn_data()
    {
        QTest::addColumn<QString>("loss");
        QTest::addColumn<QString>("params");
        QTest::addColumn<QString>("before");
        for (const BlockKind *kind : lossKinds()) {
            const QString type = QString::fromStdString(kind->type());
            const char *before = takesProbabilities(*kind) ? "Sigmoid" : "Identity";
            QTest::addRow("%s", kind->type().c_str()) << type << "{}" << before;
            QTest::addRow("%s, summed", kind->type().c_str()) << type << R"({"reduction": "sum"})" << before;
        }
        QTest::addRow("Huber 0.3") << "HuberLoss"
                                   << R"({"delta": 0.3})"
                                   << "Identity";
        QTest::addRow("smoothed") << "CrossEntropyLoss"
                                  << R"({"label_smoothing": 0.1})"
                                  << "Identity";
        QTest::addRow("Focal, unbalanced") << "FocalLoss"
                                           << R"({"alpha": -1, "gamma": 3})"
                                           << "Identity";
    }
    void lossesAreTheRunsOwn()
    {
        QFETCH(QString, loss);
        QFETCH(QString, params);
        QFETCH(QString, before);
        const auto trace = runWith(loss, params, before);
        QVERIFY(trace);
        const int node = trace->graph.findNode("loss");
        const auto prediction = predictionOf(*trace, node, 0);
        QVERIFY(prediction);
        const Node &of = trace->graph.nodes[static_cast<std::size_t>(node)];
        UnitFunction function = lossFunction({of.kind, of.params}, *prediction);
        QVERIFY(std::abs(function.value(prediction->values) - trace->output("loss").flat(0)) < tolerance);
        const std::span<const double> gradient = function.gradient();
        for (std::size_t i = 0; i < gradient.size(); ++i)
            QVERIFY(std::abs(gradient[i] - trace->gradient("f").flat(static_cast<std::int64_t>(i))) < tolerance);
    }

    void theTargetIsOneHot()
    {
        const auto trace = runWith("CrossEntropyLoss", "{}", "Identity"); // class 1
        const auto prediction = predictionOf(*trace, trace->graph.findNode("loss"), 0);
        QCOMPARE(prediction->right, std::optional<std::size_t>(1));
        QCOMPARE(prediction->targets, (std::vector<double>{0, 1, 0, 0}));
        QVERIFY(!predictionOf(*trace, trace->graph.findNode("loss"), 1)); // there is no second sample
        const auto ignored = runWith("CrossEntropyLoss", R"({"ignore_index": 2})", "Identity");
        QVERIFY(predictionOf(*ignored, ignored->graph.findNode("loss"), 0));
        const auto several = runWith("MSELoss", "{}", "Identity"); // ones everywhere
        QVERIFY(!predictionOf(*several, several->graph.findNode("loss"), 0)->right);
    }

    void oneProbabilityAlone()
    {
        const LossSettings settings;
        const auto at = [&](const char *type, double p, double t) {
            return elementLoss(LossChoice::of(*findBlockKind(type), settings), p, t);
        };
        QVERIFY(std::abs(at("CrossEntropyLoss", 0.25, 1).loss - std::log(4)) < 1e-12);
        QVERIFY(std::abs(at("CrossEntropyLoss", 0.25, 1).slope + 4) < 1e-12);
        QCOMPARE(at("CrossEntropyLoss", 0.25, 0).loss, 0.0);
        QVERIFY(std::abs(at("BCELoss", 0.25, 1).loss - at("BCEWithLogitsLoss", 0.25, 1).loss) < 1e-9);
        QVERIFY(std::abs(at("BCELoss", 0.25, 0).slope - at("BCEWithLogitsLoss", 0.25, 0).slope) < 1e-9);
        QCOMPARE(at("MSELoss", 0.25, 1).loss, 0.5625);
        QCOMPARE(at("L1Loss", 0.25, 1).slope, -1.0);
        QVERIFY(at("FocalLoss", 0.9, 1).loss < 0.1 * at("BCELoss", 0.9, 1).loss); // easy ones count little
    }

    void curvesPassThroughThePrediction()
    {
        const auto trace = runWith("CrossEntropyLoss", "{}", "Identity");
        const auto prediction = predictionOf(*trace, trace->graph.findNode("loss"), 0);
        for (const BlockKind *kind : lossKinds()) {
            UnitFunction function = lossFunction(LossChoice::of(*kind, {}), *prediction);
            const double x = prediction->values[2];
            const LossCurve curve = lossCurve(function, prediction->values, 2, x - 1, x + 1, 3);
            QCOMPARE(curve.x[1], x);
            if (!takesProbabilities(*kind)) {
                QCOMPARE(curve.loss[1], function.value(prediction->values));
            }
        }
    }

    void softmaxIsTheRunsOwn()
    {
        const auto trace = runWith("MSELoss", "{}", "Softmax");
        const SoftmaxWork work = workSoftmax(trace->output("x").toDoubles(), 1);
        for (std::size_t c = 0; c < work.probabilities.size(); ++c)
            QVERIFY(std::abs(work.probabilities[c] - trace->output("f").flat(static_cast<std::int64_t>(c)))
                    < tolerance);
        const auto classified = runWith("CrossEntropyLoss", "{}", "Identity");
        const CrossEntropyWork loss = workCrossEntropy(workSoftmax(classified->output("f").toDoubles(), 1), 1);
        QVERIFY(std::abs(loss.loss - classified->output("loss").flat(0)) < tolerance);
        for (std::size_t c = 0; c < loss.gradient.size(); ++c)
            QVERIFY(std::abs(loss.gradient[c] - classified->gradient("f").flat(static_cast<std::int64_t>(c)))
                    < tolerance);
    }

    void temperatureSharpensAndFlattens()
    {
        const std::vector<double> scores{1, 3, 2};
        const SoftmaxWork cold = workSoftmax(scores, 0.1), warm = workSoftmax(scores, 1), hot = workSoftmax(scores, 50);
        QVERIFY(cold.probabilities[1] > 0.9999 && warm.probabilities[1] < 0.7);
        QVERIFY(std::abs(hot.probabilities[1] - 1.0 / 3) < 0.02);
        QVERIFY(cold.entropy < warm.entropy && warm.entropy < hot.entropy && hot.entropy < std::log(3));
        const std::vector<double> huge{1000, -1000};
        QCOMPARE(workSoftmax(huge, 0.5).probabilities[0], 1.0);
        QCOMPARE(workCrossEntropy(workSoftmax(huge, 1), 1).loss, 2000.0); // though its probability is 0
        QCOMPARE(descending(scores), (std::vector<std::size_t>{1, 2, 0}));
    }
};

QTEST_GUILESS_MAIN(TestLossLab)
#include "tst_losslab.moc"
