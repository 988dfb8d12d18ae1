// The schedules against PyTorch's (and YOLOX's) factors, and in corners.

#include "core/training/ScheduleKind.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>
#include <fstream>
#include <set>

using namespace vitrine;

namespace {

double factor(const std::string &name, double step, double steps, const Hyperparameters &given = {},
              const std::vector<double> &curve = {})
{
    const ScheduleKind &kind = *findScheduleKind(name);
    return kind.factor({step, steps, 1}, *completeHyperparameters(kind.settings(), name, given), curve);
}

} // namespace

class TestSchedules : public QObject {
    Q_OBJECT

private slots:
    void followsPyTorch()
    {
        std::ifstream file(VITRINE_SOURCE_DIR "/tests/golden/optimizers/golden.json");
        const auto golden = nlohmann::json::parse(file);
        std::set<std::string> tested{"constant", "drawn"}; // below
        for (const auto &schedule : golden["schedules"]) {
            const auto name = schedule["name"].get<std::string>();
            tested.insert(name);
            const auto settings = schedule["settings"].get<Hyperparameters>();
            const auto steps = schedule["steps"].get<double>();
            const auto factors = schedule["factors"].get<std::vector<double>>();
            for (std::size_t i = 0; i < factors.size(); ++i) {
                const double ours = factor(name, static_cast<double>(i), steps, settings);
                QVERIFY2(std::abs(ours - factors[i]) < 1e-12,
                         qPrintable(QStringLiteral("%1 at %2: %3, not %4")
                                        .arg(QString::fromStdString(name))
                                        .arg(i)
                                        .arg(ours)
                                        .arg(factors[i])));
            }
        }
        for (const auto &kind : scheduleKinds())
            QVERIFY2(tested.contains(kind->name()), (kind->name() + " has no test").c_str());
        QCOMPARE(scheduleKinds().size(), std::size_t{7});
    }

    void constantLeavesTheRate()
    {
        for (const double step : {0.0, 5.0, 10.0})
            QCOMPARE(factor("constant", step, 10), 1.0);
    }

    void drawnFollowsTheCurve()
    {
        QCOMPARE(factor("drawn", 0, 10, {}, {1, 0, 0.5}), 1.0);
        QCOMPARE(factor("drawn", 2.5, 10, {}, {1, 0, 0.5}), 0.5);
        QCOMPARE(factor("drawn", 5, 10, {}, {1, 0, 0.5}), 0.0);
        QCOMPARE(factor("drawn", 10, 10, {}, {1, 0, 0.5}), 0.5);
        QCOMPARE(factor("drawn", 20, 10, {}, {1, 0, 0.5}), 0.5);
        QCOMPARE(factor("drawn", 3, 10, {}, {0.25}), 0.25);
        QCOMPARE(factor("drawn", 3, 10), 1.0);
    }

    /// Runs of one step or none, and settings at their ends.
    void isFiniteInCorners()
    {
        for (const auto &kind : scheduleKinds()) {
            Hyperparameters lowest, highest;
            for (const HyperparameterSpec &spec : kind->settings()) {
                lowest[spec.name] = spec.min;
                highest[spec.name] = spec.max;
            }
            for (const Hyperparameters &settings : {Hyperparameters(), lowest, highest})
                for (const double steps : {1.0, 2.0, 10.0})
                    for (double step = 0; step <= steps; ++step) {
                        const double value = factor(kind->name(), step, steps, settings);
                        QVERIFY2(value >= 0 && value <= 1 + 1e-12,
                                 qPrintable(QStringLiteral("%1 at %2 of %3: %4")
                                                .arg(QString::fromStdString(kind->name()))
                                                .arg(step)
                                                .arg(steps)
                                                .arg(value)));
                    }
        }
    }
};

QTEST_GUILESS_MAIN(TestSchedules)
#include "tst_schedules.moc"
