// The frame of a mosaic by hand: what was taken hold of stays below the pointer, one number changes and no other, and
// all stay within what YOLOX draws.

#include "core/detection/augment/FrameDrag.h"

#include <QtTest>

#include <cmath>
#include <map>

using namespace vitrine;

Q_DECLARE_METATYPE(vitrine::FrameGrip)

namespace {

using Point = AffineMap::Point;

constexpr int width = 320, height = 240;

/// Where a place of the result lies on the canvas.
Point onCanvas(const AffineChange &change, double x, double y)
{
    return change.map(width, height).inverse().at(x, y);
}

AffineLimits wide()
{
    return {{-180, 180}, {0.01, 100}, {-40, 40}, {-5, 5}};
}

const AffineChange start{7, 0.8, 1.5, -1, 0.05, -0.04};

} // namespace

class TestFrameDrag : public QObject {
    Q_OBJECT

private slots:
    void followsThePointer_data();
    void followsThePointer();
    void nothingElseChanges_data() { followsThePointer_data(); }
    void nothingElseChanges();
    void stopsAtTheRange_data();
    void stopsAtTheRange();
    void whatIsOutsideComesBack();
    void limitsAreThoseOfTheSettings();
};

void TestFrameDrag::followsThePointer_data()
{
    QTest::addColumn<FrameGrip>("grip");
    QTest::addColumn<Point>("place"); // of the result
    QTest::newRow("move") << FrameGrip::Move << Point{100, 80};
    QTest::newRow("turn") << FrameGrip::Turn << Point{width, height};
    QTest::newRow("scale") << FrameGrip::Scale << Point{width, 0};
    QTest::newRow("slant x") << FrameGrip::SlantX << Point{width, height / 2.0};
    QTest::newRow("slant y") << FrameGrip::SlantY << Point{width / 2.0, height};
}

void TestFrameDrag::followsThePointer()
{
    QFETCH(FrameGrip, grip);
    QFETCH(Point, place);
    // Turned and scaled, a place that is not moved stays as far, or in the same direction, as it was.
    AffineChange change = start;
    if (grip == FrameGrip::Turn || grip == FrameGrip::Scale)
        change.moveX = change.moveY = 0;
    const Point from = onCanvas(change, place.x, place.y);
    Point to{from.x + 20, from.y + 11};
    if (grip == FrameGrip::Scale)
        to = {from.x * 1.3, from.y * 1.3};
    const FramePull pull = pulled(grip, change, wide(), width, height, from, to);
    QVERIFY(!pull.isStopped);
    const Point now = onCanvas(pull.change, place.x, place.y);
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-6; };
    switch (grip) {
    case FrameGrip::Move:
    case FrameGrip::Scale:
        QVERIFY(near(now.x, to.x) && near(now.y, to.y));
        break;
    case FrameGrip::Turn:
        QVERIFY(near(std::atan2(now.y, now.x), std::atan2(to.y, to.x)));
        QVERIFY(near(std::hypot(now.x, now.y), std::hypot(from.x, from.y)));
        break;
    case FrameGrip::SlantX:
    case FrameGrip::SlantY: {
        // Along the turned edge; the frame's own axes are those of the turned canvas.
        AffineChange turned;
        turned.angle = change.angle;
        const Point a = turned.map(width, height).at(now.x, now.y), b = turned.map(width, height).at(to.x, to.y);
        QVERIFY(grip == FrameGrip::SlantX ? near(a.y, b.y) : near(a.x, b.x));
        break;
    }
    }
}

void TestFrameDrag::nothingElseChanges()
{
    QFETCH(FrameGrip, grip);
    QFETCH(Point, place);
    const Point from = onCanvas(start, place.x, place.y);
    const AffineChange now = pulled(grip, start, wide(), width, height, from, {from.x + 9, from.y + 14}).change;
    QCOMPARE(now.angle != start.angle, grip == FrameGrip::Turn);
    QCOMPARE(now.scale != start.scale, grip == FrameGrip::Scale);
    QCOMPARE(now.shearX != start.shearX, grip == FrameGrip::SlantX);
    QCOMPARE(now.shearY != start.shearY, grip == FrameGrip::SlantY);
    QCOMPARE(now.moveX != start.moveX || now.moveY != start.moveY, grip == FrameGrip::Move);
}

void TestFrameDrag::stopsAtTheRange_data()
{
    QTest::addColumn<FrameGrip>("grip");
    QTest::addColumn<Point>("from");
    QTest::addColumn<Point>("to");
    QTest::addColumn<double>("number");
    QTest::newRow("move") << FrameGrip::Move << Point{50, 50} << Point{250, 50} << -0.1;
    QTest::newRow("turn") << FrameGrip::Turn << Point{100, 0} << Point{100, 90} << 10.0;
    QTest::newRow("turn back") << FrameGrip::Turn << Point{100, 0} << Point{100, -90} << -10.0;
    QTest::newRow("frame too small") << FrameGrip::Scale << Point{100, 80} << Point{20, 16} << 2.0;
    QTest::newRow("frame beyond the corner") << FrameGrip::Scale << Point{100, 80} << Point{-20, -16} << 2.0;
    QTest::newRow("frame too large") << FrameGrip::Scale << Point{10, 8} << Point{300, 240} << 0.1;
    QTest::newRow("slant x") << FrameGrip::SlantX << Point{width, 100} << Point{width, 200} << -2.0;
    QTest::newRow("slant y") << FrameGrip::SlantY << Point{100, height} << Point{20, height} << 2.0;
}

void TestFrameDrag::stopsAtTheRange()
{
    QFETCH(FrameGrip, grip);
    QFETCH(Point, from);
    QFETCH(Point, to);
    QFETCH(double, number);
    const FramePull pull = pulled(grip, {}, AffineLimits::of({}), width, height, from, to);
    QVERIFY(pull.isStopped);
    const std::map<FrameGrip, double> numbers{{FrameGrip::Move, pull.change.moveX},
                                              {FrameGrip::Turn, pull.change.angle},
                                              {FrameGrip::Scale, pull.change.scale},
                                              {FrameGrip::SlantX, pull.change.shearX},
                                              {FrameGrip::SlantY, pull.change.shearY}};
    QCOMPARE(numbers.at(grip), number);
}

/// A slider may go further than YOLOX: a grip does not throw the frame back, and does not let it out further.
void TestFrameDrag::whatIsOutsideComesBack()
{
    AffineChange change;
    change.angle = 30;
    const AffineLimits limits = AffineLimits::of({}).around(change);
    const FramePull further = pulled(FrameGrip::Turn, change, limits, width, height, {100, 0}, {100, 20});
    QVERIFY(further.isStopped);
    QCOMPARE(further.change.angle, 30.0);
    const FramePull back = pulled(FrameGrip::Turn, change, limits, width, height, {100, 0}, {100, -20});
    QVERIFY(!back.isStopped);
    QVERIFY(std::abs(back.change.angle - (30 - std::atan(0.2) * 180 / std::acos(-1.0))) < 1e-9);
}

void TestFrameDrag::limitsAreThoseOfTheSettings()
{
    const AffineLimits small = AffineLimits::of(AugmentSettings::forSmallNetworks());
    QVERIFY((small.scale == DrawRange{0.5, 1.5}));
    QVERIFY((small.angle == DrawRange{-10, 10}));
    AffineChange wanted;
    wanted.scale = 0.2;
    QCOMPARE(limited(wanted, small).change.scale, 0.5);
    QVERIFY(limited(wanted, small).isStopped);
    QVERIFY(!limited({}, small).isStopped);
}

QTEST_GUILESS_MAIN(TestFrameDrag)

#include "tst_framedrag.moc"
