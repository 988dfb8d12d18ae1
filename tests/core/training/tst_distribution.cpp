#include "core/base/Rng.h"
#include "core/training/observe/DistributionSeries.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vitrine;

namespace {

std::vector<float> normalNumbers(std::size_t count, std::uint64_t seed)
{
    Rng rng(seed);
    std::vector<float> values(count);
    for (float &value : values)
        value = static_cast<float>(rng.normal());
    return values;
}

DistributionColumn columnOf(std::int64_t step, const std::vector<float> &values)
{
    return {step, static_cast<double>(step) / 10, {Distribution::of(values)}};
}

} // namespace

class TestDistribution : public QObject {
    Q_OBJECT

private slots:
    void countsEveryNumber()
    {
        const std::vector<float> values{-1, 0, 0, 1, 3};
        const Distribution spread = Distribution::of(values);
        QCOMPARE(spread.low, -1.0);
        QCOMPARE(spread.high, 3.0);
        QCOMPARE(spread.count(), 5.0);
        QCOMPARE(spread.countBetween(-0.1, 0.1), 2.0);
        QCOMPARE(spread.countBetween(-10, 10), 5.0);
        QCOMPARE(spread.countBetween(4, 10), 0.0);
    }

    void quantilesAreExactToABin()
    {
        std::vector<float> values = normalNumbers(5000, 3);
        const Distribution spread = Distribution::of(values);
        std::sort(values.begin(), values.end());
        for (const double share : {0.05, 0.25, 0.5, 0.75, 0.95}) {
            const double exact = values[static_cast<std::size_t>(share * 5000)];
            QVERIFY(std::abs(spread.quantile(share) - exact) <= spread.binWidth());
        }
        QCOMPARE(spread.quantile(1), spread.high);
    }

    void passesOverWhatIsNotFinite()
    {
        const float nan = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
        const Distribution spread = Distribution::of(std::vector<float>{1, nan, 2, infinite, -infinite});
        QCOMPARE(spread.count(), 2.0);
        QCOMPARE(spread.high, 2.0);
        QVERIFY(Distribution::of(std::vector<float>{nan}).isEmpty());
        QVERIFY(Distribution::of(std::vector<float>{}).isEmpty());
    }

    void oneValueIsADistributionToo()
    {
        const Distribution spread = Distribution::of(std::vector<float>(10, 0.5F));
        QCOMPARE(spread.count(), 10.0);
        QCOMPARE(spread.quantile(0.5), 0.5);
        QCOMPARE(spread.countBetween(0.4, 0.6), 10.0);
        QCOMPARE(spread.mergedWith(spread).count(), 20.0);
    }

    void ofLargeTensorsEvenlySpacedNumbersAreLookedAt()
    {
        const std::vector<float> values = normalNumbers(200'000, 5);
        const Distribution spread = Distribution::of(values);
        QVERIFY(spread.count() <= static_cast<double>(Distribution::mostNumbers));
        QVERIFY(spread.count() > static_cast<double>(Distribution::mostNumbers) / 2);
        QVERIFY(std::abs(spread.quantile(0.5)) < 0.1);
    }

    void mergingLosesNothing()
    {
        const Distribution a = Distribution::of(normalNumbers(1000, 1));
        std::vector<float> wide = normalNumbers(500, 2);
        for (float &value : wide)
            value = 4 * value + 2;
        const Distribution b = Distribution::of(wide);
        const Distribution merged = a.mergedWith(b);
        QVERIFY(std::abs(merged.count() - 1500) < 0.1);
        QCOMPARE(merged.low, std::min(a.low, b.low));
        QCOMPARE(merged.high, std::max(a.high, b.high));
        const double middle = a.countBetween(-1, 1) + b.countBetween(-1, 1);
        QVERIFY(std::abs(merged.countBetween(-1, 1) - middle) < 0.05 * middle);
        QVERIFY(a.mergedWith(Distribution()) == a);
    }

    void memoryStaysBoundedHoweverLongTheRun()
    {
        DistributionSeries series(64);
        double added = 0;
        for (std::int64_t step = 1; step <= 5000; ++step) {
            series.add(columnOf(step, normalNumbers(20, static_cast<std::uint64_t>(step))));
            added += 20;
            QVERIFY(series.columns().size() <= 64);
        }
        QVERIFY(series.columns().size() >= 31);
        QCOMPARE(series.columns().back().step, std::int64_t{5000});
        double kept = 0;
        for (std::size_t i = 0; i < series.columns().size(); ++i) {
            kept += series.columns()[i].values[0].count();
            if (i > 0)
                QVERIFY(series.columns()[i].step > series.columns()[i - 1].step);
        }
        QVERIFY(std::abs(kept / added - 1) < 1e-3); // merged, not thrown away
    }

    void forgetsWhatTheRunWentBackOver()
    {
        DistributionSeries series(16);
        for (std::int64_t step = 1; step <= 100; ++step)
            series.add(columnOf(step, {0, 1, 2}));
        series.dropAfter(50);
        QVERIFY(series.columns().back().step <= 50);
        series.add(columnOf(51, {0, 1, 2}));
        QCOMPARE(series.columns().back().step, std::int64_t{51});
    }
};

QTEST_GUILESS_MAIN(TestDistribution)
#include "tst_distribution.moc"
