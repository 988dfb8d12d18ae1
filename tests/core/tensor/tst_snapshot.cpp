#include "core/tensor/Snapshot.h"

#include <QtTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>
#include <thread>

using namespace vitrine;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<float> counting(std::size_t count)
{
    std::vector<float> values(count);
    std::iota(values.begin(), values.end(), 0.0F);
    return values;
}

/// A view with rows and columns exchanged, without a copy.
Snapshot transposed(const Snapshot &matrix, std::shared_ptr<const void> owner)
{
    return Snapshot(matrix.dtype(), {matrix.shape()[1], matrix.shape()[0]}, {matrix.strides()[1], matrix.strides()[0]},
                    {std::move(owner), matrix.data()});
}

} // namespace

class TestSnapshot : public QObject {
    Q_OBJECT

private slots:
    void shapes_data();
    void shapes();
    void readsEveryDType();
    void stridedViewReadsInRowMajorOrder();
    void selectSharesTheData();
    void dataOutlivesTheParent();
    void contiguity_data();
    void contiguity();
    void lazyFetchRunsOnceAmongThreads();
    void viewOfLazyDataFetchesOnFirstAccess();
    void summary_data();
    void summary();
    void summaryOfAView();
    void histogramCountsEveryFiniteValue();
    void emptyAndScalar();
};

void TestSnapshot::shapes_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<Shape>("strides");
    QTest::newRow("scalar") << Shape{} << "[]" << qint64(1) << Shape{};
    QTest::newRow("vector") << Shape{5} << "[5]" << qint64(5) << Shape{1};
    QTest::newRow("image batch") << Shape{1, 6, 28, 28} << "[1, 6, 28, 28]" << qint64(4704) << Shape{4704, 784, 28, 1};
    QTest::newRow("empty") << Shape{2, 0, 3} << "[2, 0, 3]" << qint64(0) << Shape{3, 3, 1};
}

void TestSnapshot::shapes()
{
    QFETCH(Shape, shape);
    QFETCH(QString, text);
    QFETCH(qint64, count);
    QFETCH(Shape, strides);
    QCOMPARE(QString::fromStdString(toString(shape)), text);
    QCOMPARE(elementCount(shape), count);
    QCOMPARE(contiguousStrides(shape), strides);
}

void TestSnapshot::readsEveryDType()
{
    const Snapshot floats = Snapshot::of({2, 3}, counting(6));
    const Snapshot doubles = Snapshot::of({2, 3}, std::vector<double>{0, 1, 2, 3, 4, 5.5});
    const Snapshot integers = Snapshot::of({2, 3}, std::vector<std::int64_t>{0, 1, 2, 3, 4, -5});
    QCOMPARE(floats.dtype(), DType::Float32);
    QCOMPARE(doubles.dtype(), DType::Float64);
    QCOMPARE(integers.dtype(), DType::Int64);
    QCOMPARE(floats.at({1, 2}), 5.0);
    QCOMPARE(doubles.at({1, 2}), 5.5);
    QCOMPARE(integers.flat(5), -5.0);
    QCOMPARE(integers.toFloats(), (std::vector<float>{0, 1, 2, 3, 4, -5}));
    QCOMPARE(floats.floats().size(), std::size_t(6));
    QVERIFY(!Snapshot().valid());
}

void TestSnapshot::stridedViewReadsInRowMajorOrder()
{
    const Snapshot matrix = Snapshot::of({2, 3}, counting(6));
    const Snapshot view = transposed(matrix, std::make_shared<const Snapshot>(matrix));
    QVERIFY(!view.isContiguous());
    QCOMPARE(view.toDoubles(), (std::vector<double>{0, 3, 1, 4, 2, 5}));
    QCOMPARE(view.at({2, 1}), 5.0);
    QCOMPARE(view.flat(1), 3.0);
}

void TestSnapshot::selectSharesTheData()
{
    const Snapshot tensor = Snapshot::of({2, 3, 4}, counting(24));
    const Snapshot row = tensor.select(1, 2);
    QCOMPARE(row.shape(), (Shape{2, 4}));
    QCOMPARE(row.toDoubles(), (std::vector<double>{8, 9, 10, 11, 20, 21, 22, 23}));
    QCOMPARE(row.data(), static_cast<const void *>(tensor.floats().data() + 8));
    QCOMPARE(tensor.select(0, 1).select(0, 0).toDoubles(), (std::vector<double>{12, 13, 14, 15}));
    QVERIFY(tensor.select(0, 1).isContiguous());
}

void TestSnapshot::dataOutlivesTheParent()
{
    Snapshot view;
    {
        const Snapshot tensor = Snapshot::of({2, 2}, std::vector<double>{1, 2, 3, 4});
        view = tensor.select(0, 1);
    }
    QCOMPARE(view.toDoubles(), (std::vector<double>{3, 4}));
}

void TestSnapshot::contiguity_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<Shape>("strides");
    QTest::addColumn<bool>("dense");
    QTest::newRow("dense") << Shape{2, 3} << Shape{3, 1} << true;
    QTest::newRow("transposed") << Shape{3, 2} << Shape{1, 3} << false;
    QTest::newRow("strides of single entries don't matter") << Shape{1, 3, 1} << Shape{99, 1, 7} << true;
    QTest::newRow("broadcast") << Shape{2, 3} << Shape{0, 1} << false;
    QTest::newRow("every second") << Shape{3} << Shape{2} << false;
    QTest::newRow("empty") << Shape{0, 3} << Shape{5, 9} << true;
}

void TestSnapshot::contiguity()
{
    QFETCH(Shape, shape);
    QFETCH(Shape, strides);
    static const std::vector<float> values = counting(16);
    const Snapshot tensor(DType::Float32, shape, strides, {nullptr, values.data()});
    QTEST(tensor.isContiguous(), "dense");
}

void TestSnapshot::lazyFetchRunsOnceAmongThreads()
{
    std::atomic<int> fetches = 0;
    const Snapshot lazy(DType::Float32, {1000}, [&fetches] {
        ++fetches;
        const auto values = std::make_shared<const std::vector<float>>(counting(1000));
        return Snapshot::Storage{values, values->data()};
    });
    QCOMPARE(lazy.shape(), Shape{1000});
    QCOMPARE(fetches.load(), 0);
    std::atomic<int> right = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] { right += lazy.summary().mean == 499.5 && lazy.at({7}) == 7.0; });
    threads.clear();
    QCOMPARE(right.load(), 8);
    QCOMPARE(fetches.load(), 1);
}

void TestSnapshot::viewOfLazyDataFetchesOnFirstAccess()
{
    int fetches = 0;
    const Snapshot lazy(DType::Float32, {2, 3}, [&fetches] {
        ++fetches;
        const auto values = std::make_shared<const std::vector<float>>(counting(6));
        return Snapshot::Storage{values, values->data()};
    });
    const Snapshot column = lazy.select(1, 1);
    QCOMPARE(fetches, 0);
    QCOMPARE(column.toDoubles(), (std::vector<double>{1, 4}));
    QCOMPARE(lazy.flat(5), 5.0);
    QCOMPARE(fetches, 1);
}

void TestSnapshot::summary_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("std");
    QTest::addColumn<double>("zeroShare");
    QTest::addColumn<qint64>("nanCount");
    QTest::addColumn<qint64>("infCount");
    using V = std::vector<double>;
    QTest::newRow("plain") << V{1, 2, 3, 4} << 1.0 << 4.0 << 2.5 << std::sqrt(1.25) << 0.0 << qint64(0) << qint64(0);
    QTest::newRow("constant") << V{3, 3, 3} << 3.0 << 3.0 << 3.0 << 0.0 << 0.0 << qint64(0) << qint64(0);
    QTest::newRow("zeros of both signs") << V{0, -0.0, 2, 2} << 0.0 << 2.0 << 1.0 << 1.0 << 0.5 << qint64(0)
                                         << qint64(0);
    QTest::newRow("NaN and infinities left out") << V{notANumber, -1, infinity, 1, -infinity, 0} << -1.0 << 1.0 << 0.0
                                                 << std::sqrt(2.0 / 3) << 1.0 / 6 << qint64(1) << qint64(2);
    QTest::newRow("nothing finite") << V{notANumber, notANumber, infinity} << 0.0 << 0.0 << 0.0 << 0.0 << 0.0
                                    << qint64(2) << qint64(1);
    QTest::newRow("far from zero") << V{1e9 + 1, 1e9 + 2, 1e9 + 3} << 1e9 + 1 << 1e9 + 3 << 1e9 + 2
                                   << std::sqrt(2.0 / 3) << 0.0 << qint64(0) << qint64(0);
    QTest::newRow("sum overflows") << V{1e308, 1e308, -1e308} << -1e308 << 1e308 << 1e308 / 3
                                   << 1e308 * std::sqrt(8.0) / 3 << 0.0 << qint64(0) << qint64(0);
    QTest::newRow("squares vanish") << V{1e-200, 3e-200} << 1e-200 << 3e-200 << 2e-200 << 1e-200 << 0.0 << qint64(0)
                                    << qint64(0);
    QTest::newRow("denormal neighbours") << V{5e-324, 1e-323} << 5e-324 << 1e-323 << 1e-323 << 0.0 << 0.0 << qint64(0)
                                         << qint64(0);
}

void TestSnapshot::summary()
{
    QFETCH(std::vector<double>, values);
    QFETCH(double, mean);
    QFETCH(double, std);
    const Snapshot tensor = Snapshot::of({static_cast<std::int64_t>(values.size())}, values);
    const Snapshot::Summary &summary = tensor.summary();
    QTEST(summary.min, "min");
    QTEST(summary.max, "max");
    QTEST(summary.zeroShare, "zeroShare");
    QTEST(qint64(summary.nanCount), "nanCount");
    QTEST(qint64(summary.infCount), "infCount");
    QVERIFY2(std::abs(summary.mean - mean) <= 1e-14 * std::abs(mean) + 5e-324,
             qPrintable(QString::number(summary.mean)));
    QVERIFY2(std::abs(summary.std - std) <= 1e-14 * std::abs(std) + 5e-324, qPrintable(QString::number(summary.std)));
    const std::int64_t binned = std::accumulate(summary.histogram.begin(), summary.histogram.end(), std::int64_t(0));
    QCOMPARE(binned + summary.nanCount + summary.infCount, tensor.elementCount());
    QCOMPARE(&tensor.summary(), &summary);
}

void TestSnapshot::summaryOfAView()
{
    const Snapshot tensor = Snapshot::of({2, 3}, counting(6));
    const Snapshot view = tensor.select(1, 2);
    const Snapshot::Summary &column = view.summary();
    QCOMPARE(column.min, 2.0);
    QCOMPARE(column.max, 5.0);
    QCOMPARE(column.mean, 3.5);
}

void TestSnapshot::histogramCountsEveryFiniteValue()
{
    const Snapshot even = Snapshot::of({640}, counting(640));
    for (int bin = 0; bin < Snapshot::histogramBins; ++bin) // (639 − 0) / 64 = 9.98 a bin: each holds 10 values
        QCOMPARE(even.summary().histogram[static_cast<std::size_t>(bin)], 10);
    const Snapshot constant = Snapshot::of({5}, std::vector<std::int64_t>(5, 7));
    QCOMPARE(constant.summary().histogram[0], 5);
}

void TestSnapshot::emptyAndScalar()
{
    const Snapshot empty = Snapshot::of({0, 3}, std::vector<float>{});
    QCOMPARE(empty.elementCount(), 0);
    QVERIFY(empty.toFloats().empty());
    QCOMPARE(empty.summary().zeroShare, 0.0);
    const Snapshot scalar = Snapshot::scalar(2.5);
    QCOMPARE(scalar.shape(), Shape{});
    QCOMPARE(scalar.flat(0), 2.5);
    QCOMPARE(scalar.at(std::initializer_list<std::int64_t>{}), 2.5);
    QCOMPARE(scalar.summary().mean, 2.5);
}

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
