// vitrine-test: TIMEOUT 300
#include "app/studio/actions/Actions.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/room/Room.h"
#include "app/studio/settings/Languages.h"
#include "app/studio/window/CommandPalette.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"
#include "tests/app/studio/JournalTrip.h"
#include "widgets/explanation/ExplanationPanel.h"
#include "widgets/input/DrawPad.h"
#include "widgets/input/InputPanel.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/inspector/TensorPane.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

#include "tests/support/Shared.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace vitrine;
using vitrine::test::throughJournal;

namespace {

constexpr int patience = 20000; // milliseconds; a run takes a few, a busy machine takes its time

/// As if the user let go of a file over the window.
void dropFile(MainWindow &window, const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
}

QImage testPicture()
{
    QImage image(60, 40, QImage::Format_RGB888);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(x, y, QColor(4 * x, 6 * y, (x * y) % 256));
    }
    return image;
}

} // namespace

class TestStudio : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("can't write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    Session &session() const { return *m_window->session(); }
    StepCursor &cursor() const { return *m_window->cursor(); }

    void press(int key) const { QTest::keyClick(m_window.get(), Qt::Key(key)); }

    /// Runs an action that leads to another run, and waits for it.
    template <typename Work>
    void andWait(Work &&work)
    {
        QSignalSpy done(&session(), &Session::outcomeChanged);
        work();
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->show();
        andWait([this] { m_window->start(std::nullopt); });
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void asksForNoMoreRoomThanASmallScreenHas()
    {
        QSettings().clear();
        const MainWindow window{Preferences()};
        // Asked for before it is shown: a window is never opened smaller than this.
        QVERIFY2(window.minimumSizeHint().width() <= 1280,
                 qPrintable(QString::number(window.minimumSizeHint().width())));
    }

    void opensOnLeNetWithADigit()
    {
        const auto outcome = session().outcome();
        QCOMPARE(outcome->network.name, std::string("LeNet-5"));
        QVERIFY(outcome->trace->hasBackward);
        QCOMPARE(outcome->picture.size(), QSize(28, 28));
        QCOMPARE(outcome->answer.best.size(), std::size_t(5));
        QVERIFY(outcome->answer.best[0].probability >= outcome->answer.best[4].probability);
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("LeNet-5")));
        QVERIFY(outcome->isSummarised);
        // No panel is empty: one number is explained already.
        QTRY_VERIFY_WITH_TIMEOUT(m_window->explanation()->explanation(), patience);
        QCOMPARE(m_window->explanation()->explanation()->block, outcome->trace->graph.blocks[1].id);
    }

    void dropsAPictureAndSteps()
    {
        QVERIFY(testPicture().save(path(QStringLiteral("photo.png"))));
        andWait([this] { dropFile(*m_window, path(QStringLiteral("photo.png"))); });
        QCOMPARE(session().outcome()->question.picture.kind, PictureSource::Kind::File);
        QCOMPARE(session().outcome()->picture.size(), QSize(60, 40));

        press(Qt::Key_Home);
        QCOMPARE(cursor().current(), 0);
        const Trace &trace = *session().trace();
        while (cursor().current() < cursor().lossStep())
            press(Qt::Key_Right);
        QCOMPARE(trace.steps[std::size_t(cursor().current())].block, trace.graph.lossBlock());
        for (int i = cursor().current(); i + 1 < cursor().count(); ++i)
            press(Qt::Key_Right);
        QCOMPARE(cursor().step()->pass, Pass::Backward);
        QCOMPARE(trace.graph.blocks[std::size_t(cursor().step()->block)].kind->type(), std::string("Input"));
        press(Qt::Key_Left);
        QCOMPARE(cursor().current(), cursor().count() - 2);
        press(Qt::Key_B);
        QCOMPARE(cursor().step()->pass, Pass::Forward);
        press(Qt::Key_L);
        QCOMPARE(cursor().current(), cursor().lossStep());
    }

    void explainsAClickedPixel_data()
    {
        QTest::addColumn<bool>("backward");
        QTest::newRow("forward") << false;
        QTest::newRow("backward") << true;
    }

    void explainsAClickedPixel()
    {
        QFETCH(bool, backward);
        const Trace &trace = *session().trace();
        const std::string block = trace.graph.blocks[1].id;
        press(backward ? Qt::Key_End : Qt::Key_L);
        m_window->selection()->selectBlock(QString::fromStdString(block));
        MapGridView *view = backward ? m_window->inspector()->outputPane()->gradientView()
                                     : m_window->inspector()->outputPane()->valueView();
        QTRY_VERIFY(view->hasTensor());
        const PlaneCell cell{2, 7, 9};
        QSignalSpy explained(&session(), &Session::explanationReady);
        // A cell may be a single pixel: its centre must not be rounded into the next one.
        const QPointF centre = view->cellRect(cell).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          QPoint(static_cast<int>(centre.x()), static_cast<int>(centre.y())));
        QTRY_COMPARE_WITH_TIMEOUT(explained.count(), 1, patience);

        const auto explanation = m_window->explanation()->explanation();
        QVERIFY(explanation);
        QCOMPARE(explanation->pass, backward ? Pass::Backward : Pass::Forward);
        QCOMPARE(explanation->index, (Index{0, 2, 7, 9}));
        const Snapshot traced = backward ? trace.gradient(block) : trace.output(block);
        const double value = traced.at(explanation->index);
        QCOMPARE(explanation->value, value);
        QVERIFY(std::abs(explanation->recomputed - value)
                <= 1e-4 * std::max(std::abs(traced.summary().min), std::abs(traced.summary().max)));
        QVERIFY(!explanation->terms.empty());
        QVERIFY(!m_window->selection()->regions().empty());
        press(Qt::Key_Escape);
        QVERIFY(!m_window->selection()->place());
    }

    void aNetworkWithoutPicturesCountsNone()
    {
        const auto isCounted = [this] {
            const QList<QLabel *> labels = m_window->input()->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->isVisible() && label->text().contains(QRegularExpression(QStringLiteral("\\d of \\d")));
            });
        };
        QVERIFY(isCounted());
        andWait([this] { session().openPreset(QStringLiteral("mlp-xor")); });
        QVERIFY(!isCounted());
        andWait([this] { session().openPreset(QStringLiteral("lenet-5")); });
        QVERIFY(isCounted());
    }

    void selectionFollowsIntoAnotherNetwork()
    {
        QVERIFY(m_window->selection()->place());
        QSignalSpy failed(&session(), &Session::failed);
        andWait([this] { session().openPreset(QStringLiteral("bn-cnn")); });
        const std::string path = m_window->selection()->path().toStdString();
        QVERIFY(session().trace()->graph.findBlock(path) >= 0);
        // Until the new one is there, there may be none.
        const auto explained = [this] { return m_window->explanation()->explanation(); };
        QTRY_VERIFY_WITH_TIMEOUT(explained() && explained()->block == path, patience);
        // A number of the fifth picture of a batch is not there in a batch of one.
        andWait([this] { session().setBatchSize(8); });
        m_window->selection()->selectPlace({Place::Kind::Output, path, 0, {5, 0, 3, 3}});
        andWait([this] { session().setBatchSize(1); });
        QVERIFY(!m_window->selection()->place());
        QCOMPARE(m_window->selection()->path().toStdString(), path);
        QVERIFY(failed.isEmpty());
    }

    void badFilesLeaveTheWorkUntouched_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("not JSON") << "a.vitrine.json" << QByteArray("{ blocks") << "a.vitrine.json";
        QTest::newRow("no picture") << "c.png" << QByteArray("hello") << "c.png";
        QTest::newRow("truncated weights")
            << "d.safetensors" << QByteArray("\xff\0\0\0\0\0\0\0{", 9) << "d.safetensors";
        QTest::newRow("weights of another network") << "e.safetensors"
                                                    << QByteArray("\x39\0\0\0\0\0\0\0", 8)
                + R"({"other":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})" + QByteArray("\0\0\0\0", 4)
                                                    << "e.safetensors";
        QTest::newRow("phone's HEIC") << "f.heic"
                                      << QByteArray("\0\0\0\x18"
                                                    "ftypheic\0\0\0\0mif1heic",
                                                    24)
                                      << "HEIC";
    }

    void badFilesLeaveTheWorkUntouched()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const auto before = session().outcome();
        dropFile(*m_window, write(name, content));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->banner()->isVisible() && !session().isBusy(), patience);
        QVERIFY(session().outcome() == before);
        QVERIFY(session().question() == before->question);
        QVERIFY(m_window->banner()->isVisible());
        QVERIFY2(m_window->banner()->text().contains(says), qPrintable(m_window->banner()->text()));
        QCOMPARE(m_window->undoStack()->count(), 0);
        // And the studio goes on working.
        andWait([this] { session().setItem(3); });
        QVERIFY(!m_window->banner()->isVisible());
    }

    void missingPresetFallsBackToLeNet()
    {
        StudioState last;
        last.documents.resize(1);
        last.documents[0].question.network.preset = QStringLiteral("no-such-network");
        QSignalSpy failed(&session(), &Session::failed);
        MainWindow window({});
        window.start(last);
        QTRY_VERIFY_WITH_TIMEOUT(window.session()->outcome() != nullptr, patience);
        QCOMPARE(window.session()->outcome()->network.name, std::string("LeNet-5"));
    }

    void comesBackInTheRoomThatWasShown()
    {
        StudioState last;
        last.documents.resize(1);
        last.documents[0].question.network.preset = QStringLiteral("lenet-5");
        for (const Command room : {Command::DetectRoom, Command::NetworkRoom}) {
            m_window->show();
            m_window->rooms()->enter(room);
            m_window->close();
            MainWindow window({});
            window.start(last);
            QCOMPARE(window.rooms()->currentCommand(), room);
            MainWindow fresh({});
            fresh.start(std::nullopt);
            QCOMPARE(fresh.rooms()->currentCommand(), Command::NetworkRoom);
        }
    }

    /// Style sheets keep what they know of a widget until it says that it is destroyed; a later theme would follow it.
    void roomsTellWhenTheyAreDestroyed()
    {
        m_window->rooms()->enter(Command::DetectRoom);
        QSignalSpy destroyed(m_window->rooms()->current(), &QObject::destroyed);
        m_window.reset();
        QCOMPARE(destroyed.count(), 1);
    }

    /// A model alone may be anything: its content says whether it is a detector.
    void detectorsLeadToTheDetectRoom()
    {
        VITRINE_NEED_SHARED("yolox/models/yolox_nano.onnx");
        dropFile(*m_window, test::sharedPath(QStringLiteral("yolox/models/yolox_nano.onnx")));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->rooms()->currentCommand(), Command::DetectRoom, patience);
    }

    void choicesAreUndone()
    {
        andWait([this] { press(Qt::Key_T); });
        QCOMPARE(session().outcome()->trace->mode, Mode::Train);
        andWait([this] { session().setBatchSize(4); });
        QCOMPARE(session().trace()->graph.blocks[0].outputShapes[0][0], 4);
        andWait([this] { session().setTarget({TargetChoice::Kind::Class, 2}); });
        QCOMPARE(session().outcome()->answer.target, 2);
        QCOMPARE(m_window->undoStack()->count(), 3);
        andWait([this] { m_window->undoStack()->undo(); });
        andWait([this] { m_window->undoStack()->undo(); });
        QCOMPARE(session().trace()->graph.blocks[0].outputShapes[0][0], 1);
        andWait([this] { m_window->undoStack()->undo(); });
        QCOMPARE(session().outcome()->trace->mode, Mode::Eval);
        andWait([this] { m_window->undoStack()->redo(); });
        QCOMPARE(session().outcome()->trace->mode, Mode::Train);
        QCOMPARE(m_window->undoStack()->count(), 3);
    }

    void drawingRunsTheNetwork()
    {
        press(Qt::Key_D);
        DrawPad *pad = m_window->input()->pad();
        QVERIFY(pad->isVisible());
        andWait([&] {
            const QPoint top(pad->width() / 2, pad->height() / 4);
            QTest::mousePress(pad, Qt::LeftButton, {}, top);
            QTest::mouseMove(pad, top + QPoint(0, pad->height() / 2));
            QTest::mouseRelease(pad, Qt::LeftButton, {}, top + QPoint(0, pad->height() / 2));
        });
        QCOMPARE(session().outcome()->question.picture.kind, PictureSource::Kind::Drawing);
        QCOMPARE(m_window->undoStack()->count(), 1);
        QVERIFY(!pad->isBlank());
        andWait([this] { m_window->undoStack()->undo(); });
        QCOMPARE(session().outcome()->question.picture.kind, PictureSource::Kind::Item);
    }

    void newestRequestWins()
    {
        QSignalSpy done(&session(), &Session::outcomeChanged);
        for (int item = 0; item < 20; ++item)
            session().setItem(item);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        QCOMPARE(session().outcome()->question.picture.item, 19);
        QCOMPARE(done.count(), 1);
    }

    void speaksChinese()
    {
        Preferences chinese;
        chinese.language = QStringLiteral("zh_CN");
        m_window->applyPreferences(chinese);
        // Qt posts the change of language to the window.
        QTRY_COMPARE(m_window->menuBar()->actions().first()->text(), QStringLiteral("文件(&F)"));
        const QAction *undo = m_window->actions()[Command::Undo];
        QCOMPARE(Actions::chinese(undo), QStringLiteral("撤销"));
        QCOMPARE(Actions::english(undo), QStringLiteral("Undo"));
        chinese.language = QStringLiteral("en");
        m_window->applyPreferences(chinese);
        QTRY_COMPARE(m_window->menuBar()->actions().first()->text(), QStringLiteral("&File"));
    }

    void paletteFindsByBothNames()
    {
        const QList<PaletteEntry> entries = paletteEntries(m_window->menuBar());
        QVERIFY(entries.size() >= int(Actions::count));
        const auto best = [&](const QString &typed) {
            const PaletteEntry *found = nullptr;
            for (const PaletteEntry &entry : entries) {
                const int score = paletteScore(entry, typed);
                if (score >= 0 && (!found || score < paletteScore(*found, typed)))
                    found = &entry;
            }
            return found ? found->action : nullptr;
        };
        QCOMPARE(best(QStringLiteral("undo")), m_window->actions()[Command::Undo]);
        QCOMPARE(best(QStringLiteral("撤销")), m_window->actions()[Command::Undo]);
        QCOMPARE(best(QStringLiteral("theme dark")), m_window->actions()[Command::DarkTheme]);
        QVERIFY(best(QStringLiteral("no such thing")) == nullptr);
    }

    void shortcutsDoNotClash()
    {
        m_window->rooms()->enter(Command::DetectRoom); // where a key may mean another thing
        m_window->rooms()->enter(Command::OptimizersRoom);
        const QList<Room *> rooms = m_window->rooms()->made();
        const auto isOfWindow = [&rooms](Command command) {
            return std::none_of(rooms.begin(), rooms.end(), [command](const Room *room) { return room->has(command); });
        };
        for (const Room *room : rooms) {
            QHash<QString, QString> owners;
            for (std::size_t i = 0; i < Actions::count; ++i) {
                const auto command = static_cast<Command>(i);
                if (!room->has(command) && !isOfWindow(command))
                    continue;
                const QAction *action = m_window->actions()[command];
                for (const QKeySequence &key : action->shortcuts()) {
                    QVERIFY2(!owners.contains(key.toString()),
                             qPrintable(key.toString() + ": " + owners.value(key.toString()) + ", " + action->text()));
                    owners.insert(key.toString(), action->text());
                }
            }
        }
    }

    void everyControlHasAName()
    {
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            // A spin box's own line edit speaks for it.
            const bool isPart = widget->objectName().startsWith(QStringLiteral("qt_"));
            bool isNamed = isPart || !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            for (const QLabel *label : m_window->findChildren<QLabel *>())
                isNamed = isNamed || label->buddy() == widget;
            QVERIFY2(isNamed,
                     qPrintable(QStringLiteral("%1 in %2")
                                    .arg(QString::fromLatin1(widget->metaObject()->className()),
                                         QString::fromLatin1(widget->parentWidget()->metaObject()->className()))));
        }
    }

    void whatWasAskedComesBack()
    {
        QTemporaryDir folder;
        StudioState last;
        DocumentState &document = last.documents.emplace_back();
        document.question = firstQuestion();
        document.question.picture = {PictureSource::Kind::Drawing, {}, testPicture(), 0};
        document.question.fit = FitMode::Crop;
        document.question.mode = Mode::Train;
        document.question.target = {TargetChoice::Kind::Class, 4};
        document.question.batch.size = 8;
        document.question.pixels = {{"image", {{1, 28, 28}, {{3, 0.5F}, {100, -1.0F}}}}};
        document.step = 5;
        document.selection = QStringLiteral("conv1");
        document.inside = QStringLiteral("csp.m.0");
        const DocumentState loaded = throughJournal(last, folder.path()).documents.at(0);
        QCOMPARE(loaded.question.picture.image.convertToFormat(QImage::Format_RGB888), testPicture());
        document.question.picture.image = loaded.question.picture.image;
        QVERIFY(loaded.question == document.question);
        QCOMPARE(loaded.step, 5);
        QCOMPARE(loaded.selection, document.selection);
        QCOMPARE(loaded.inside, document.inside);
    }

    void closingKeepsTheSession()
    {
        QTemporaryDir folder;
        m_window = std::make_unique<MainWindow>(Preferences());
        m_window->show();
        andWait([&] { m_window->start(new Journal(folder.path().toStdString(), m_window.get())); });
        andWait([this] { session().setItem(12); });
        press(Qt::Key_Home);
        m_window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), patience);
        m_window.reset();
        const Journal::Found last = Journal(folder.path().toStdString()).read();
        QVERIFY(last.wasClosed);
        QCOMPARE(last.state.documents.at(0).question.picture.item, 12);
        QCOMPARE(last.state.documents.at(0).step, 0);
    }
};

QTEST_MAIN(TestStudio)
#include "tst_studio.moc"
