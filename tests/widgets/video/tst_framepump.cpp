#include "core/vision/video/ScriptedSource.h"
#include "widgets/video/FramePump.h"
#include "widgets/video/ScreenSource.h"
#include "widgets/video/VideoBar.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>
#include <QtTest>

#include <algorithm>
#include <atomic>

using namespace vitrine;
using Kind = ScriptStep::Kind;

namespace {

VideoInfo cameraInfo(int side = 8)
{
    VideoInfo info;
    info.width = info.height = side;
    info.live = true;
    return info;
}

VideoInfo fileInfo(int count, double rate)
{
    VideoInfo info;
    info.width = info.height = 8;
    info.framesPerSecond = rate;
    info.frameCount = count;
    info.seekable = true;
    return info;
}

FrameSourceOpener script(const VideoInfo &info, const std::vector<ScriptStep> &steps)
{
    return [info, steps]() -> Result<std::unique_ptr<FrameSource>> {
        return std::unique_ptr<FrameSource>(std::make_unique<ScriptedSource>(info, steps));
    };
}

/// Someone who looks at the frames: takes one after the other, or only when told.
class Viewer : public QObject {
    Q_OBJECT

public:
    explicit Viewer(FramePump &pump, bool eager = true) : m_pump(pump), m_eager(eager)
    {
        connect(&pump, &FramePump::frameReady, this, &Viewer::look);
        connect(&pump, &FramePump::failed, this, &Viewer::note);
        pump.wantNext();
    }

    QList<qint64> seen;
    std::shared_ptr<const VideoFrame> last;
    QString failure;

private:
    void look(const std::shared_ptr<const VideoFrame> &frame)
    {
        seen.append(frame->index);
        last = frame;
        if (m_eager)
            m_pump.wantNext();
    }
    void note(const Error &error) { failure = QString::fromStdString(error.message.text()); }

    FramePump &m_pump;
    bool m_eager;
};

} // namespace

class TestFramePump : public QObject {
    Q_OBJECT

private slots:
    void everyFrameReachesAQuickViewer();
    void imageAndPictureShareThePixels();
    void newestFrameWins();
    void nothingComesUnasked();
    void aFrameNobodyWaitsForIsLeft();
    void noFrameComesBeforeItsSource();
    void lostFramesAreCounted();
    void garbageIsSkipped();
    void unpluggingStopsIt();
    void stallIsSaidAndTakenBack();
    void aHangingDriverHoldsNobodyUp();
    void openingThatFailsIsSaid();
    void theOldSourceIsClosedFirst();
    void filesKeepTheirPace();
    void pauseStepAndSeek();
    void atTheEndItBeginsAgain();
    void loopsUntilTold();
    void damageLeavesTheLastFrame();
    void barWorksThePump();
    void barOfACamera();
    void screenIsTakenOrRefused();
};

void TestFramePump::everyFrameReachesAQuickViewer()
{
    FramePump pump;
    Viewer viewer(pump);
    const QSignalSpy opened(&pump, &FramePump::opened), ended(&pump, &FramePump::ended);
    pump.open(script(cameraInfo(), {{Kind::Frame, 20, 5}}));
    QTRY_COMPARE(ended.count(), 1);
    QTRY_COMPARE(viewer.seen.isEmpty() ? -1 : viewer.seen.last(), 19);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(pump.description(), QStringLiteral("Script"));
    QVERIFY(!pump.isPlaying());
    const VideoStatistics statistics = pump.statistics();
    QCOMPARE(statistics.shown + statistics.dropped, 20);
    QCOMPARE(statistics.shown, viewer.seen.size());
    QCOMPARE(statistics.lost, 0);
}

void TestFramePump::imageAndPictureShareThePixels()
{
    FramePump pump;
    Viewer viewer(pump);
    pump.open(script(cameraInfo(6), {{Kind::Frame, 8}}));
    QTRY_VERIFY(viewer.last && viewer.last->index == 7);
    const VideoFrame &frame = *viewer.last;
    QCOMPARE(frame.image.size(), QSize(6, 6));
    QCOMPARE(frame.image.pixel(5, 5), qRgb(7, 7, 7));
    QCOMPARE(static_cast<const void *>(frame.image.constBits()),
             static_cast<const void *>(frame.picture.bytes().data()));
    const QImage kept = frame.image;
    viewer.last.reset();
    pump.close();
    QCOMPARE(kept.pixel(0, 5), qRgb(7, 7, 7)); // the image alone keeps the pixels
}

void TestFramePump::newestFrameWins()
{
    FramePump pump;
    Viewer viewer(pump, false);
    const QSignalSpy ended(&pump, &FramePump::ended);
    pump.open(script(cameraInfo(), {{Kind::Frame, 1}, {Kind::Frame, 49, 2}}));
    QTRY_COMPARE(viewer.seen.size(), 1);
    QTRY_COMPARE(ended.count(), 1); // all have come while the viewer was busy
    QCOMPARE(viewer.seen.size(), 1);
    pump.wantNext();
    QCOMPARE(viewer.seen.last(), 49);
    QCOMPARE(pump.statistics().shown, 2);
    QCOMPARE(pump.statistics().dropped, 48);
    pump.wantNext();
    QCOMPARE(viewer.seen.size(), 2); // each is given once
}

void TestFramePump::nothingComesUnasked()
{
    FramePump pump;
    const QSignalSpy ready(&pump, &FramePump::frameReady), ended(&pump, &FramePump::ended);
    pump.open(script(cameraInfo(), {{Kind::Frame, 10}}));
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ready.count(), 0);
    QCOMPARE(pump.position(), -1);
}

/// The thread may be quick: a frame lies there while it is not told yet that the source is open.
/// Who does not want a frame any more gets none, until it goes to one.
void TestFramePump::aFrameNobodyWaitsForIsLeft()
{
    FramePump pump;
    Viewer viewer(pump, false);
    pump.wantNone();
    QSignalSpy sought(&pump, &FramePump::sought);
    pump.open(script(fileInfo(1000, 100), {{Kind::Frame, 1000}}));
    QTRY_VERIFY(pump.statistics().dropped > 2);
    QVERIFY(viewer.seen.isEmpty());
    QCOMPARE(sought.count(), 0);
    pump.pause();
    pump.seek(7);
    QCOMPARE(sought.count(), 1);
    pump.wantNext(); // none of those that waited before
    QTRY_COMPARE(viewer.seen, QList<qint64>{7});
}

void TestFramePump::noFrameComesBeforeItsSource()
{
    FramePump pump;
    bool isNamed = false;
    connect(&pump, &FramePump::frameReady, this, [&] { isNamed = pump.isOpen() && !pump.description().isEmpty(); });
    const QSignalSpy ready(&pump, &FramePump::frameReady);
    pump.open(script(cameraInfo(), {{Kind::Frame, 20, 0}}));
    QElapsedTimer clock;
    clock.start();
    while (pump.statistics().dropped == 0 && !clock.hasExpired(30000))
        QThread::yieldCurrentThread();
    QVERIFY(pump.statistics().dropped > 0);
    pump.wantNext();
    QTRY_COMPARE(ready.count(), 1);
    QVERIFY(isNamed);
}

void TestFramePump::lostFramesAreCounted()
{
    FramePump pump;
    Viewer viewer(pump);
    pump.open(
        script(cameraInfo(), {{Kind::Frame, 3}, {Kind::Loss, 4}, {Kind::Frame, 2}, {Kind::Loss, 1}, {Kind::Frame}}));
    QTRY_VERIFY(!viewer.seen.isEmpty() && viewer.seen.last() == 10);
    QCOMPARE(pump.statistics().lost, 5);
    QVERIFY(viewer.failure.isEmpty());
}

void TestFramePump::garbageIsSkipped()
{
    FramePump pump;
    Viewer viewer(pump);
    pump.open(script(cameraInfo(), {{Kind::Frame, 2}, {Kind::Garbage, 3}, {Kind::Frame, 2}}));
    QTRY_VERIFY(!viewer.seen.isEmpty() && viewer.seen.last() == 3);
    QCOMPARE(pump.statistics().lost, 3);
    QVERIFY(viewer.failure.isEmpty());
}

void TestFramePump::unpluggingStopsIt()
{
    FramePump pump;
    Viewer viewer(pump);
    pump.open(script(cameraInfo(), {{Kind::Frame, 5}, {Kind::Unplug}}));
    QTRY_COMPARE(viewer.failure, QStringLiteral("The camera Script was unplugged."));
    QVERIFY(!pump.isPlaying());
    QCOMPARE(viewer.last->index, 4); // what was shown last stays
    viewer.failure.clear();
    pump.play(); // asking again says so again
    QTRY_VERIFY(!viewer.failure.isEmpty());
    QVERIFY(!pump.isPlaying());
}

void TestFramePump::stallIsSaidAndTakenBack()
{
    FramePump pump;
    pump.setStallTime(80);
    Viewer viewer(pump);
    const QSignalSpy stalled(&pump, &FramePump::stalledChanged);
    pump.open(script(cameraInfo(), {{Kind::Frame, 3}, {Kind::Stall, 1, 600}, {Kind::Frame, 3, 40}}));
    QTRY_COMPARE(stalled.count(), 1);
    QCOMPARE(stalled[0][0].toBool(), true);
    QCOMPARE(viewer.last->index, 2);
    QTRY_COMPARE(stalled.count(), 2);
    QCOMPARE(stalled[1][0].toBool(), false);
    QTRY_COMPARE(viewer.last->index, 5);
    QVERIFY(viewer.failure.isEmpty());
}

void TestFramePump::aHangingDriverHoldsNobodyUp()
{
    QElapsedTimer clock;
    {
        FramePump pump;
        Viewer viewer(pump);
        pump.setStallTime(50);
        const QSignalSpy stalled(&pump, &FramePump::stalledChanged);
        pump.open(script(cameraInfo(), {{Kind::Frame}, {Kind::Stuck, 1, 5000}, {Kind::Frame}}));
        QTRY_COMPARE(stalled.count(), 1);
        clock.start();
        pump.close();
        QVERIFY(clock.elapsed() < 1000);
        QCOMPARE(stalled.count(), 2);
        clock.start();
    }
    QVERIFY(clock.elapsed() < 3000); // the driver takes 5 s
}

void TestFramePump::openingThatFailsIsSaid()
{
    FramePump pump;
    Viewer viewer(pump);
    pump.openFile(QStringLiteral("/nowhere/at/all.mp4"));
    // Its failure comes too late to be told: another one is open.
    pump.open(script(cameraInfo(), {{Kind::Frame, 3}}));
    QTRY_VERIFY(viewer.last && viewer.last->index == 2);
    QVERIFY(viewer.failure.isEmpty());
    pump.openFile(QStringLiteral("/nowhere/at/all.mp4"));
    QTRY_VERIFY(viewer.failure.contains(QStringLiteral("/nowhere/at/all.mp4")));
    QVERIFY(!pump.isOpen());
    QVERIFY(!pump.isPlaying());
}

namespace {

std::atomic<int> openSources{0};
std::atomic<int> mostOpen{0};

class CountedSource : public ScriptedSource {
public:
    CountedSource() : ScriptedSource(cameraInfo(), {{Kind::Frame}, {Kind::Stuck, 1, 150}, {Kind::Frame, 1000, 5}})
    {
        mostOpen = std::max(mostOpen.load(), ++openSources);
    }
    ~CountedSource() override { --openSources; }
};

} // namespace

void TestFramePump::theOldSourceIsClosedFirst()
{
    FramePump pump;
    Viewer viewer(pump);
    for (int i = 0; i < 3; ++i) {
        viewer.seen.clear();
        pump.open([]() -> Result<std::unique_ptr<FrameSource>> {
            return std::unique_ptr<FrameSource>(std::make_unique<CountedSource>());
        });
        QTRY_VERIFY(!viewer.seen.isEmpty());
    }
    pump.close();
    QTRY_COMPARE(openSources.load(), 0);
    QCOMPARE(mostOpen.load(), 1); // a camera can't be open twice
}

void TestFramePump::filesKeepTheirPace()
{
    FramePump pump;
    Viewer viewer(pump);
    const QSignalSpy ended(&pump, &FramePump::ended);
    QElapsedTimer clock;
    clock.start();
    pump.open(script(fileInfo(21, 50), {{Kind::Frame, 21}}));
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(clock.elapsed() >= 395); // 20 intervals of 20 ms; never faster
    pump.setSpeed(4);
    clock.start();
    pump.play();
    QTRY_COMPARE(ended.count(), 2);
    QVERIFY(clock.elapsed() >= 95);
}

void TestFramePump::pauseStepAndSeek()
{
    FramePump pump;
    Viewer viewer(pump);
    const QSignalSpy moved(&pump, &FramePump::positionChanged);
    pump.open(script(fileInfo(100, 25), {{Kind::Frame, 100}}), false);
    QTRY_COMPARE(viewer.seen, QList<qint64>{0}); // the first frame shows what it is
    QVERIFY(!pump.isPlaying());
    for (int i = 0; i < 3; ++i) {
        pump.stepForward();
        QTRY_COMPARE(pump.position(), i + 1);
    }
    pump.stepBack();
    QTRY_COMPARE(pump.position(), 2);
    pump.seek(60);
    QTRY_COMPARE(pump.position(), 60);
    pump.stepBack();
    QTRY_COMPARE(pump.position(), 59);
    QCOMPARE(viewer.seen, (QList<qint64>{0, 1, 2, 3, 2, 60, 59}));
    QCOMPARE(moved.last()[0].toLongLong(), 59);
    QCOMPARE(moved.last()[1].toDouble(), 59 * 40.0);
    pump.seek(0);
    QTRY_COMPARE(pump.position(), 0);
    pump.stepBack(); // there is nothing before it
    pump.seek(99);
    QTRY_COMPARE(pump.position(), 99);
    pump.stepForward(); // nor behind it
    QCOMPARE(pump.position(), 99);
    QVERIFY(viewer.failure.isEmpty());
}

void TestFramePump::atTheEndItBeginsAgain()
{
    FramePump pump;
    Viewer viewer(pump);
    const QSignalSpy ended(&pump, &FramePump::ended);
    pump.open(script(fileInfo(5, 10), {{Kind::Frame, 5}}));
    QTRY_COMPARE(ended.count(), 1);
    QTRY_COMPARE(pump.position(), 4);
    viewer.seen.clear();
    pump.play();
    QTRY_COMPARE(ended.count(), 2);
    QTRY_COMPARE(pump.position(), 4);
    QVERIFY(viewer.seen.first() < 4);
}

void TestFramePump::loopsUntilTold()
{
    FramePump pump;
    Viewer viewer(pump);
    const QSignalSpy ended(&pump, &FramePump::ended);
    pump.setLooping(true);
    pump.open(script(fileInfo(4, 200), {{Kind::Frame, 4}}));
    QTRY_VERIFY(viewer.seen.count(0) >= 3);
    QCOMPARE(ended.count(), 0);
    pump.setLooping(false);
    QTRY_COMPARE(ended.count(), 1);
}

void TestFramePump::damageLeavesTheLastFrame()
{
    FramePump pump;
    Viewer viewer(pump);
    pump.open(script(fileInfo(10, 100), {{Kind::Frame, 6}, {Kind::Garbage}, {Kind::Frame, 3}}));
    QTRY_VERIFY(viewer.failure.contains(QStringLiteral("can't be decoded")));
    QTRY_COMPARE(viewer.last->index, 5);
    QVERIFY(!pump.isPlaying());
    QVERIFY(pump.isOpen());
    pump.seek(2); // what lies before the damage can be gone back to
    QTRY_COMPARE(viewer.last->index, 2);
}

void TestFramePump::barWorksThePump()
{
    FramePump pump;
    Viewer viewer(pump);
    VideoBar bar;
    bar.setPump(&pump);
    bar.show();
    QVERIFY(!bar.playAction()->isEnabled());
    pump.open(script(fileInfo(2000, 25), {{Kind::Frame, 2000}}), false);
    QTRY_COMPARE(pump.position(), 0);
    QVERIFY(bar.playAction()->isEnabled());
    QCOMPARE(bar.positionSlider()->maximum(), 1999);
    QTest::keyClick(&bar, Qt::Key_Period);
    QTRY_COMPARE(pump.position(), 1);
    QTest::keyClick(&bar, Qt::Key_Period);
    QTRY_COMPARE(pump.position(), 2);
    QTest::keyClick(&bar, Qt::Key_Comma);
    QTRY_COMPARE(pump.position(), 1);
    QCOMPARE(bar.positionSlider()->value(), 1);
    bar.positionSlider()->setValue(1625);
    QTRY_COMPARE(pump.position(), 1625);
    QCOMPARE(bar.positionText(),
             QStringLiteral("1:05.0 · frame %1 of %2").arg(QLocale().toString(1626), QLocale().toString(2000)));
    QTest::keyClick(&bar, Qt::Key_Space);
    QVERIFY(pump.isPlaying());
    QCOMPARE(bar.playAction()->text(), QStringLiteral("Pause"));
    QTRY_VERIFY(pump.position() > 1627);
    QTest::keyClick(&bar, Qt::Key_Space);
    QVERIFY(!pump.isPlaying());
    bar.loopAction()->trigger();
    QVERIFY(pump.isLooping());
    bar.speedBox()->setCurrentIndex(0);
    QCOMPARE(pump.speed(), 0.25);
    for (const QWidget *widget : bar.findChildren<QWidget *>())
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    pump.close();
    QVERIFY(!bar.playAction()->isEnabled());
    QVERIFY(bar.positionText().isEmpty());
}

void TestFramePump::barOfACamera()
{
    FramePump pump;
    pump.setStallTime(60);
    Viewer viewer(pump);
    VideoBar bar;
    bar.setPump(&pump);
    bar.show();
    pump.open(script(cameraInfo(), {{Kind::Frame}, {Kind::Stall, 1, 20000}}));
    QTRY_COMPARE(pump.position(), 0);
    QVERIFY(!bar.positionSlider()->isVisible());
    QVERIFY(!bar.backAction()->isVisible());
    QVERIFY(bar.playAction()->isEnabled());
    const auto says = [&bar](const QString &text) {
        const auto labels = bar.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == text; });
    };
    QTRY_VERIFY(says(QStringLiteral("No pictures are coming")));
}

void TestFramePump::screenIsTakenOrRefused()
{
    FramePump pump;
    Viewer viewer(pump);
    pump.open([]() -> Result<std::unique_ptr<FrameSource>> {
        return std::unique_ptr<FrameSource>(std::make_unique<ScreenSource>());
    });
    QTRY_VERIFY(viewer.seen.size() > 2 || !viewer.failure.isEmpty());
    if (viewer.failure.isEmpty())
        QCOMPARE(viewer.last->image.size(), QGuiApplication::primaryScreen()->size());
    else
        QVERIFY(viewer.failure.contains(QStringLiteral("screen can't be seen")));
    QElapsedTimer clock;
    clock.start();
    pump.close();
    QVERIFY(clock.elapsed() < 1000);
}

QTEST_MAIN(TestFramePump)
#include "tst_framepump.moc"
