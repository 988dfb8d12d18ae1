// vitrine-test: TIMEOUT 300
#include "app/studio/detect/DetectRoom.h"
#include "app/studio/detect/DetectVideo.h"
#include "app/studio/detect/DetectVideoExport.h"
#include "app/studio/detect/VideoExportDialog.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"
#include "core/vision/video/VideoFile.h"
#include "core/vision/video/VideoLibrary.h"
#include "core/vision/video/VideoWriter.h"
#include "tests/app/studio/DetectRoomSamples.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/PicturePaint.h"
#include "widgets/detection/video/VideoExportStrip.h"
#include "widgets/session/Session.h"
#include "widgets/video/FramePump.h"
#include "widgets/video/VideoBar.h"
#include "widgets/video/VideoFrame.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int patience = 60000; // milliseconds
constexpr int frames = 24;

} // namespace

/// Videos in the Detect room: shown, and written with their boxes.
class TestDetectVideo : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    DetectRoom *m_room = nullptr;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    DetectSession &session() const { return *m_room->session(); }
    QAction *action() const { return m_window->actions()[Command::ExportVideo]; }

    /// The dog, 320 × 240, getting a little lighter from frame to frame.
    void writeVideo(const QString &name, int count) const
    {
        const QImage dog = QImage(photo(QStringLiteral("dog"))).scaled(320, 240).convertToFormat(QImage::Format_RGB32);
        auto writer = VideoWriter::open(path(name).toStdString(), 25, 320, 240);
        QVERIFY(writer.ok());
        for (int i = 0; i < count; ++i) {
            QImage frame = dog;
            QPainter painter(&frame);
            painter.fillRect(frame.rect(), QColor(255, 255, 255, i % 24));
            painter.end();
            QVERIFY((*writer)->write(rgbPicture(frame)).ok());
        }
        QVERIFY((*writer)->finish().ok());
    }

    void openVideo(const QString &name)
    {
        QSignalSpy opened(m_room->video()->pump(), &FramePump::opened);
        dropFiles(*m_window, {path(name)});
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_room->state()->run() && !m_room->state()->result().kept.empty(), patience);
    }

    QStringList written() const { return QDir(path(QStringLiteral("out"))).entryList(QDir::Files | QDir::Hidden); }

private slots:
    void initTestCase()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
        const auto library = videoLibrary();
        if (!library && qEnvironmentVariableIntValue("VITRINE_REQUIRE_VIDEO") == 0)
            QSKIP(library.error().message.text().c_str());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        writeVideo(QStringLiteral("clip.avi"), frames);
        writeVideo(QStringLiteral("long.avi"), 600);
    }

    void init()
    {
        QSettings().clear();
        QDir(path(QStringLiteral("out"))).removeRecursively();
        QVERIFY(QDir().mkpath(path(QStringLiteral("out"))));
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 2;
        preferences.exportFolder = path(QStringLiteral("out"));
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->show();
        m_window->start(std::nullopt);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome(), patience);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        m_room = qobject_cast<DetectRoom *>(m_window->rooms()->current());
        QVERIFY(m_room);
    }

    void cleanup() { m_window.reset(); }

    void isOfferedForVideosAlone()
    {
        QVERIFY(!action()->isEnabled());
        dropFiles(*m_window, {onnx(), photo(QStringLiteral("dog"))});
        QTRY_VERIFY_WITH_TIMEOUT(m_room->state()->run(), patience);
        QVERIFY(!action()->isEnabled());
        openVideo(QStringLiteral("clip.avi"));
        QVERIFY(action()->isEnabled());
        QVERIFY(m_room->video()->bar()->exportAction()->isEnabled());
        // A picture ends the video.
        dropFiles(*m_window, {photo(QStringLiteral("dog"))});
        QTRY_VERIFY_WITH_TIMEOUT(!action()->isEnabled(), patience);
    }

    /// A frame that comes between the wish for a picture and its answer does not take the wish's place.
    void aPictureIsNotLostUnderAFrame()
    {
        dropFiles(*m_window, {onnx()});
        openVideo(QStringLiteral("long.avi"));
        FramePump *pump = m_room->video()->pump();
        const QImage other(64, 48, QImage::Format_RGB32);
        session().openPictures({photo(QStringLiteral("dog"))});
        emit pump->frameReady(std::make_shared<const VideoFrame>(VideoFrame{{}, other, 1, 40}));
        QCOMPARE(session().question().picture.file, photo(QStringLiteral("dog")));
        QTRY_VERIFY_WITH_TIMEOUT(!pump->isOpen() && !session().isBusy(), patience);
        QCOMPARE(session().outcome()->question.picture.file, photo(QStringLiteral("dog")));
    }

    /// Nor does a picture that can't be read end the video, or a cancelled run.
    void goesOnAfterWhatFailed()
    {
        dropFiles(*m_window, {onnx()});
        openVideo(QStringLiteral("long.avi"));
        FramePump *pump = m_room->video()->pump();
        const auto goesOn = [&] {
            const qint64 before = pump->position();
            QTRY_VERIFY_WITH_TIMEOUT(pump->position() > before + 1, patience);
        };
        session().openPictures({path(QStringLiteral("missing.jpg"))});
        goesOn();
        connect(pump, &FramePump::frameReady, &session(), &DetectSession::cancel,
                static_cast<Qt::ConnectionType>(Qt::DirectConnection | Qt::SingleShotConnection));
        goesOn();
        QVERIFY(pump->isOpen());
    }

    void tellsFramesASecondAndDropped()
    {
        dropFiles(*m_window, {onnx()});
        openVideo(QStringLiteral("long.avi"));
        const auto labels = m_room->video()->bar()->findChildren<QLabel *>();
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(labels.begin(), labels.end(),
                                             [](const QLabel *label) {
                                                 return label->isVisible()
                                                     && label->text().contains(QStringLiteral(" frames/s, "))
                                                     && label->text().endsWith(QStringLiteral(" dropped"));
                                             }),
                                 patience);
    }

    void writesByTheDialog()
    {
        dropFiles(*m_window, {onnx()});
        openVideo(QStringLiteral("clip.avi"));
        m_room->video()->pump()->setPlaying(true);
        QVERIFY(m_room->video()->pump()->isOpen());
        QVERIFY(m_room->videoExport()->canExport());
        QVERIFY(action()->isEnabled());
        action()->trigger();
        auto *dialog = m_room->findChild<VideoExportDialog *>();
        QVERIFY(dialog);
        QVERIFY(!m_room->video()->pump()->isPlaying());
        for (QCheckBox *box : dialog->findChildren<QCheckBox *>())
            box->setChecked(true);
        auto *target = dialog->findChild<QLineEdit *>();
        QCOMPARE(target->text(), path(QStringLiteral("out/clip-yolox.mp4")));
        const auto *buttons = dialog->findChild<QDialogButtonBox *>();
        const auto all = buttons->buttons();
        const auto found = std::find_if(all.begin(), all.end(), [buttons](QAbstractButton *button) {
            return buttons->buttonRole(button) == QDialogButtonBox::AcceptRole;
        });
        QVERIFY(found != all.end());
        target->setText(path(QStringLiteral("out/clip.mkv")));
        QVERIFY(!(*found)->isEnabled());
        target->setText(path(QStringLiteral("clip.avi")));
        QVERIFY(!(*found)->isEnabled()); // the video itself
        target->setText(path(QStringLiteral("out/boxes.avi")));
        QVERIFY((*found)->isEnabled());
        QSignalSpy done(&session(), &DetectSession::videoExportDone);
        (*found)->click();
        QVERIFY(m_room->videoExport()->strip()->isVisible());
        QVERIFY(!action()->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
        QVERIFY(!m_room->videoExport()->strip()->isVisible());
        QVERIFY(action()->isEnabled());
        QCOMPARE(done[0][0].value<VideoExportReport>().frames, frames);
        QCOMPARE(written(),
                 (QStringList{QStringLiteral("boxes.avi"), QStringLiteral("boxes.csv"), QStringLiteral("boxes.json")}));
    }

    /// A frame of the written video is the picture that the room saves of the same frame.
    void drawsWhatTheRoomDraws()
    {
        dropFiles(*m_window, {onnx()});
        openVideo(QStringLiteral("clip.avi"));
        FramePump *pump = m_room->video()->pump();
        pump->pause();
        pump->seek(5);
        QTRY_VERIFY_WITH_TIMEOUT(pump->position() == 5 && !session().isBusy(), patience);
        const QImage shown = annotatedPicture(*m_room->state()->run(), m_room->state()->result());
        VideoExportRequest request;
        request.file = m_room->video()->file();
        request.target = path(QStringLiteral("out/a.avi"));
        QSignalSpy done(&session(), &DetectSession::videoExportDone);
        m_room->videoExport()->start(request);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
        const auto video = openVideoFile(request.target.toStdString());
        QVERIFY(video.ok() && (*video)->seek(5).ok());
        const auto frame = (*video)->next();
        QVERIFY(frame.ok() && frame->has_value());
        const QImage read = imageOver((*frame)->picture);
        QCOMPARE(read.size(), shown.size());
        const auto difference = [&read](const QImage &other) {
            double sum = 0;
            for (int y = 0; y < read.height(); ++y)
                for (int x = 0; x < read.width(); ++x)
                    sum += std::abs(qGray(other.pixel(x, y)) - qGray(read.pixel(x, y)));
            return sum / (read.width() * read.height());
        };
        // What the codec changes is little against what the boxes do.
        const double drawn = difference(shown), plain = difference(m_room->state()->run()->picture);
        QVERIFY2(drawn < 2 && plain > 3 * drawn, qPrintable(QStringLiteral("%1, %2").arg(drawn).arg(plain)));
    }

    void cancelledByKeyAndByButton()
    {
        dropFiles(*m_window, {onnx()});
        openVideo(QStringLiteral("long.avi"));
        for (const bool byKey : {true, false}) {
            VideoExportRequest request;
            request.file = m_room->video()->file();
            request.target = path(QStringLiteral("out/long.mp4"));
            request.csv = request.coco = true;
            QSignalSpy done(&session(), &DetectSession::videoExportDone);
            QSignalSpy progress(&session(), &DetectSession::videoExportProgress);
            m_room->videoExport()->start(request);
            QTRY_VERIFY_WITH_TIMEOUT(!progress.isEmpty(), patience);
            // It goes on between what the user asks for.
            QSignalSpy answered(&session(), &DetectSession::outcomeChanged);
            session().openPictures({photo(QStringLiteral("dog"))});
            QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), patience);
            QVERIFY(session().isVideoExportRunning());
            if (byKey)
                QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
            else
                m_room->videoExport()->strip()->cancelButton()->click();
            QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
            QVERIFY(done[0][0].value<VideoExportReport>().cancelled);
            QCOMPARE(written(), QStringList());
            openVideo(QStringLiteral("long.avi"));
        }
    }

    void damageIsShown()
    {
        QFile whole(path(QStringLiteral("clip.avi")));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile half(path(QStringLiteral("half.avi")));
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write(whole.readAll().first(whole.size() / 2));
        half.close();
        dropFiles(*m_window, {onnx()});
        openVideo(QStringLiteral("half.avi"));
        VideoExportRequest request;
        request.file = m_room->video()->file();
        request.target = path(QStringLiteral("out/half.avi"));
        QSignalSpy done(&session(), &DetectSession::videoExportDone);
        m_room->videoExport()->start(request);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
        const auto report = done[0][0].value<VideoExportReport>();
        QVERIFY(report.frames > 3 && report.frames < frames);
        QVERIFY(m_window->banner()->isVisible());
        QVERIFY2(m_window->banner()->text().contains(QStringLiteral("could be read: %1.").arg(report.frames)),
                 qPrintable(m_window->banner()->text()));
        QCOMPARE(written(), QStringList(QStringLiteral("half.avi")));
    }

    void closingTheWindowLeavesNothing()
    {
        dropFiles(*m_window, {onnx()});
        openVideo(QStringLiteral("long.avi"));
        VideoExportRequest request;
        request.file = m_room->video()->file();
        request.target = path(QStringLiteral("out/long.mp4"));
        QSignalSpy progress(&session(), &DetectSession::videoExportProgress);
        m_room->videoExport()->start(request);
        QTRY_VERIFY_WITH_TIMEOUT(!progress.isEmpty(), patience);
        m_window->close();
        m_window.reset();
        QCOMPARE(written(), QStringList());
    }
};

QTEST_MAIN(TestDetectVideo)
#include "tst_detectvideo.moc"
