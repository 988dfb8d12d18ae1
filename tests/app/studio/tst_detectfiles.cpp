// vitrine-test: TIMEOUT 300
#include "tests/app/studio/support/DetectFixture.h"

using namespace vitrine;
using namespace vitrine::test;

class TestDetectFiles : public DetectFixture {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
        isolate();
    }

    void init()
    {
        QSettings().clear();
        openWindow();
    }

    void cleanup() { m_window.reset(); }

    void goesThroughAFolder()
    {
        andWait([this] { dropFiles(*m_window, {pth()}); });
        andWait([this] { dropFiles(*m_window, {sharedPath(QStringLiteral("yolox/images"))}); });
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
        QSignalSpy failed(m_room->files(), &DetectFiles::failed);
        m_room->files()->savePictureAs(path(QStringLiteral("dog.png")));
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
        QCOMPARE(failed.count(), 1);
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
};

QTEST_MAIN(TestDetectFiles)
#include "tst_detectfiles.moc"
