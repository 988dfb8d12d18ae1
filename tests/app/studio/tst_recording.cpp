// vitrine-test: TIMEOUT 180; SERIAL
// What a recording takes of the window: its own pixels, when something of it was painted, and to the last.

#include "app/studio/room/Room.h"
#include "app/studio/window/Rooms.h"
#include "tests/app/studio/StudioWindow.h"
#include "tests/support/FilmFrames.h"
#include "widgets/film/FilmRecorder.h"
#include "widgets/film/Stillness.h"
#include "widgets/film/WindowPixels.h"
#include "widgets/session/StepCursor.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int soon = 20000; // milliseconds

} // namespace

class TestRecording : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }
    void recordsThePixelsOfTheWindow();
    void recordsNothingBesides();

private:
    StepCursor &cursor() const { return *m_window->cursor(); }
    QString path(const QString &name) const { return m_window.filePath(name); }

    StudioWindow m_window;
};

/// What is copied of the window is what would be painted. How long each takes is told, not judged.
void TestRecording::recordsThePixelsOfTheWindow()
{
    m_window->resize(1920, 1080);
    QWidget *room = m_window->rooms()->current();
    QTRY_VERIFY(room->width() > 1500);
    Stillness stillness(m_window.get());
    QSignalSpy still(&stillness, &Stillness::still);
    stillness.await({});
    QVERIFY(still.wait(soon));
    const FilmShot shot{QStringLiteral("room"), room};
    QElapsedTimer timer;
    timer.start();
    const QImage painted = pictureOf(shot, room->size());
    const double paint = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    std::vector<double> times;
    QImage copied;
    for (int i = 0; i < 21; ++i) {
        timer.start();
        copied = shownPixels(room);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
    std::sort(times.begin(), times.end());
    qInfo("a picture of %d x %d: painted in %.1f ms, copied in %.1f ms, at most %.1f", room->width(), room->height(),
          paint, times[10], times.back());
    QCOMPARE(copied.size(), room->size());
    QVERIFY2(difference(copied, painted) < 0.05, qPrintable(QString::number(difference(copied, painted))));
    room->hide();
    QVERIFY(shownPixels(room).isNull());
}

/// No picture is taken of what is painted elsewhere; one is of what was done last, however soon it ends.
void TestRecording::recordsNothingBesides()
{
    const QString file = path(QStringLiteral("besides.gif"));
    QWidget *room = m_window->rooms()->current();
    FilmRecorder recorder({QStringLiteral("room"), room}, room->size(), file, m_window.get());
    QSignalSpy ticked(&recorder, &FilmRecorder::ticked), done(&recorder, &FilmRecorder::done);
    QTRY_COMPARE(recorder.pictures(), 1);
    QLabel mark(QStringLiteral("0"), m_window.get());
    mark.setGeometry(4, 4, 16, 12); // over the menus
    mark.show();
    QTRY_VERIFY(ticked.count() >= 3);
    const int before = recorder.pictures();
    mark.setNum(1);
    mark.repaint();
    ticked.clear();
    QTRY_VERIFY(ticked.count() >= 3);
    QCOMPARE(recorder.pictures(), before);
    mark.hide();
    cursor().setCurrent(cursor().current() + 4);
    Stillness stillness(m_window.get());
    QSignalSpy still(&stillness, &Stillness::still);
    stillness.await({});
    QVERIFY(still.wait(soon));
    recorder.stop();
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, soon);
    const QList<QImage> images = readGif(file);
    QVERIFY(images.size() >= 2 && images.size() <= recorder.pictures());
    QVERIFY(difference(images.back(), images.front()) > 0);
    QVERIFY(difference(images.back(), shownPixels(room)) < 3);
}

QTEST_MAIN(TestRecording)

#include "tst_recording.moc"
