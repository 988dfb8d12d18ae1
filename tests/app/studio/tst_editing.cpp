// vitrine-test: TIMEOUT 300
// Editing in the studio: parameters, names, problems and their ways out, undo, an empty network.

#include "app/studio/documents/History.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/window/MainWindow.h"
#include "core/edit/Blocks.h"
#include "core/edit/Connections.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/inspector/BlockCard.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/inspector/ParameterForm.h"
#include "widgets/inspector/ProblemBox.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace vitrine;

class TestEditing : public QObject {
    Q_OBJECT

    static constexpr int patience = 30000;

    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    NetworkDocument &document() const { return *room().document(); }
    Session &session() const { return *room().session(); }
    BlockCard &card() const { return *room().inspector()->blockCard(); }
    /// What the block is comes to the front of the inspector.
    void select(const char *block) const
    {
        room().selection()->selectBlock(QString::fromLatin1(block));
        room().inspector()->tabs()->setCurrentWidget(&card());
    }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(session().outcome() && !session().isBusy(), patience); }
    Shape shapeOf(const char *block) const
    {
        const Graph &graph = session().trace()->graph;
        const int index = graph.findBlock(block);
        return index < 0 ? Shape() : graph.blocks[static_cast<std::size_t>(index)].outputShapes.front();
    }

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("VitrineTest"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(Preferences());
        m_window->show();
        m_window->start(std::nullopt, {});
        settle();
    }

    void cleanup() { m_window.reset(); }

    void aParameterIsEditedWhereItIsRead()
    {
        const Network before = document().network();
        const TensorMap weights = session().trace()->weights;
        select("c1");
        ParameterField *channels = card().form()->field(QStringLiteral("out_channels"));
        QVERIFY(channels);
        auto *spin = qobject_cast<QSpinBox *>(channels->control());
        QVERIFY(spin);
        spin->setValue(8);
        spin->setValue(9);
        QCOMPARE(room().undoStack()->count(), 1); // turned on: one step
        QVERIFY(!card().form()->isHidden()); // the fields stay through an edit
        settle();
        QCOMPARE(shapeOf("c1")[1], 9);
        // What still fits is kept: the first six kernels, and all weights of the last layer.
        const TensorMap &after = session().trace()->weights;
        QCOMPARE(after.at("c1.weight").flat(0), weights.at("c1.weight").flat(0));
        QVERIFY(after.at("output.weight").toFloats() == weights.at("output.weight").toFloats());
        room().undoStack()->undo();
        QCOMPARE(document().network(), before); // at once
        settle();
        QCOMPARE(session().trace()->weights.at("c1.weight").toFloats(), weights.at("c1.weight").toFloats());
    }

    void whatStandsBeforeAProblemGoesOnRunning()
    {
        document().apply(QStringLiteral("Break"),
                         edit::setParam(document().network(), "c3", "kernel_size", std::int64_t(99)));
        QVERIFY(!document().check().ok());
        settle();
        QVERIFY(!shapeOf("s2").empty());
        QVERIFY(shapeOf("c3").empty());
        select("c3");
        QVERIFY(!card().problems()->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(!card().problems()->fixes().empty(), patience);
        card().problems()->apply(0);
        settle();
        QVERIFY(!shapeOf("c3").empty());
        QVERIFY(card().problems()->isHidden());
        room().undoStack()->undo();
        room().undoStack()->undo();
        settle();
        QVERIFY(document().check().ok());
        QVERIFY(session().trace()->hasBackward);
    }

    /// More than the preferences allow: the first block that is too much is red, and what comes before it runs.
    void whatIsTooLargeIsRed()
    {
        document().apply(QStringLiteral("Edit"),
                         edit::setParam(document().network(), "c3", "padding", std::int64_t(1)));
        settle();
        const RunOptions before = session().options();
        RunOptions tight = before;
        tight.memoryLimit = 200 << 10;
        session().setOptions(tight);
        settle();
        QVERIFY(!document().check().ok());
        const std::string block = document().check().problems.at(0).block;
        QVERIFY(!block.empty());
        const Graph &graph = session().trace()->graph;
        QVERIFY(!graph.blocks.empty());
        QCOMPARE(graph.findBlock(block), -1);
        QVERIFY(graph.findBlock("c1") >= 0);
        select(block.c_str());
        QVERIFY(!card().problems()->isHidden());
        session().setOptions(before);
        settle();
        QVERIFY(document().check().ok());
        QVERIFY(session().trace()->graph.findBlock(block) >= 0);
        room().undoStack()->undo();
        settle();
    }

    /// What is said above the fields pushes them down; the one that is being written stays in sight.
    void aFieldStaysInSightWhenItGoesWrong()
    {
        m_window->resize(1280, 800);
        select("c3");
        room().inspector()->tabs()->setCurrentWidget(&card());
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QWidget *kernel = card().form()->field(QStringLiteral("kernel_size"))->control();
        card().ensureWidgetVisible(kernel);
        kernel->setFocus();
        QTRY_VERIFY(kernel->hasFocus());
        document().apply(QStringLiteral("Break"),
                         edit::setParam(document().network(), "c3", "kernel_size", std::int64_t(99)));
        settle();
        QVERIFY(!card().problems()->isHidden());
        const QWidget *shown = card().viewport();
        QTRY_VERIFY(shown->rect().contains(QRect(kernel->mapTo(shown, QPoint(0, 0)), kernel->size())));
    }

    void aRenamedBlockKeepsItsWeights()
    {
        const auto weight = session().trace()->weights.at("c1.weight").toFloats();
        select("c1");
        QLineEdit *name = card().form()->name();
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("stem"));
        QTest::keyClick(name, Qt::Key_Return);
        settle();
        QCOMPARE(session().trace()->weights.at("stem.weight").toFloats(), weight);
        QCOMPARE(room().selection()->block(), QStringLiteral("stem"));
        room().undoStack()->undo();
        settle();
        QCOMPARE(session().trace()->weights.at("c1.weight").toFloats(), weight);
    }

    void wordsInANumberFieldChangeNothing()
    {
        select("c1");
        ParameterField *kernel = card().form()->field(QStringLiteral("kernel_size"));
        auto *text = qobject_cast<QLineEdit *>(kernel->control());
        QVERIFY(text);
        const Network before = document().network();
        text->selectAll();
        QTest::keyClicks(text, QStringLiteral("three"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(document().network(), before);
        QCOMPARE(room().undoStack()->count(), 0);
    }

    void anEmptyNetworkIsWhereBuildingBegins()
    {
        room().perform(Command::NewNetwork, false);
        QTRY_VERIFY_WITH_TIMEOUT(document().network().blocks.empty(), patience);
        settle();
        Network network = document().network();
        const edit::Added input = edit::addBlock(network, *findBlockKind("Input"));
        document().apply(QStringLiteral("Add"), input.network);
        const edit::Added conv = edit::addBlock(document().network(), *findBlockKind("Conv2d"));
        document().apply(QStringLiteral("Add"), conv.network);
        settle();
        QCOMPARE(session().trace()->graph.blocks.size(), std::size_t(1)); // nothing feeds the convolution yet
        document().apply(QStringLiteral("Connect"),
                         edit::connectPorts(document().network(), {input.id, 0}, {conv.id, 0}));
        settle();
        QCOMPARE(session().trace()->graph.blocks.size(), std::size_t(2));
        while (room().undoStack()->canUndo())
            room().undoStack()->undo();
        QVERIFY(document().network() == network);
        settle();
        QVERIFY(session().trace()->graph.blocks.empty());
    }
};

QTEST_MAIN(TestEditing)
#include "tst_editing.moc"
