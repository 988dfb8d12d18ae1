#include "widgets/detection/video/VideoExportStrip.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace vitrine;

class TestVideoExportStrip : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatIsLeft();
};

void TestVideoExportStrip::tellsWhatIsLeft()
{
    QCOMPARE(VideoExportStrip::secondsLeft({100, 400}, 10), 30.0);
    QCOMPARE(VideoExportStrip::secondsLeft({0, 400}, 10), -1.0);
    QCOMPARE(VideoExportStrip::secondsLeft({100, 0}, 10), -1.0); // not known
    QCOMPARE(VideoExportStrip::secondsLeft({400, 400}, 10), -1.0);
    QCOMPARE(VideoExportStrip::secondsLeft({1, 400}, 0.01), -1.0); // too early to tell
    VideoExportStrip strip;
    QVERIFY(!strip.isVisible());
    strip.begin(QStringLiteral("/a/clip-yolox.mp4"));
    QVERIFY(strip.isVisible());
    QCOMPARE(strip.bar()->maximum(), 0); // busy
    strip.setProgress({30, 120});
    QVERIFY2(strip.text().contains(QStringLiteral("clip-yolox.mp4")), qPrintable(strip.text()));
    QVERIFY2(strip.text().contains(QStringLiteral("frame 30 of 120")), qPrintable(strip.text()));
    QCOMPARE(strip.bar()->value() * 4, strip.bar()->maximum());
    QSignalSpy cancelled(&strip, &VideoExportStrip::cancelWanted);
    QTest::keyClick(strip.cancelButton(), Qt::Key_Space);
    QCOMPARE(cancelled.count(), 1);
    strip.end();
    QVERIFY(!strip.isVisible());
}

QTEST_MAIN(TestVideoExportStrip)
#include "tst_videoexportstrip.moc"
