// vitrine-test: TIMEOUT 300
// Open networks as tabs: each with its own steps, opened, saved, closed, and all back after a crash.

#include "app/studio/actions/Actions.h"
#include "app/studio/documents/DocumentDesk.h"
#include "app/studio/documents/DocumentTabs.h"
#include "app/studio/documents/Documents.h"
#include "app/studio/documents/NetworkExports.h"
#include "app/studio/documents/WeightLoader.h"
#include "app/studio/journal/Journal.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"
#include "core/io/OnnxImport.h"
#include "core/io/OnnxReader.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <QUndoView>

#include <algorithm>

using namespace vitrine;

namespace {

constexpr int patience = 20000; // milliseconds; a run takes a few, a busy machine takes its time

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestDocuments : public QObject {
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
    NetworkRoom &room() const { return *m_window->networkRoom(); }
    Session &session() const { return *m_window->session(); }
    Documents &documents() const { return *room().documents(); }
    QTabBar &bar() const { return *room().tabs()->bar(); }
    NetworkDocument &document() const { return *room().document(); }
    void run(Command command) const { m_window->actions()[command]->trigger(); }

    /// Runs an action that leads to another run, and waits for it.
    template <typename Work>
    void andWait(Work &&work)
    {
        QSignalSpy done(&session(), &Session::outcomeChanged);
        work();
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && !session().isBusy(), patience);
    }
    void edit(const char *activation)
    {
        andWait([&] {
            Network network = document().network();
            network.find("tanh1")->type = activation;
            document().apply(QStringLiteral("Another activation"), std::move(network));
        });
    }
    std::string activation() const { return document().network().find("tanh1")->type; }
    void restart(Journal *journal)
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(1280, 800);
        m_window->show();
        andWait([&] { journal ? m_window->start(journal) : m_window->start(std::nullopt); });
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    /// The question that closing asks, answered.
    void answer(QMessageBox::StandardButton button) const
    {
        const QList<QMessageBox *> boxes = m_window->findChildren<QMessageBox *>(QStringLiteral("closeQuestion"));
        const auto box = std::find_if(boxes.begin(), boxes.end(), [](QMessageBox *each) { return each->isVisible(); });
        QVERIFY(box != boxes.end());
        QTest::mouseClick((*box)->button(button), Qt::LeftButton);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void init()
    {
        QSettings().clear();
        restart(nullptr);
    }
    void cleanup() { m_window.reset(); }

    void eachHasItsOwnStepsAndPlace()
    {
        QCOMPARE(bar().count(), 1);
        edit("ReLU");
        m_window->selection()->selectPath(QStringLiteral("c3"));
        m_window->cursor()->setCurrent(4);
        andWait([this] { room().files()->openPreset(QStringLiteral("bn-cnn")); });
        QCOMPARE(bar().count(), 2);
        QCOMPARE(bar().currentIndex(), 1);
        QCOMPARE(m_window->undoStack()->count(), 0);
        QCOMPARE(session().outcome()->network.name, document().network().name);
        andWait([this] { session().setMode(Mode::Train); });
        QCOMPARE(m_window->undoStack()->count(), 1);
        andWait([this] { run(Command::NextNetwork); });
        QCOMPARE(bar().currentIndex(), 0);
        QCOMPARE(activation(), std::string("ReLU"));
        QCOMPARE(m_window->selection()->path(), QStringLiteral("c3"));
        QCOMPARE(m_window->cursor()->current(), 4);
        QCOMPARE(session().outcome()->question.mode, Mode::Eval);
        QCOMPARE(m_window->undoStack()->count(), 1);
        andWait([this] { run(Command::Undo); });
        QCOMPARE(activation(), std::string("Tanh"));
        andWait([this] { QTest::mouseClick(&bar(), Qt::LeftButton, {}, bar().tabRect(1).center()); });
        QCOMPARE(session().outcome()->question.mode, Mode::Train);
    }

    void aDotSaysWhatIsNotSaved()
    {
        QVERIFY(bar().tabIcon(0).isNull());
        edit("ReLU");
        QVERIFY(!bar().tabIcon(0).isNull());
        andWait([this] { run(Command::Undo); });
        QVERIFY(bar().tabIcon(0).isNull());
        andWait([this] { session().setItem(3); }); // looks at something else: nothing to save
        QVERIFY(bar().tabIcon(0).isNull());
    }

    void tabsMoveAndClose()
    {
        andWait([this] { room().files()->openPreset(QStringLiteral("bn-cnn")); });
        andWait([this] { run(Command::NewNetwork); });
        QCOMPARE(bar().count(), 3);
        QVERIFY(document().network().blocks.empty());
        bar().moveTab(2, 0);
        QCOMPARE(documents().current(), 0);
        QCOMPARE(documents().title(0), QStringLiteral("Untitled"));
        andWait([this] { run(Command::CloseNetwork); }); // an empty one asks nothing
        QCOMPARE(bar().count(), 2);
        QCOMPARE(documents().title(0), QStringLiteral("LeNet-5"));
        // The last one leaves an empty network.
        QAbstractButton *cross = qobject_cast<QAbstractButton *>(bar().tabButton(1, QTabBar::RightSide));
        QTest::mouseClick(cross, Qt::LeftButton);
        QCOMPARE(bar().count(), 1);
        andWait([this] { run(Command::CloseNetwork); });
        QCOMPARE(bar().count(), 1);
        QVERIFY(document().network().blocks.empty());
        // What is opened takes the place of an empty one.
        andWait([this] { room().files()->openPreset(QStringLiteral("lenet-5")); });
        QCOMPARE(bar().count(), 1);
        QCOMPARE(documents().title(0), QStringLiteral("LeNet-5"));
    }

    void closingAsksWhereChangesWouldBeLost()
    {
        edit("ReLU");
        run(Command::CloseNetwork);
        answer(QMessageBox::Cancel);
        QCOMPARE(activation(), std::string("ReLU"));
        andWait([this] {
            run(Command::CloseNetwork);
            answer(QMessageBox::Discard);
        });
        QVERIFY(document().network().blocks.empty());
    }

    /// One question after the other; Cancel ends them.
    void closingTheOthers()
    {
        edit("ReLU");
        andWait([this] { room().files()->openPreset(QStringLiteral("bn-cnn")); });
        andWait([this] {
            Network network = document().network();
            network.name = "mine";
            document().apply(QStringLiteral("Rename"), std::move(network));
        });
        andWait([this] { run(Command::NewNetwork); });
        const QList<quint64> others{documents().id(0), documents().id(1)};
        room().files()->closeAll(others);
        answer(QMessageBox::Cancel);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        QCOMPARE(documents().count(), 3);
        room().files()->closeAll(others);
        answer(QMessageBox::Discard);
        answer(QMessageBox::Discard);
        QCOMPARE(documents().count(), 1);
    }

    /// An untouched network is written byte by byte as it was, with whatever spaces it had.
    void savesWhatIsUntouchedByteByByte()
    {
        const QByteArray before =
            contentOf(QStringLiteral(VITRINE_SOURCE_DIR "/resources/networks/bn-cnn.vitrine.json"))
                .replace("\n", "\n\n");
        const QString file = write(QStringLiteral("mine.vitrine.json"), before);
        andWait([&] { room().files()->open(file); });
        QCOMPARE(documents().find(file), documents().current());
        const QString copy = path(QStringLiteral("copy.vitrine.json"));
        QSignalSpy saved(room().files(), &DocumentDesk::said);
        room().files()->saveTo(documents().id(documents().current()), copy);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        QCOMPARE(contentOf(copy), before);
        QCOMPARE(documents().file(documents().current()), copy);
        // A file that is open already comes to the front.
        andWait([this] { documents().turnTo(0); });
        const int count = documents().count();
        andWait([&] { room().files()->open(copy); });
        QCOMPARE(documents().count(), count);
        QCOMPARE(documents().current(), 1);
    }

    void savesChangesWithTheirWeights()
    {
        edit("ReLU");
        const QString file = path(QStringLiteral("relu.vitrine.json"));
        QSignalSpy saved(room().files(), &DocumentDesk::said);
        room().files()->saveTo(documents().id(0), file);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        QVERIFY(!documents().isModified(0));
        QVERIFY(*readNetwork(file.toStdString()) == document().network());
        const auto weights = readSafetensors(path(QStringLiteral("relu.safetensors")).toStdString());
        QVERIFY(weights.ok());
        QCOMPARE(weights->tensors.at("c1.weight").toFloats(), session().trace()->weights.at("c1.weight").toFloats());
        const double loss = *session().outcome()->answer.loss;
        andWait([this] {
            run(Command::CloseNetwork); // asks nothing
        });
        andWait([&] { room().files()->open(file); });
        QCOMPARE(*session().outcome()->answer.loss, loss);
        // Undo leads to what was before the save, and the dot comes back.
        edit("SiLU");
        QVERIFY(documents().isModified(0));
        run(Command::Save);
        QTRY_VERIFY_WITH_TIMEOUT(!documents().isModified(0), patience);
        andWait([this] { run(Command::Undo); });
        QVERIFY(documents().isModified(0));
    }

    /// What is not finished can be saved and opened: the red blocks stay red, all before them runs.
    void unfinishedNetworksOpen()
    {
        const QString file = write(
            QStringLiteral("b.vitrine.json"),
            R"({"format":"vitrine-network","version":1,"name":"b","blocks":[{"id":"x","type":"Input","params":{"shape":[1,28,28]}},
               {"id":"y","type":"Convolve"}],"connections":[{"from":"x","to":"y"}]})");
        andWait([&] { room().files()->open(file); });
        QCOMPARE(documents().title(documents().current()), QStringLiteral("b"));
        QCOMPARE(document().network().blocks.size(), 2U);
        QCOMPARE(session().trace()->graph.blocks.size(), 1U);
        QVERIFY(m_window->banner()->isVisible());
        QVERIFY2(m_window->banner()->text().contains(QStringLiteral("Convolve")),
                 qPrintable(m_window->banner()->text()));
    }

    void badFilesOpenNoTab()
    {
        QSignalSpy failed(room().files(), &DocumentDesk::failed);
        room().files()->open(write(QStringLiteral("a.vitrine.json"), "{ blocks"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QVERIFY(m_window->banner()->text().contains(QStringLiteral("a.vitrine.json")));
        QCOMPARE(documents().count(), 1);
        // Weights beside a network that don't fit it: the one before comes back to the front.
        write(QStringLiteral("c.safetensors"),
              QByteArray("\x39\0\0\0\0\0\0\0", 8) + R"({"other":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})"
                  + QByteArray("\0\0\0\0", 4));
        const QString file =
            write(QStringLiteral("c.vitrine.json"),
                  contentOf(QStringLiteral(VITRINE_SOURCE_DIR "/resources/networks/bn-cnn.vitrine.json")));
        QSignalSpy refused(&session(), &Session::failed);
        room().files()->open(file);
        QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isBusy(), patience);
        QCOMPARE(documents().count(), 1);
        QCOMPARE(document().network().name, std::string("LeNet-5"));
        QVERIFY(m_window->banner()->isVisible());
    }

    void theHistoryIsListed()
    {
        edit("ReLU");
        edit("SiLU");
        auto *view = m_window->findChild<QUndoView *>();
        run(Command::Steps);
        QVERIFY(view->isVisible());
        QCOMPARE(view->model()->rowCount(), 3);
        QCOMPARE(view->model()->index(1, 0).data().toString(), QStringLiteral("Another activation"));
        andWait([&] {
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                              view->visualRect(view->model()->index(0, 0)).center());
        });
        QCOMPARE(activation(), std::string("Tanh"));
        QCOMPARE(m_window->undoStack()->index(), 0);
    }

    void namesAreChangedInTheTab()
    {
        QTest::mouseDClick(&bar(), Qt::LeftButton, {}, bar().tabRect(0).center());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Mine"));
        andWait([] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); });
        QCOMPARE(documents().title(0), QStringLiteral("Mine"));
        andWait([this] { run(Command::Undo); });
        QCOMPARE(documents().title(0), QStringLiteral("LeNet-5"));
    }

    void anExportedModelComesBackEqual()
    {
#ifndef VITRINE_HAS_ONNX
        QSKIP("built without ONNX");
#endif
        edit("ReLU");
        const QString file = path(QStringLiteral("lenet.onnx"));
        QSignalSpy said(room().exports(), &NetworkExports::said);
        room().exports()->writeOnnx(file);
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 2, patience);
        const Network before = document().network();
        const double loss = *session().outcome()->answer.loss;
        andWait([&] { room().files()->open(file); });
        QCOMPARE(documents().count(), 2);
        QVERIFY(document().network() == before);
        QCOMPARE(*session().outcome()->answer.loss, loss);
        QVERIFY(!documents().isModified(1));
        QVERIFY(m_window->banner()->isVisible()); // says where it came from
    }

    void weightsThatFitInPart()
    {
        TensorMap some;
        some.emplace("c1.weight", session().trace()->weights.at("c3.weight")); // of another shape
        some.emplace("c1.bias", Snapshot::of(Shape{6}, std::vector<float>(6, 1.0F)));
        const QString file = path(QStringLiteral("some.safetensors"));
        QVERIFY(writeSafetensors(file.toStdString(), some).ok());
        room().weights()->open(file);
        QDialogButtonBox *buttons = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(buttons = m_window->findChild<QDialogButtonBox *>(), patience);
        andWait([&] { QTest::mouseClick(buttons->button(QDialogButtonBox::Ok), Qt::LeftButton); });
        QCOMPARE(session().trace()->weights.at("c1.bias").toFloats(), std::vector<float>(6, 1.0F));
        QCOMPARE(m_window->undoStack()->count(), 1);
    }

    /// Before it asks for a file, or nobody would answer here.
    void aNetworkThatCantRunIsNotExported()
    {
        Network broken = document().network();
        broken.find("tanh1")->type = "NoSuchBlock";
        andWait([&] { document().apply(QStringLiteral("No block"), std::move(broken)); });
        const QSignalSpy failed(room().exports(), &NetworkExports::failed);
        room().exports()->askOnnx();
        QCOMPARE(failed.count(), 1);
        QVERIFY(m_window->banner()->isVisible());
    }

    void allComesBackAfterACrash()
    {
        const std::filesystem::path journals = path(QStringLiteral("journals")).toStdString();
        m_window.reset();
        {
            Journal journal(journals);
            restart(&journal);
            edit("ReLU");
            edit("SiLU");
            andWait([this] { run(Command::Undo); });
            m_window->selection()->selectPath(QStringLiteral("c3"));
            andWait([this] { room().files()->openPreset(QStringLiteral("bn-cnn")); });
            andWait([this] { run(Command::NewNetwork); });
            documents().turnTo(0);
            QSignalSpy written(&journal, &Journal::written);
            QTRY_VERIFY_WITH_TIMEOUT(!written.isEmpty(), patience);
            m_window.reset(); // without closing it
        }
        Journal journal(journals);
        restart(&journal);
        QCOMPARE(documents().count(), 3);
        QCOMPARE(documents().current(), 0);
        QCOMPARE(activation(), std::string("ReLU"));
        QVERIFY(documents().isModified(0));
        QCOMPARE(m_window->undoStack()->cleanIndex(), 0); // where it is as it came
        // Weights as they were before the edits, so that what hands change can still be put back.
        const auto weights = session().question().weights.trained;
        QVERIFY(weights && weights->origin);
        QCOMPARE(weights->origin->tensors.at("c1.weight").toFloats(), weights->tensors.at("c1.weight").toFloats());
        QCOMPARE(m_window->selection()->path(), QStringLiteral("c3"));
        QVERIFY(m_window->banner()->isVisible());
        QVERIFY(m_window->banner()->text().contains(QStringLiteral("without being closed")));
        andWait([this] { run(Command::Redo); });
        QCOMPARE(activation(), std::string("SiLU"));
        for (int i = 0; i < 2; ++i)
            andWait([this] { run(Command::Undo); });
        QCOMPARE(activation(), std::string("Tanh"));
        m_window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), patience);
        m_window.reset();
    }

    /// The disk takes nothing: the user is told, and may stay until it does.
    void closingTellsWhatCouldNotBeKept()
    {
        const QString folder = path(QStringLiteral("stuck"));
        {
            Journal journal(folder.toStdString());
            QVERIFY(QDir().mkpath(folder + QStringLiteral("/1/open.json/in-the-way")));
            restart(&journal);
            m_window->close();
            QVERIFY(m_window->isVisible());
            QPointer<QMessageBox> box;
            const auto find = [&] {
                box = m_window->findChild<QMessageBox *>(QStringLiteral("closeWithoutKeeping"));
                return box && box->isVisible();
            };
            QTRY_VERIFY_WITH_TIMEOUT(find(), patience);
            QVERIFY2(box->informativeText().contains(QStringLiteral("open.json")), qPrintable(box->informativeText()));
            QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(!box, patience);
            QVERIFY(m_window->isVisible());
            QVERIFY(m_window->isEnabled());
            QVERIFY(QDir(folder + QStringLiteral("/1/open.json")).removeRecursively());
            m_window->close();
            QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), patience);
            m_window.reset();
        }
        Journal next(folder.toStdString());
        const Journal::Found found = next.read();
        QVERIFY(found.wasClosed);
        QCOMPARE(found.state.documents.size(), 1U);
    }
};

QTEST_MAIN(TestDocuments)
#include "tst_documents.moc"
