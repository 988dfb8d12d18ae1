#include "core/base/Rng.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace vitrine;

class TestRng : public QObject {
    Q_OBJECT

private slots:
    void sequence_data();
    void sequence();
    void uniformFillsTheUnitInterval();
    void uniformBetweenBounds();
    void belowIsUnbiased();
    void normalHasMeanZeroAndVarianceOne();
    void forksAreIndependentAndRepeatable();
};

// The numbers of the authors' own xoshiro256** and SplitMix64 (prng.di.unimi.it), computed apart from this code.
void TestRng::sequence_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<std::vector<quint64>>("numbers");
    QTest::newRow("0") << quint64(
        0) << std::vector<quint64>{0x99ec5f36cb75f2b4, 0xbf6e1f784956452a, 0x1a5f849d4933e6e0, 0x6aa594f1262d2d2c};
    QTest::newRow("42") << quint64(
        42) << std::vector<quint64>{0x15780b2e0c2ec716, 0x6104d9866d113a7e, 0xae17533239e499a1, 0xecb8ad4703b360a1};
}

void TestRng::sequence()
{
    QFETCH(quint64, seed);
    QFETCH(std::vector<quint64>, numbers);
    Rng rng(seed);
    for (const quint64 expected : numbers)
        QCOMPARE(quint64(rng.next()), expected);
}

void TestRng::uniformFillsTheUnitInterval()
{
    Rng rng(1);
    std::array<int, 10> tenths{};
    for (int i = 0; i < 100'000; ++i) {
        const double value = rng.uniform();
        QVERIFY(value >= 0 && value < 1);
        ++tenths[static_cast<std::size_t>(value * 10)];
    }
    for (const int count : tenths)
        QVERIFY2(std::abs(count - 10'000) < 500, qPrintable(QString::number(count))); // five standard deviations
}

void TestRng::uniformBetweenBounds()
{
    Rng rng(2);
    double low = 5;
    double high = -3;
    for (int i = 0; i < 10'000; ++i) {
        const double value = rng.uniform(-3, 5);
        low = std::min(low, value);
        high = std::max(high, value);
    }
    QVERIFY(low >= -3 && low < -2.98);
    QVERIFY(high < 5 && high > 4.98);
}

void TestRng::belowIsUnbiased()
{
    Rng rng(3);
    std::array<int, 7> counts{};
    for (int i = 0; i < 70'000; ++i)
        ++counts[rng.below(7)];
    for (const int count : counts)
        QVERIFY2(std::abs(count - 10'000) < 500, qPrintable(QString::number(count)));
    // 3 · 2⁶² values: without rejection the first third would come up twice as often as the others.
    const quint64 bound = quint64(3) << 62;
    int firstThird = 0;
    for (int i = 0; i < 30'000; ++i)
        firstThird += rng.below(bound) < quint64(1) << 62;
    QVERIFY2(std::abs(firstThird - 10'000) < 500, qPrintable(QString::number(firstThird)));
    QCOMPARE(rng.below(1), 0U);
}

void TestRng::normalHasMeanZeroAndVarianceOne()
{
    Rng rng(4);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    constexpr int count = 200'000;
    for (int i = 0; i < count; ++i) {
        const double value = rng.normal();
        QVERIFY(std::isfinite(value));
        sum += value;
        squares += value * value;
        fourths += value * value * value * value;
    }
    QVERIFY2(std::abs(sum / count) < 0.012, qPrintable(QString::number(sum / count)));
    QVERIFY2(std::abs(squares / count - 1) < 0.017, qPrintable(QString::number(squares / count)));
    QVERIFY2(std::abs(fourths / count - 3) < 0.12, qPrintable(QString::number(fourths / count)));
}

void TestRng::forksAreIndependentAndRepeatable()
{
    const Rng parent(5);
    Rng first = parent.fork(1);
    Rng again = parent.fork(1);
    Rng second = parent.fork(2);
    int equal = 0;
    for (int i = 0; i < 100; ++i) {
        const auto number = first.next();
        QCOMPARE(again.next(), number);
        equal += second.next() == number;
    }
    QCOMPARE(equal, 0);
}

QTEST_GUILESS_MAIN(TestRng)
#include "tst_rng.moc"
