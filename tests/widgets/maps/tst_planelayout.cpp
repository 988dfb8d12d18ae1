#include "widgets/maps/PlaneLayout.h"
#include "widgets/maps/PlaneReader.h"

#include <QtTest>

#include <numeric>

using namespace vitrine;

namespace {

using Style = PlaneLayout::Style;

/// 0, 1, 2, … so that a value is its own row-major position.
Snapshot counting(const Shape &shape)
{
    std::vector<float> values(static_cast<std::size_t>(elementCount(shape)));
    std::iota(values.begin(), values.end(), 0.0F);
    return Snapshot::of(shape, std::move(values));
}

} // namespace

class TestPlaneLayout : public QObject {
    Q_OBJECT

private slots:
    void shapes_data();
    void shapes();
    void everyValueHasItsPlace_data();
    void everyValueHasItsPlace();
    void anotherSampleIsNotOnView();
    void boxesAreCutPerPlane();
    void largeTensorsArePaged();
    void stridedTensorsReadTheSame();
    void rangesLeaveOutWhatIsNotFinite();
};

void TestPlaneLayout::shapes_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<TensorRole>("role");
    QTest::addColumn<Style>("style");
    QTest::addColumn<Shape>("planes"); // planes, height, width, columns
    QTest::newRow("maps") << Shape{2, 6, 5, 4} << TensorRole::Activation << Style::Planes << Shape{6, 5, 4, 0};
    QTest::newRow("kernels") << Shape{6, 3, 5, 4} << TensorRole::Weight << Style::Planes << Shape{18, 5, 4, 3};
    QTest::newRow("depthwise kernels") << Shape{6, 1, 3, 3} << TensorRole::Weight << Style::Planes << Shape{6, 3, 3, 0};
    QTest::newRow("signals") << Shape{2, 6, 9} << TensorRole::Activation << Style::Strips << Shape{6, 1, 9, 0};
    QTest::newRow("1-d kernels") << Shape{6, 2, 3} << TensorRole::Weight << Style::Planes << Shape{12, 1, 3, 2};
    QTest::newRow("vector") << Shape{2, 10} << TensorRole::Activation << Style::Bars << Shape{10, 1, 1, 0};
    QTest::newRow("matrix") << Shape{10, 84} << TensorRole::Weight << Style::Planes << Shape{1, 10, 84, 0};
    QTest::newRow("bias") << Shape{6} << TensorRole::Weight << Style::Bars << Shape{6, 1, 1, 0};
    QTest::newRow("scalar") << Shape{} << TensorRole::Activation << Style::Bars << Shape{1, 1, 1, 0};
    QTest::newRow("volume") << Shape{2, 6, 3, 5, 4} << TensorRole::Activation << Style::Planes << Shape{6, 5, 4, 0};
    QTest::newRow("3-d kernels") << Shape{4, 2, 3, 5, 4} << TensorRole::Weight << Style::Planes << Shape{8, 5, 4, 2};
}

void TestPlaneLayout::shapes()
{
    QFETCH(Shape, shape);
    QFETCH(TensorRole, role);
    QFETCH(Style, style);
    QFETCH(Shape, planes);
    const PlaneLayout layout(shape, role);
    QCOMPARE(layout.style(), style);
    QCOMPARE((Shape{layout.planes(), layout.height(), layout.width(), layout.columns()}), planes);
}

void TestPlaneLayout::everyValueHasItsPlace_data()
{
    shapes_data();
}

void TestPlaneLayout::everyValueHasItsPlace()
{
    QFETCH(Shape, shape);
    QFETCH(TensorRole, role);
    const PlaneLayout first(shape, role);
    const PlaneLayout layout(shape, role, {first.samples() - 1, first.depths() - 1, 0});
    const PlaneReader reader(counting(shape), layout);
    std::vector<float> values(static_cast<std::size_t>(layout.height() * layout.width()));
    PlaneCell cell;
    for (cell.plane = 0; cell.plane < layout.planes(); ++cell.plane) {
        reader.read(cell.plane, values);
        for (cell.y = 0; cell.y < layout.height(); ++cell.y) {
            for (cell.x = 0; cell.x < layout.width(); ++cell.x) {
                const float value = values[static_cast<std::size_t>(cell.y * layout.width() + cell.x)];
                QCOMPARE(static_cast<double>(value), reader.tensor().at(layout.index(cell)));
                QCOMPARE(layout.cell(layout.index(cell)), std::optional(cell));
            }
        }
    }
}

void TestPlaneLayout::anotherSampleIsNotOnView()
{
    const PlaneLayout layout(Shape{2, 3, 4, 4}, TensorRole::Activation);
    QVERIFY(layout.cell({0, 1, 2, 3}).has_value());
    QVERIFY(!layout.cell({1, 1, 2, 3}).has_value());
    QVERIFY(!layout.cell({0, 1, 2}).has_value());
    QCOMPARE(layout.choiceFor({1, 1, 2, 3}).sample, std::int64_t(1));
}

void TestPlaneLayout::boxesAreCutPerPlane()
{
    const PlaneLayout layout(Shape{1, 3, 8, 8}, TensorRole::Activation);
    QCOMPARE(layout.intersect(1, {0, 0, 2, 3}, {0, 1, 4, 5}), std::optional(PlaneBox{2, 3, 4, 5}));
    QVERIFY(!layout.intersect(2, {0, 0, 2, 3}, {0, 1, 4, 5}).has_value());
}

void TestPlaneLayout::largeTensorsArePaged()
{
    const Shape shape{4096, 1024}; // 4 Mi values: 4 pages
    const PlaneLayout first(shape, TensorRole::Weight);
    QCOMPARE(first.pages(), std::int64_t(4));
    const PlaneChoice choice = first.choiceFor({4095, 7});
    QCOMPARE(choice.page, std::int64_t(3));
    const PlaneLayout last(shape, TensorRole::Weight, choice);
    QCOMPARE(last.cell({4095, 7}), std::optional(PlaneCell{0, last.height() - 1, 7}));
    QCOMPARE(last.index({0, 0, 0}), (Index{3072, 0}));

    const PlaneLayout kernels(Shape{512, 512, 3, 3}, TensorRole::Weight);
    QVERIFY(kernels.pages() > 1);
    QCOMPARE(kernels.planes() % 512, std::int64_t(0)); // whole rows of kernels
}

void TestPlaneLayout::stridedTensorsReadTheSame()
{
    const Snapshot dense = counting({3, 4, 5});
    const Snapshot strided = dense.select(1, 2); // [3, 5] with a stride of 20
    const PlaneReader reader(strided, PlaneLayout(strided.shape(), TensorRole::Weight));
    std::vector<float> values(15);
    reader.read(0, values);
    QCOMPARE(values[7], 32.0F); // [1, 2] of the view is [1, 2, 2] of the whole
    QCOMPARE(reader.range(), (ValueSpan{10, 54}));
}

void TestPlaneLayout::rangesLeaveOutWhatIsNotFinite()
{
    const float nan = std::numeric_limits<float>::quiet_NaN(), inf = std::numeric_limits<float>::infinity();
    const std::vector<float> mixed{nan, -2, inf, 3, -inf}, none{nan, inf};
    QCOMPARE(ValueSpan::of(mixed), (ValueSpan{-2, 3}));
    QVERIFY(ValueSpan::of(none).isEmpty());
}

QTEST_GUILESS_MAIN(TestPlaneLayout)
#include "tst_planelayout.moc"
