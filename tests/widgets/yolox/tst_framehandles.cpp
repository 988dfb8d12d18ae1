// The frame on the mosaic's canvas by hand: every grip with the mouse and the keys, one step of undo a drag, Esc, the
// ranges, and labels that follow while it is dragged.

#include "tests/widgets/yolox/YoloxSample.h"

#include "tests/support/Screenshot.h"
#include "widgets/yolox/augmentation/AugmentControls.h"
#include "widgets/yolox/augmentation/AugmentPage.h"
#include "widgets/yolox/augmentation/AugmentSession.h"
#include "widgets/yolox/augmentation/AugmentationStation.h"
#include "widgets/yolox/augmentation/FrameHandle.h"
#include "widgets/yolox/augmentation/FrameHandles.h"
#include "widgets/yolox/augmentation/MosaicView.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QUndoStack>

#include <memory>

using namespace vitrine;

Q_DECLARE_METATYPE(vitrine::FrameHandles::Place)

namespace {

constexpr int patience = 20'000;

/// An undo stack without what came before this drag.
AffineChange middle()
{
    return {.angle = 0, .scale = 1, .shearX = 0, .shearY = 0, .moveX = 0, .moveY = 0};
}

} // namespace

class TestFrameHandles : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void gripsChangeTheirNumber_data();
    void gripsChangeTheirNumber();
    void stopsAndSaysSo();
    void escapeTakesBack();
    void frameIsDraggedFromWithin();
    void keysPush_data();
    void keysPush();
    void labelsFollowTheDrag();
    void undoEndsADrag();
    void offWithoutAnAffineMap();
    void handlesStayInSight();
    void handlesHaveNames();

private:
    const AugmentTrial &trial() const { return m_station->session()->trial(); }
    const AffineChange &change() const { return trial().mosaic().change; }
    MosaicView *view() const { return m_station->augmentPage()->canvas(); }
    FrameHandle *handle(FrameHandles::Place place) const { return view()->frame()->handle(place); }
    void setChange(const AffineChange &change);
    void press(QWidget *widget, QPoint at) { QTest::mousePress(widget, Qt::LeftButton, {}, at); }
    void moveBy(FrameHandle *handle, QPoint by); ///< while it is pressed
    bool isShownWhole() const;

    std::unique_ptr<YoloxState> m_state;
    std::unique_ptr<AugmentationStation> m_station;
    const QPoint m_inside{FrameHandle::side / 2, FrameHandle::side / 2};
};

void TestFrameHandles::init()
{
    m_state = std::make_unique<YoloxState>();
    fillSample(*m_state);
    m_station = std::make_unique<AugmentationStation>(StationTools{m_state.get(), nullptr});
    m_station->resize(900, 700);
    m_station->show();
    QVERIFY(QTest::qWaitForWindowActive(m_station.get()));
    setChange(middle());
    m_state->undoStack()->clear();
}

void TestFrameHandles::cleanup()
{
    m_station.reset();
    m_state.reset();
}

void TestFrameHandles::setChange(const AffineChange &change)
{
    AugmentTrial next = trial();
    next.mosaic().change = change;
    m_station->session()->setTrial(next, {});
    QTRY_VERIFY_WITH_TIMEOUT(isShownWhole(), patience);
}

bool TestFrameHandles::isShownWhole() const
{
    const AugmentSession *session = m_station->session();
    return !session->isBusy() && session->shown() && session->shown()->trial == session->trial();
}

/// It follows the mouse, so that its own coordinates change below it.
void TestFrameHandles::moveBy(FrameHandle *handle, QPoint by)
{
    const QPoint target = handle->mapFrom(view(), handle->centre().toPoint() + by);
    QTest::mouseMove(handle, target);
}

void TestFrameHandles::gripsChangeTheirNumber_data()
{
    QTest::addColumn<FrameHandles::Place>("place");
    QTest::addColumn<QPoint>("by");
    QTest::addColumn<double AffineChange::*>("number");
    QTest::addColumn<bool>("grows");
    QTest::newRow("move") << FrameHandles::Body << QPoint(-6, 0) << &AffineChange::moveX << true;
    QTest::newRow("turn") << FrameHandles::Knob << QPoint(-10, 10) << &AffineChange::angle << true;
    QTest::newRow("corner") << FrameHandles::Corner << QPoint(16, 16) << &AffineChange::scale << false;
    QTest::newRow("top corner") << FrameHandles::TopCorner << QPoint(-16, 0) << &AffineChange::scale << true;
    QTest::newRow("left corner") << FrameHandles::LeftCorner << QPoint(0, -16) << &AffineChange::scale << true;
    QTest::newRow("right edge") << FrameHandles::RightEdge << QPoint(0, -3) << &AffineChange::shearX << true;
    QTest::newRow("lower edge") << FrameHandles::LowerEdge << QPoint(3, 0) << &AffineChange::shearY << false;
}

void TestFrameHandles::gripsChangeTheirNumber()
{
    QFETCH(FrameHandles::Place, place);
    QFETCH(QPoint, by);
    QFETCH(double AffineChange::*, number);
    QFETCH(bool, grows);
    const AugmentTrial before = trial();
    FrameHandle *grip = handle(place);
    QVERIFY(grip->isVisible());
    const QPointF pressed = grip->centre();
    press(grip, m_inside);
    moveBy(grip, by / 2);
    moveBy(grip, by);
    QCOMPARE(m_state->undoStack()->count(), 0); // not decided on yet
    QVERIFY(change() != before.mosaic().change);
    QTest::mouseRelease(grip, Qt::LeftButton, {}, m_inside);
    QCOMPARE(m_state->undoStack()->count(), 1);
    QVERIFY(change().*number != before.mosaic().change.*number);
    QCOMPARE(change().*number > before.mosaic().change.*number, grows);
    if (place != FrameHandles::Body) { // one number, and the grip is where the mouse has brought it
        AffineChange rest = change();
        rest.*number = before.mosaic().change.*number;
        QVERIFY(rest == before.mosaic().change);
    }
    QVERIFY((grip->centre() - pressed).manhattanLength() > 1);
    m_state->undoStack()->undo();
    QVERIFY(trial() == before);
    QCOMPARE(grip->centre(), pressed);
}

void TestFrameHandles::stopsAndSaysSo()
{
    FrameHandle *knob = handle(FrameHandles::Knob);
    press(knob, m_inside);
    moveBy(knob, {-4, 4});
    QVERIFY(change().angle > 0 && change().angle < 10);
    QVERIFY(view()->frame()->line()->isVisible());
    QVERIFY(!view()->frame()->line()->text().contains(QStringLiteral("no further")));
    moveBy(knob, {-120, 120});
    QCOMPARE(change().angle, 10.0);
    QVERIFY2(view()->frame()->line()->text().contains(QStringLiteral("no further than ±10")),
             qPrintable(view()->frame()->line()->text()));
    QVERIFY(knob->accessibleDescription().contains(QStringLiteral("no further")));
    test::saveScreenshot(*m_station, QStringLiteral("yolox-frame-stopped"));
    QTest::mouseRelease(knob, Qt::LeftButton, {}, m_inside);
    // A slider goes further: the grip says so, and only lets it back.
    AffineChange far = middle();
    far.angle = 25;
    setChange(far);
    QVERIFY(knob->toolTip().contains(QStringLiteral("beyond")));
    QTest::keyClick(knob, Qt::Key_Down);
    QCOMPARE(change().angle, 25.0);
    QTest::keyClick(knob, Qt::Key_Up);
    QCOMPARE(change().angle, 24.0);
}

void TestFrameHandles::escapeTakesBack()
{
    const AugmentTrial before = trial();
    for (const FrameHandles::Place place : {FrameHandles::Corner, FrameHandles::Knob, FrameHandles::RightEdge}) {
        FrameHandle *grip = handle(place);
        press(grip, m_inside);
        moveBy(grip, {5, 12});
        QVERIFY(trial() != before);
        QTest::keyClick(grip, Qt::Key_Escape);
        QVERIFY(trial() == before);
        moveBy(grip, {9, 20}); // the button is still down
        QTest::mouseRelease(grip, Qt::LeftButton, {}, m_inside);
        QVERIFY(trial() == before);
    }
    // The centre too, and from within the frame.
    const QPoint centre =
        view()->transform().map(QPointF(trial().mosaic().centerX, trial().mosaic().centerY)).toPoint();
    for (const QPoint from : {centre, view()->transform().map(QPointF(30, 30)).toPoint()}) {
        press(view(), from);
        QTest::mouseMove(view(), from + QPoint(-14, -9));
        QVERIFY(trial() != before);
        QTest::keyClick(view(), Qt::Key_Escape);
        QTest::mouseRelease(view(), Qt::LeftButton, {}, from + QPoint(-14, -9));
        QVERIFY(trial() == before);
    }
    QCOMPARE(m_state->undoStack()->count(), 0);
}

void TestFrameHandles::frameIsDraggedFromWithin()
{
    const AugmentTrial before = trial();
    const int side = m_station->session()->width();
    const QPoint from = view()->transform().map(QPointF(side * 0.3, side * 0.3)).toPoint();
    press(view(), from);
    QTest::mouseMove(view(), from - QPoint(4, 4));
    QVERIFY(trial() == before); // a click may shake
    const int far = QApplication::startDragDistance();
    QTest::mouseMove(view(), from - QPoint(far, 2));
    QTest::mouseRelease(view(), Qt::LeftButton, {}, from - QPoint(far, 2));
    QCOMPARE(m_state->undoStack()->count(), 1);
    QVERIFY(change().moveX > 0 && trial().mosaic().pictures == before.mosaic().pictures);
    QVERIFY(std::abs(change().moveX - far / view()->transform().scale / side) < 1e-6);
    m_state->undoStack()->undo();
    QVERIFY(trial() == before);
    QTest::mouseClick(view(), Qt::LeftButton, {}, from); // and a click still exchanges
    QVERIFY(trial().mosaic().pictures != before.mosaic().pictures);
    QVERIFY(change() == before.mosaic().change);
}

void TestFrameHandles::keysPush_data()
{
    QTest::addColumn<FrameHandles::Place>("place");
    QTest::addColumn<int>("key");
    QTest::addColumn<double AffineChange::*>("number");
    QTest::addColumn<double>("coarse"); // NaN: what a pixel makes
    QTest::addColumn<double>("fine");
    QTest::newRow("turn") << FrameHandles::Knob << int(Qt::Key_Right) << &AffineChange::angle << 1.0 << 1.1;
    QTest::newRow("scale") << FrameHandles::Corner << int(Qt::Key_Left) << &AffineChange::scale << 1.05 << 1.05 * 1.01;
    QTest::newRow("right edge") << FrameHandles::RightEdge << int(Qt::Key_Down) << &AffineChange::shearX << -0.5
                                << -0.6;
    QTest::newRow("lower edge") << FrameHandles::LowerEdge << int(Qt::Key_Left) << &AffineChange::shearY << 0.5 << 0.6;
}

void TestFrameHandles::keysPush()
{
    QFETCH(FrameHandles::Place, place);
    QFETCH(int, key);
    QFETCH(double AffineChange::*, number);
    QFETCH(double, coarse);
    QFETCH(double, fine);
    const AugmentTrial before = trial();
    FrameHandle *grip = handle(place);
    grip->setFocus(Qt::TabFocusReason);
    QVERIFY(view()->frame()->line()->isVisible());
    QTest::keyClick(grip, static_cast<Qt::Key>(key));
    QVERIFY(std::abs(change().*number - coarse) < 1e-9);
    QTest::keyClick(grip, static_cast<Qt::Key>(key), Qt::ShiftModifier);
    QVERIFY(std::abs(change().*number - fine) < 1e-9);
    m_state->undoStack()->undo();
    m_state->undoStack()->undo();
    QVERIFY(trial() == before);
}

void TestFrameHandles::labelsFollowTheDrag()
{
    FrameHandle *body = handle(FrameHandles::Body);
    QSignalSpy made(m_station->session(), &AugmentSession::shownChanged);
    press(body, m_inside);
    moveBy(body, {-8, -8});
    QVERIFY(made.wait(patience)); // with the button down
    QTRY_VERIFY_WITH_TIMEOUT(isShownWhole(), patience);
    QVERIFY(change() != middle());
    QVERIFY(m_station->session()->shown()->trial.mosaic().change == change());
    QTest::mouseRelease(body, Qt::LeftButton, {}, m_inside);
}

void TestFrameHandles::undoEndsADrag()
{
    AffineChange turned = middle();
    turned.angle = 4;
    setChange(turned);
    const int steps = m_state->undoStack()->count();
    FrameHandle *corner = handle(FrameHandles::Corner);
    press(corner, m_inside);
    moveBy(corner, {10, 10});
    m_state->undoStack()->undo();
    QVERIFY(change() == middle());
    moveBy(corner, {20, 20});
    QTest::mouseRelease(corner, Qt::LeftButton, {}, m_inside);
    QVERIFY(change() == middle());
    QCOMPARE(m_state->undoStack()->count(), steps); // what was undone can be redone
    m_state->undoStack()->redo();
    QVERIFY(change() == turned);
}

void TestFrameHandles::offWithoutAnAffineMap()
{
    m_station->augmentPage()->controls()->box(AugmentControls::Switch::Affine)->setChecked(false);
    for (int i = 0; i < FrameHandles::placeCount; ++i)
        QVERIFY(!handle(static_cast<FrameHandles::Place>(i))->isVisible());
    const AugmentTrial before = trial();
    const QPoint from = view()->transform().map(QPointF(30, 30)).toPoint();
    press(view(), from);
    QTest::mouseMove(view(), from - QPoint(30, 20));
    QVERIFY(trial() == before);
    QTest::mouseRelease(view(), Qt::LeftButton, {}, from);
}

void TestFrameHandles::handlesStayInSight()
{
    for (const AffineChange &extreme : {AffineChange{-10, 0.1, 2, 2, -0.1, 0.1},
                                        AffineChange{10, 0.1, -2, -2, 0.1, 0.1}, AffineChange{0, 2, 0, 0, 0.1, 0.1}}) {
        setChange(extreme);
        for (int i = 0; i < FrameHandles::placeCount; ++i) {
            const FrameHandle *grip = handle(static_cast<FrameHandles::Place>(i));
            QVERIFY2(view()->rect().contains(grip->geometry()), qPrintable(grip->accessibleName()));
        }
    }
    // Even from the border a corner scales as it should: half the way, twice the scale.
    setChange({0, 0.1, 0, 0, 0, 0});
    FrameHandle *corner = handle(FrameHandles::Corner);
    const QPointF origin = view()->transform().map(QPointF());
    const QPointF from = corner->centre();
    press(corner, m_inside);
    moveBy(corner, ((origin - from) / 2).toPoint());
    QTest::mouseRelease(corner, Qt::LeftButton, {}, m_inside);
    QVERIFY2(std::abs(change().scale - 0.2) < 0.01, qPrintable(QString::number(change().scale)));
}

void TestFrameHandles::handlesHaveNames()
{
    QStringList names;
    for (const FrameHandles::Place place : {FrameHandles::Body, FrameHandles::Knob, FrameHandles::Corner,
                                            FrameHandles::RightEdge, FrameHandles::LowerEdge}) {
        QVERIFY(handle(place)->focusPolicy() & Qt::TabFocus);
        names += handle(place)->accessibleName();
        QVERIFY(handle(place)->toolTip().contains(QStringLiteral("YOLOX")));
        QVERIFY(handle(place)->cursor().shape() != Qt::ArrowCursor);
    }
    names.removeDuplicates();
    QCOMPARE(names.size(), 5);
    QVERIFY(!names.contains(QString()));
}

QTEST_MAIN(TestFrameHandles)

#include "tst_framehandles.moc"
