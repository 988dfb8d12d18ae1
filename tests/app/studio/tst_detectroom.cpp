// vitrine-test: TIMEOUT 300
#include "app/studio/detect/DetectFiles.h"
#include "app/studio/detect/DetectRoom.h"
#include "app/studio/detect/DetectStart.h"
#include "app/studio/files/FileDrop.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"
#include "tests/app/studio/DetectRoomSamples.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionTable.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/FunnelStrip.h"
#include "widgets/detection/HistogramSlider.h"
#include "widgets/detection/PictureView.h"
#include "widgets/detection/ThresholdSlider.h"
#include "widgets/detection/WhyPanel.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int patience = 60000; // milliseconds; a run takes a few hundred, a busy machine takes its time

} // namespace

class TestDetectRoom : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    DetectRoom *m_room = nullptr;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    DetectSession &session() const { return *m_room->session(); }
    DetectionState &state() const { return *m_room->state(); }

    /// Does something that leads to another answer, and waits for it.
    template <typename Work>
    void andWait(Work &&work)
    {
        QSignalSpy done(&session(), &DetectSession::outcomeChanged);
        work();
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
    }

    void openDog()
    {
        andWait([this] { dropFiles(*m_window, {pth()}); });
        andWait([this] { dropFiles(*m_window, {photo(QStringLiteral("dog"))}); });
        QVERIFY(state().run());
        QVERIFY(m_room->view()->isVisible());
    }

    /// The first kept box of a class; −1: none.
    int keptOf(const char *name) const
    {
        const auto &names = state().run()->classNames;
        const auto found = std::find_if(state().result().kept.begin(), state().result().kept.end(), [&](int cell) {
            return names[std::size_t(state().run()->candidates.classes[std::size_t(cell)])] == name;
        });
        return found == state().result().kept.end() ? -1 : *found;
    }

    void click(const QPointF &inPicture)
    {
        const QPointF at = m_room->view()->transform().map(inPicture);
        QTest::mouseClick(m_room->view(), Qt::LeftButton, {}, at.toPoint());
    }

    static void drag(ThresholdSlider *threshold, double to)
    {
        HistogramSlider *slider = threshold->slider();
        const auto at = [slider](double value) { return QPoint(slider->xOf(value), slider->height() - 8); };
        QTest::mousePress(slider, Qt::LeftButton, {}, at(threshold->value()));
        QTest::mouseMove(slider, at((threshold->value() + to) / 2));
        QTest::mouseMove(slider, at(to));
        QTest::mouseRelease(slider, Qt::LeftButton, {}, at(to));
    }

    void openWindow()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 2;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->show();
        m_window->start(std::nullopt);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome(), patience);
        QCOMPARE(m_window->rooms()->made().size(), 1); // it costs nothing before it is shown
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        m_room = qobject_cast<DetectRoom *>(m_window->rooms()->current());
        QVERIFY(m_room);
        QVERIFY(m_room->isVisible());
    }

private slots:
    void initTestCase()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
        QVERIFY(m_folder.isValid());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        openWindow();
    }

    void cleanup() { m_window.reset(); }

    void saysWhatToDoWithoutADetector()
    {
        QVERIFY(m_room->startPage()->isVisible());
        QVERIFY(!m_room->view()->isVisible());
        // A picture waits for the detector.
        andWait([this] { dropFiles(*m_window, {photo(QStringLiteral("dog"))}); });
        QVERIFY(!state().run());
        andWait([this] { dropFiles(*m_window, {pth()}); });
        QVERIFY(state().run());
        QCOMPARE(QString::fromStdString(state().run()->model), QStringLiteral("YOLOX-Nano"));
    }

    void showsWhatTheReferenceFinds_data()
    {
        QTest::addColumn<QString>("detector");
        QTest::addColumn<QString>("picture");
        for (const char *picture : {"dog", "000000397133", "000000030213"}) {
            QTest::addRow("onnx, %s", picture) << onnx() << QString::fromLatin1(picture);
            QTest::addRow("pth, %s", picture) << pth() << QString::fromLatin1(picture);
        }
    }

    void showsWhatTheReferenceFinds()
    {
        QFETCH(QString, detector);
        QFETCH(QString, picture);
        andWait([&] { dropFiles(*m_window, {detector, photo(picture)}); });
        QTRY_VERIFY_WITH_TIMEOUT(state().run(), patience);
        for (const bool agnostic : {false, true}) {
            for (const auto &[confidence, iou, name] :
                 {std::tuple(0.3F, 0.45F, "0.3_0.45"), {0.25F, 0.45F, "0.25_0.45"}, {0.01F, 0.65F, "0.01_0.65"}}) {
                NmsSettings settings;
                settings.confidence = confidence;
                settings.iou = iou;
                settings.classAgnostic = agnostic;
                state().setSettings(settings);
                compareShown(
                    state(),
                    reference(picture, QLatin1String(agnostic ? "agnostic_" : "aware_") + QLatin1String(name)));
                if (QTest::currentTestFailed())
                    return;
                QCOMPARE(m_room->findChild<DetectionTable *>()->model()->rowCount(), int(state().result().kept.size()));
            }
        }
    }

    void slidersAnswerToMouseAndKeyboard()
    {
        openDog();
        compareShown(state(), reference(QStringLiteral("dog"), QStringLiteral("aware_0.3_0.45")));
        drag(m_room->confidence(), 0.25);
        QVERIFY(std::abs(state().settings().confidence - 0.25F) < 0.01F);
        drag(m_room->confidence(), 0.7);
        QVERIFY(std::abs(state().settings().confidence - 0.7F) < 0.01F);
        QCOMPARE(state().result().kept.size(), std::size_t(3));
        drag(m_room->iou(), 0.95);
        const std::size_t many = state().result().kept.size();
        QVERIFY(many > 3); // hardly anything is suppressed any more

        HistogramSlider *slider = m_room->iou()->slider();
        slider->setFocus();
        const float before = state().settings().iou;
        QTest::keyClick(slider, Qt::Key_Left);
        QVERIFY(state().settings().iou < before);
        QCOMPARE(state().move(), -1); // the key was the slider's, not the stepper's
        m_room->confidence()->slider()->setFocus();
        const float confidence = state().settings().confidence;
        QTest::keyClick(m_room->confidence()->slider(), Qt::Key_Right);
        QVERIFY(state().settings().confidence > confidence);
    }

    void thresholdsAreUndone()
    {
        openDog();
        drag(m_room->confidence(), 0.6);
        QCOMPARE(m_room->undoStack()->count(), 1); // the whole drag
        drag(m_room->iou(), 0.8);
        NmsSettings hidden = state().settings();
        hidden.hiddenClasses.assign(17, false);
        hidden.hiddenClasses[16] = true;
        state().setSettings(hidden);
        QCOMPARE(m_room->undoStack()->count(), 3);
        QCOMPARE(keptOf("dog"), -1);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(keptOf("dog") >= 0);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(state().settings(), NmsSettings());
        QVERIFY(!m_room->undoStack()->canUndo());
        compareShown(state(), reference(QStringLiteral("dog"), QStringLiteral("aware_0.3_0.45")));
        m_window->actions()[Command::Redo]->trigger();
        QVERIFY(std::abs(state().settings().confidence - 0.6F) < 0.01F);
        // The network's own history is another.
        QCOMPARE(m_window->undoStack()->count(), 0);
    }

    void explainsABoxAndAnEmptyPlace()
    {
        openDog();
        const int dog = keptOf("dog");
        QVERIFY(dog >= 0);
        click({200, 500});
        QCOMPARE(state().selectedCell(), dog);
        const auto *why = m_room->findChild<WhyPanel *>();
        QVERIFY2(why->toPlainText().contains(QStringLiteral("dog")), qPrintable(why->toPlainText()));
        click({740, 20});
        QCOMPARE(state().selectedCell(), -1);
        QVERIFY(state().probe());
        QVERIFY(std::abs(state().probe()->x() - 740) < 2);
        const QString nothing = why->toPlainText();
        QVERIFY(!nothing.isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!state().probe());
        QVERIFY(why->toPlainText() != nothing);
    }

    void stepsTheSuppression()
    {
        openDog();
        m_room->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_Home);
        const int first = state().move();
        QVERIFY(first >= 0);
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QCOMPARE(state().move(), first + 1);
        QTest::keyClick(m_window.get(), Qt::Key_Left);
        QCOMPARE(state().move(), first);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(state().move(), -1);
        // The steps of the network stayed where they were.
        QVERIFY(m_window->cursor()->current() != 0 || m_window->cursor()->count() == 0);
    }

    void goesThroughAFolder()
    {
        andWait([this] { dropFiles(*m_window, {pth()}); });
        andWait([this] { dropFiles(*m_window, {test::sharedPath(QStringLiteral("yolox/images"))}); });
        QVERIFY(session().files().size() > 10);
        QCOMPARE(session().currentFile(), 0);
        const QString first = state().run()->name;
        andWait([this] { QTest::keyClick(m_window.get(), Qt::Key_N); });
        QCOMPARE(session().currentFile(), 1);
        QVERIFY(state().run()->name != first);
        andWait([this] { QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ShiftModifier); });
        QCOMPARE(state().run()->name, first);
        // With the key held down pictures go by; the last one asked for is shown in the end.
        for (int i = 0; i < 5; ++i)
            session().showFile(i);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        QCOMPARE(session().currentFile(), 4);
    }

    void takesAPastedPicture()
    {
        openDog();
        QApplication::clipboard()->setImage(QImage(photo(QStringLiteral("000000397133"))));
        andWait([this] { QTest::keyClick(m_window.get(), Qt::Key_V, Qt::ControlModifier); });
        QCOMPARE(state().run()->picture.width(), 640);
        QVERIFY(keptOf("person") >= 0);
    }

    void savesPictureAndTable()
    {
        openDog();
        QSignalSpy failed(m_room->files(), &DetectFiles::failed), written(m_room->files(), &DetectFiles::saved);
        m_room->files()->savePictureAs(path(QStringLiteral("dog.png")));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, patience);
        m_room->files()->saveTableAs(path(QStringLiteral("dog.csv")));
        QVERIFY(failed.isEmpty());
        const QImage saved(path(QStringLiteral("dog.png")));
        QCOMPARE(saved.size(), state().run()->picture.size());
        QVERIFY(saved.convertToFormat(QImage::Format_RGB888)
                != state().run()->picture.convertToFormat(QImage::Format_RGB888));
        QFile table(path(QStringLiteral("dog.csv")));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = table.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), qsizetype(1 + state().result().kept.size()));
        QVERIFY2(lines[1].startsWith("dog.jpg,16,dog,0.85"), lines[1].constData());
        m_room->files()->savePictureAs(path(QStringLiteral("no-such-folder/dog.png")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QVERIFY(m_window->banner()->isVisible());
    }

    void runsABatch()
    {
        openDog();
        BatchRequest request;
        QFile broken(path(QStringLiteral("broken.jpg")));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("\xff\xd8\xff") == 3);
        broken.close();
        request.files = {photo(QStringLiteral("dog")), broken.fileName(), photo(QStringLiteral("000000397133"))};
        request.settings = state().settings();
        request.folder = path(QStringLiteral("batch"));
        QSignalSpy done(&session(), &DetectSession::batchDone);
        QSignalSpy progress(&session(), &DetectSession::batchProgress);
        session().startBatch(request);
        QVERIFY(session().isBatchRunning());
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
        QVERIFY(!session().isBatchRunning());
        QCOMPARE(progress.count(), 3);
        const auto report = done[0][0].value<BatchReport>();
        QCOMPARE(report.done, 2);
        QCOMPARE(report.refused, 1);
        QVERIFY(m_window->banner()->text().contains(QStringLiteral("broken.jpg")));
        const QDir folder(request.folder);
        for (const char *name : {"annotated/dog.jpg", "annotated/000000397133.jpg", "labels/dog.txt",
                                 "labels/000000397133.txt", "coco-dataset.json", "coco-results.json", "detections.csv"})
            QVERIFY2(QFileInfo(folder.filePath(QLatin1String(name))).size() > 0, name);
        QFile results(folder.filePath(QStringLiteral("coco-results.json")));
        QVERIFY(results.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(results.readAll()).array().size(), qsizetype(report.objects));
    }

    void cancelsABatch()
    {
        openDog();
        BatchRequest request;
        request.files = QStringList(2000, photo(QStringLiteral("dog")));
        request.folder = path(QStringLiteral("cancelled"));
        request.pictures = false;
        QSignalSpy done(&session(), &DetectSession::batchDone);
        QSignalSpy progress(&session(), &DetectSession::batchProgress);
        session().startBatch(request);
        QTRY_VERIFY_WITH_TIMEOUT(!progress.isEmpty(), patience);
        // It goes on between what the user asks for.
        andWait([this] { session().openPictures({photo(QStringLiteral("000000397133"))}); });
        QVERIFY(session().isBatchRunning());
        QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
        QVERIFY(done[0][0].value<BatchReport>().cancelled);
        QVERIFY(!QFileInfo::exists(path(QStringLiteral("cancelled/coco-results.json"))));
    }

    void badFilesLeaveEverythingUntouched_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no ONNX model") << "a.onnx" << QByteArray("hello");
        QTest::newRow("no checkpoint") << "b.pth" << QByteArray("PK\x03\x04 and no more");
        QTest::newRow("no safetensors") << "c.safetensors" << QByteArray("\xff\0\0\0\0\0\0\0{", 9);
        QFile whole(photo(QStringLiteral("dog")));
        const QByteArray bytes = whole.open(QIODevice::ReadOnly) ? whole.readAll() : QByteArray();
        QTest::newRow("truncated picture") << "d.jpg" << bytes.first(std::max<qsizetype>(bytes.size() / 2, 1));
        QTest::newRow("no picture") << "e.png" << QByteArray("hello");
    }

    void badFilesLeaveEverythingUntouched()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        openDog();
        drag(m_room->confidence(), 0.5);
        click({200, 500});
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto outcome = session().outcome();
        const auto run = state().run();
        const int selected = state().selectedCell();
        const QStringList files = session().files();
        QSignalSpy failed(&session(), &DetectSession::failed);
        dropFiles(*m_window, {file.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QVERIFY(session().outcome() == outcome);
        QVERIFY(session().question() == outcome->question);
        QVERIFY(state().run() == run);
        QCOMPARE(state().selectedCell(), selected);
        QCOMPARE(session().files(), files);
        QVERIFY(m_window->banner()->isVisible());
        QVERIFY2(m_window->banner()->text().contains(name), qPrintable(m_window->banner()->text()));
        // And the room goes on working.
        andWait([this] { dropFiles(*m_window, {photo(QStringLiteral("000000397133"))}); });
        QVERIFY(!m_window->banner()->isVisible());
    }

    void aFolderWithoutPicturesIsRefused()
    {
        QVERIFY(QDir().mkpath(path(QStringLiteral("empty"))));
        dropFiles(*m_window, {path(QStringLiteral("empty"))});
        QVERIFY(m_window->banner()->isVisible());
        QVERIFY(m_window->banner()->text().contains(QStringLiteral("empty")));
    }

    void comesBackWithWhatWasOpen()
    {
        openDog();
        drag(m_room->confidence(), 0.5);
        const float confidence = state().settings().confidence;
        DetectionLayers layers;
        layers.ghosts = true;
        layers.map = DetectionLayers::Map::Score;
        layers.level = 2;
        state().setLayers(layers);
        m_window->close();
        m_window.reset();
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(state().run(), patience);
        QCOMPARE(state().run()->name, QStringLiteral("dog.jpg"));
        QCOMPARE(state().settings().confidence, confidence);
        QCOMPARE(state().layers(), layers);
        QVERIFY(!m_room->undoStack()->canUndo());
    }

    void comesBackWithoutAPictureThatIsGone()
    {
        openDog();
        const QString copy = path(QStringLiteral("copy.jpg"));
        QVERIFY(QFile::copy(photo(QStringLiteral("dog")), copy));
        andWait([&] { dropFiles(*m_window, {copy}); });
        m_window->close();
        m_window.reset();
        QVERIFY(QFile::remove(copy));
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(session().outcome() && session().outcome()->detector && !session().isBusy(), patience);
        QVERIFY(!state().run());
        QVERIFY(m_room->startPage()->isVisible());
    }

    void roomsKeepTheirOwn()
    {
        openDog();
        m_room->files()->savePictureAs(path(QStringLiteral("dog.gif"))); // refused: a banner in this room
        QTRY_VERIFY_WITH_TIMEOUT(m_room->banner()->isVisible(), patience);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->rooms()->current(), static_cast<Room *>(m_window->networkRoom()));
        QVERIFY(!m_window->banner()->isVisible());
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("LeNet-5")));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(m_room->banner()->isVisible());
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("dog.jpg")));
    }

    void everyControlHasAName()
    {
        openDog();
        for (const QWidget *widget : m_room->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            // A spin box's own line edit speaks for it.
            const bool isPart = widget->objectName().startsWith(QStringLiteral("qt_"));
            bool isNamed = isPart || !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            for (const QLabel *label : m_room->findChildren<QLabel *>())
                isNamed = isNamed || label->buddy() == widget;
            QVERIFY2(isNamed, widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestDetectRoom)
#include "tst_detectroom.moc"
