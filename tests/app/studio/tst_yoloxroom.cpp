// vitrine-test: TIMEOUT 300; SOURCES ClippedTexts.cpp
// The YOLOX room: a picture and its objects go through a network, station by station; nothing of it is lost.
#include "app/studio/settings/Languages.h"
#include "app/studio/window/Rooms.h"
#include "app/studio/yolox/YoloxFiles.h"
#include "app/studio/yolox/YoloxRoom.h"
#include "core/graph/InitWeights.h"
#include "core/training/TrainFolder.h"
#include "tests/app/studio/StudioWindow.h"
#include "tests/support/ClippedTexts.h"
#include "tests/support/Screenshot.h"
#include "tests/support/Shared.h"
#include "widgets/common/LatestJob.h"
#include "widgets/yolox/Station.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/YoloxRunner.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/assignment/AssignRunsPanel.h"
#include "widgets/yolox/assignment/AssignSession.h"
#include "widgets/yolox/assignment/AssignmentPage.h"
#include "widgets/yolox/room/NetworkPanel.h"
#include "widgets/yolox/room/ScenePanel.h"
#include "widgets/yolox/room/StationBar.h"
#include "widgets/yolox/room/StationStage.h"
#include "widgets/yolox/room/StepsBar.h"

#include <QComboBox>
#include <QLabel>
#include <QSet>
#include <QSlider>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTableWidget>
#include <QToolButton>
#include <QUndoStack>

using namespace vitrine;
using namespace vitrine::test;

class TestYoloxRoom : public QObject {
    Q_OBJECT

private:
    StudioWindow m_window;
    YoloxRoom *m_room = nullptr;

    YoloxState &state() const { return *m_room->state(); }
    void enter()
    {
        m_window->rooms()->enter(Command::YoloxRoom);
        m_room = qobject_cast<YoloxRoom *>(m_window->rooms()->current());
        QVERIFY(m_room);
        settle();
    }
    bool isQuiet() const
    {
        const QList<LatestJob *> jobs = m_room->findChildren<LatestJob *>();
        return state().run() && !m_room->runner()->isBusy()
            && std::ranges::none_of(jobs, [](const LatestJob *job) { return job->isBusy(); });
    }
    void settle() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), patience);
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), patience);
    }
    QStringList faults() const
    {
        QStringList found;
        const auto isClean = [&] { return (found = clippedTexts(*m_window.get())).isEmpty(); };
        return QTest::qWaitFor(isClean, 1000) ? QStringList() : found;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_window.open());
        enter();
    }
    void cleanupTestCase() { m_window.close(); }

    void opensAlive()
    {
        QVERIFY(!state().scene().boxes.empty());
        QCOMPARE(state().run()->name, QStringLiteral("YOLOX-Pico"));
        QCOMPARE(m_room->scene()->boxes()->rowCount(), static_cast<int>(state().scene().boxes.size()));
        QVERIFY(!state().undoStack()->canUndo());
    }

    void stationsAreInOrder()
    {
        int before = 0;
        QStringList ids;
        for (const auto &kind : stationKinds()) {
            QVERIFY(kind->place() > before);
            before = kind->place();
            QVERIFY(!kind->title().isEmpty() && !kind->help().isEmpty());
            QVERIFY(!ids.contains(kind->id()));
            ids += kind->id();
        }
        QVERIFY(ids.contains(QStringLiteral("assignment")));
    }

    /// Wherever it is dropped in the room.
    void aRunOpensAtLabelAssignment()
    {
        const QTemporaryDir folder;
        QVERIFY(m_room->promise({folder.path()}).contains(QStringLiteral("annotated pictures")));
        const Graph graph = *buildGraph(yoloxNetwork(state().run()->spec, 160, 160), 1).graph;
        const TrainFolder run(folder.path().toStdString());
        for (const int epoch : {0, 5})
            QVERIFY(run.series().write(epoch, initWeights(graph, static_cast<std::uint64_t>(7 + epoch)), {}));
        QVERIFY(m_room->promise({folder.path()}).contains(QStringLiteral("how label assignment changes")));
        m_room->stage()->openById(QStringLiteral("focus"));
        m_room->open({folder.path()});
        QCOMPARE(m_room->stage()->currentId(), QStringLiteral("assignment"));
        auto *page = qobject_cast<AssignmentPage *>(m_room->stage()->current());
        QVERIFY(page && page->runs()->hasSeries());
        QTRY_VERIFY_WITH_TIMEOUT(page->runs()->missing() == 0 && page->session()->showsOther(), patience);
        QCOMPARE(page->runsPanel()->slider()->maximum(), 1);
        settle();
        // It fits the stage of the smallest window, as other stations do.
        const int height = m_room->stage()->height() - m_room->stage()->bar()->height();
        QTRY_VERIFY2(page->height() <= height, qPrintable(QStringLiteral("%1 > %2").arg(page->height()).arg(height)));
        const QStringList cut = faults();
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
        m_room->stage()->openById(QStringLiteral("augmentation"));
        while (state().undoStack()->canUndo())
            state().undoStack()->undo();
        QVERIFY(!page->runs()->hasSeries());
        state().undoStack()->clear();
    }

    void everyStationShowsSomethingThatCanBeSaved_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("station");
        for (const char *language : {"en", "zh_CN"})
            for (std::size_t i = 0; i < stationKinds().size(); ++i)
                QTest::addRow("%s %s", language, qPrintable(stationKinds()[i]->id()))
                    << QString::fromLatin1(language) << static_cast<int>(i);
    }
    void everyStationShowsSomethingThatCanBeSaved()
    {
        QFETCH(QString, language);
        QFETCH(int, station);
        Languages::instance().use(language);
        m_room->stage()->bar()->button(station)->click();
        settle();
        Station *shown = m_room->stage()->current();
        QVERIFY(shown && shown->isVisible());
        const QStringList cut = faults();
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));

        QTemporaryDir folder;
        // Some compute more, each in its own way, before there is something to see.
        QTRY_VERIFY_WITH_TIMEOUT(exportTo(folder.filePath(QStringLiteral("first.png")), shown->exportSource()),
                                 patience);
        const ExportSource source = shown->exportSource();
        QVERIFY(!source.name().isEmpty());
        const QString svg = folder.filePath(QStringLiteral("station.svg"));
        const QString png = folder.filePath(QStringLiteral("station.png"));
        for (const QString &file : {svg, png}) {
            const auto saved = exportTo(file, source);
            QVERIFY2(saved, saved ? "" : saved.error().message.text().c_str());
        }
        QVERIFY(QSvgRenderer(svg).isValid());
        const QImage picture(png);
        QVERIFY(picture.width() > 100 && picture.height() > 100);
        const QRgb first = picture.pixel(picture.width() / 2, picture.height() / 2);
        bool varies = false;
        for (int y = 0; y < picture.height() && !varies; y += 3)
            for (int x = 0; x < picture.width() && !varies; x += 3)
                varies = picture.pixel(x, y) != first;
        QVERIFY(varies);
        if (StationSteps *steps = shown->steps()) {
            QVERIFY(steps->count() > 1);
            m_room->bar()->lastAction()->trigger();
            settle();
            QCOMPARE(steps->current(), steps->count() - 1);
            QVERIFY(m_room->bar()->sentence().contains(steps->sentences().last()));
            m_room->bar()->firstAction()->trigger();
            QCOMPARE(steps->current(), 0);
        }
        Languages::instance().use(QStringLiteral("en"));
    }

    void englishHasItsPlurals()
    {
        const char *const objects =
            "%n object(s) that the detector found are now the ground truth. Undo takes them back.";
        QVERIFY(AssignSession::tr(objects, nullptr, 1).startsWith(QStringLiteral("1 object that")));
        QVERIFY(AssignSession::tr(objects, nullptr, 4).startsWith(QStringLiteral("4 objects that")));
        Languages::instance().use(QStringLiteral("zh_CN"));
        QVERIFY(AssignSession::tr(objects, nullptr, 4).contains(QStringLiteral("4 个")));
        Languages::instance().use(QStringLiteral("en"));
        QVERIFY(AssignSession::tr(objects, nullptr, 1).startsWith(QStringLiteral("1 object that")));
    }

    void everyStationSaysWhatItIsFor()
    {
        QSet<QString> said;
        for (std::size_t i = 0; i < stationKinds().size(); ++i) {
            m_room->stage()->bar()->button(static_cast<int>(i))->click();
            const QString help = stationKinds()[i]->help();
            QVERIFY(std::ranges::any_of(m_room->findChildren<QLabel *>() + m_window->findChildren<QLabel *>(),
                                        [&help](const QLabel *label) { return label->text() == help; }));
            said += help;
        }
        QCOMPARE(said.size(), static_cast<qsizetype>(stationKinds().size()));
    }

    void anotherPictureIsAStepOfUndo()
    {
        const QString before = state().scene().name;
        m_room->scene()->item()->setValue(12);
        QTRY_COMPARE_WITH_TIMEOUT(state().scene().item, 11, patience);
        QVERIFY(state().scene().name != before);
        settle();
        m_room->perform(Command::Undo, false);
        QCOMPARE(state().scene().name, before);
        settle(); // it has been seen again
        QCOMPARE(m_room->scene()->item()->value(), static_cast<int>(state().scene().item) + 1);
    }

    void anotherSizeHasOtherCells()
    {
        m_room->network()->size()->setValue(160);
        settle();
        QCOMPARE(state().run()->raw.cells(), 20 * 20 + 10 * 10 + 5 * 5);
        m_room->perform(Command::Undo, false);
        settle();
        QCOMPARE(state().run()->size(), 320);
    }

    void whatIsRefusedLeavesEverything()
    {
        const QString file = m_window.filePath(QStringLiteral("broken.png"));
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no picture");
        broken.close();
        const YoloxScene before = state().scene();
        QSignalSpy failed(m_room->files(), &YoloxFiles::failed);
        m_room->open({file});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QVERIFY(state().scene() == before);
        QVERIFY(state().run());
    }

    void aPhotoGoesThroughRealWeights()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano_unfused.pth");
        m_room->open({sharedPath(QStringLiteral("yolox/models/yolox_nano_unfused.pth"))});
        settle();
        QCOMPARE(state().run()->name, QStringLiteral("YOLOX-Nano"));
        QCOMPARE(state().run()->size(), 416);
        QImage photo(300, 200, QImage::Format_RGB32);
        photo.fill(Qt::darkGreen);
        m_room->openImage(photo);
        settle();
        QCOMPARE(state().scene().classNames.size(), 80U); // boxes can be of the network's classes
        QVERIFY(state().scene().boxes.empty());
        QCOMPARE(state().run()->geometry.resizedHeight, 277);
    }

    void comesBack()
    {
        const QString file = m_window.filePath(QStringLiteral("own.png"));
        QImage own(120, 90, QImage::Format_RGB32);
        own.fill(Qt::darkRed);
        QVERIFY(own.save(file));
        m_room->open({file});
        QTRY_COMPARE_WITH_TIMEOUT(state().scene().name, QStringLiteral("own.png"), patience);
        m_room->stage()->bar()->button(0)->click();
        m_room->network()->size()->setValue(224);
        settle();
        const QString station = m_room->stage()->currentId();
        QVERIFY(m_window->close()); // what is remembered is written then
        m_window.close();
        QVERIFY(m_window.reopen());
        enter();
        QCOMPARE(m_room->stage()->currentId(), station);
        QCOMPARE(state().run()->size(), 224);
        QTRY_COMPARE_WITH_TIMEOUT(state().scene().name, QStringLiteral("own.png"), patience);
        settle();
        QVERIFY(!state().undoStack()->canUndo()); // undo begins where one left off
    }
};

QTEST_MAIN(TestYoloxRoom)
#include "tst_yoloxroom.moc"
