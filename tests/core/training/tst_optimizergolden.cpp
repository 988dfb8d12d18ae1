// Optimizers that LibTorch has in Python alone, against paths that tests/golden/optimizers/make_golden.py wrote.

#include "tests/core/training/OptimizerRun.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>
#include <fstream>

using namespace vitrine;

namespace {

/// As in make_golden.py.
double start(std::size_t tensor, std::size_t i)
{
    return 0.5 * std::cos(1.7 * static_cast<double>(i) + static_cast<double>(tensor));
}

double gradient(std::size_t tensor, std::size_t i, double weight, std::int64_t step)
{
    return (0.3 + 0.1 * static_cast<double>(i % 4)) * weight
        + 0.2 * std::sin(0.9 * static_cast<double>(i) + 0.4 * static_cast<double>(step) + static_cast<double>(tensor));
}

template <typename Real>
void takeStep(test::OptimizerRun<Real> &run)
{
    for (std::size_t tensor = 0; tensor < run.tensors.size(); ++tensor)
        for (std::size_t i = 0; i < run.tensors[tensor].count(); ++i) {
            const std::size_t at = run.tensors[tensor].offset + i;
            if (run.stepsDone == 0)
                run.weights[at] = static_cast<Real>(start(tensor, i));
            run.gradients[at] =
                static_cast<Real>(gradient(tensor, i, static_cast<double>(run.weights[at]), run.stepsDone + 1));
        }
    run.step();
}

} // namespace

class TestOptimizerGolden : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        std::ifstream file(VITRINE_SOURCE_DIR "/tests/golden/optimizers/golden.json");
        m_golden = nlohmann::json::parse(file);
    }

    void followsPyTorch_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(m_golden["paths"].size()); ++i) {
            const auto &path = m_golden["paths"][static_cast<std::size_t>(i)];
            QTest::addRow("%s %s", path["optimizer"].get<std::string>().c_str(), path["settings"].dump().c_str()) << i;
        }
    }

    void followsPyTorch()
    {
        QFETCH(int, index);
        const auto &path = m_golden["paths"][static_cast<std::size_t>(index)];
        check<double>(path, 1e-12);
        check<float>(path, 2e-6);
    }

private:
    template <typename Real>
    void check(const nlohmann::json &path, double tolerance)
    {
        const OptimizerKind *kind = findOptimizerKind(path["optimizer"].get<std::string>());
        QVERIFY(kind);
        test::OptimizerRun<Real> run(*kind, path["settings"].get<Hyperparameters>(),
                                     m_golden["shapes"].get<std::vector<Shape>>());
        for (const auto &point : path["path"]) {
            while (run.stepsDone < point["step"].get<std::int64_t>())
                takeStep(run);
            const auto expected = point["weights"].get<std::vector<double>>();
            QCOMPARE(run.weights.size(), expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i) {
                const double difference = std::abs(static_cast<double>(run.weights[i]) - expected[i]);
                QVERIFY2(
                    difference <= tolerance,
                    qPrintable(
                        QStringLiteral("step %1, weight %2: off by %3").arg(run.stepsDone).arg(i).arg(difference)));
            }
        }
    }

    nlohmann::json m_golden;
};

QTEST_GUILESS_MAIN(TestOptimizerGolden)
#include "tst_optimizergolden.moc"
