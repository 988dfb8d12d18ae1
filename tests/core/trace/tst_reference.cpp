// The networks of shared/cases, with every number as PyTorch computes it.

#include "core/graph/Graph.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"
#include "tests/support/Shared.h"
#include "tests/support/Tolerance.h"

#include <QDirIterator>
#include <QtTest>

using namespace vitrine;

class TestReference : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { VITRINE_NEED_SHARED("cases/networks"); }

    void agreesWithPyTorch_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("training");
        QDirIterator folders(test::sharedPath("cases/networks"), QDir::Dirs | QDir::NoDotAndDotDot);
        while (folders.hasNext()) {
            const QString folder = folders.next();
            const QByteArray name = QFileInfo(folder).fileName().toUtf8();
            QTest::newRow((name + " eval").constData()) << folder << false;
            QTest::newRow((name + " train").constData()) << folder << true;
        }
    }

    void agreesWithPyTorch()
    {
        QFETCH(QString, folder);
        QFETCH(bool, training);
        const auto file = [&folder](const char *name) {
            return (folder + QLatin1Char('/') + QLatin1String(name)).toStdString();
        };
        const auto network = readNetwork(file("net.vitrine.json"));
        QVERIFY2(network.ok(), network.ok() ? "" : network.error().message.text().c_str());
        const auto inputs = readSafetensors(file("input.safetensors"));
        const auto weights = readSafetensors(file("weights.safetensors"));
        const auto expected =
            readSafetensors(file(training ? "expected_train.safetensors" : "expected_eval.safetensors"));
        QVERIFY(inputs.ok() && weights.ok() && expected.ok());

        GraphResult graph = buildGraph(*network, 4);
        QVERIFY2(graph.ok(), graph.ok() ? "" : graph.error("case").message.text().c_str());
        TraceRequest request;
        request.graph = *graph.graph;
        request.weights = weights->tensors;
        request.inputs = inputs->tensors;
        request.mode = training ? Mode::Train : Mode::Eval;
        const auto trace = runTrace(request);
        QVERIFY2(trace.ok(), trace.ok() ? "" : trace.error().message.text().c_str());
        compare((*trace)->toTensors(), expected->tensors);
    }

private:
    static void compare(const TensorMap &actual, const TensorMap &expected)
    {
        double worst = 0;
        for (const auto &[name, tensor] : expected) {
            const auto found = actual.find(name);
            QVERIFY2(found != actual.end(), ("missing " + name).c_str());
            const double error = test::relativeError(found->second, tensor, toleranceFloor(name, expected));
            QVERIFY2(error < 1e-4, (name + ": relative error " + std::to_string(error)).c_str());
            worst = std::max(worst, error);
        }
        for (const auto &[name, tensor] : actual)
            QVERIFY2(expected.contains(name), ("not expected: " + name).c_str());
        qInfo("worst relative error %.2e", worst);
    }

    /// 1 % of the sum of magnitudes of the block's output gradient, for the gradient of a parameter.
    static double toleranceFloor(const std::string &name, const TensorMap &expected)
    {
        const auto dot = name.find('.');
        if (!name.starts_with("grad/") || dot == std::string::npos)
            return 0;
        const auto output = expected.find(name.substr(0, dot));
        return output == expected.end() ? 0 : 0.01 * test::sumOfMagnitudes(output->second);
    }
};

QTEST_GUILESS_MAIN(TestReference)
#include "tst_reference.moc"
