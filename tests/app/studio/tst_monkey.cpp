// vitrine-test: TIMEOUT 1500; LABELS slow
// Thousands of random actions of a user in the Network room, by a fixed seed: adds, connects, edits, clicks, drags,
// keys, undo, redo, steps, weights, laboratories, other rooms, bad files. Nothing crashes, the window never stands
// still, and undo leads back to the empty network. VITRINE_MONKEY_ACTIONS sets how many.

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"
#include "core/base/Rng.h"
#include "core/edit/Edit.h"
#include "tests/support/GuiTime.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUndoStack>

#include <algorithm>
#include <array>
#include <memory>
#include <random>

using namespace vitrine;

namespace {

constexpr int patience = 60000; // milliseconds
constexpr double longestStall = 100; // milliseconds of the GUI thread's own time

} // namespace

class TestMonkey : public QObject {
    Q_OBJECT

private:
    using Action = void (TestMonkey::*)();

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::mt19937 m_random{20261126};

    NetworkRoom &room() const { return *m_window->networkRoom(); }
    NetworkDocument &document() const { return *room().document(); }
    const Network &network() const { return document().network(); }
    CanvasView &view() const { return *m_window->canvas(); }
    QUndoStack &undoStack() const { return *m_window->undoStack(); }
    int draw(int below) { return below <= 0 ? 0 : static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    const BlockKind &anyKind()
    {
        const auto &kinds = blockKinds();
        for (;;)
            if (const BlockKind &kind = *kinds[static_cast<std::size_t>(draw(static_cast<int>(kinds.size())))];
                kind.isPublic())
                return kind;
    }
    std::string anyBlock()
    {
        const auto &blocks = network().blocks;
        return blocks.empty() ? std::string()
                              : blocks[static_cast<std::size_t>(draw(static_cast<int>(blocks.size())))].id;
    }

    void add()
    {
        if (network().blocks.size() < 40)
            document().apply(QStringLiteral("Add"), edit::addBlock(network(), anyKind()).network);
    }
    void addUseful()
    {
        static constexpr std::array types{"Input", "Conv2d", "BatchNorm2d", "ReLU", "MaxPool2d", "Flatten", "Linear"};
        if (network().blocks.size() >= 40)
            return;
        const std::string before = network().blocks.empty() ? std::string() : network().blocks.back().id;
        const auto &kind =
            *findBlockKind(network().blocks.empty() ? types[0] : types[static_cast<std::size_t>(draw(7))]);
        edit::Added added = edit::addBlock(network(), kind);
        if (!before.empty() && kind.inputs().max != 0)
            added.network = edit::connectPorts(std::move(added.network), {before, 0}, {added.id, 0});
        document().apply(QStringLiteral("Add"), std::move(added.network));
    }
    void remove()
    {
        if (!network().blocks.empty() && draw(2) == 0)
            document().apply(QStringLiteral("Remove"),
                             edit::removeBlocks(network(), {anyBlock()}, draw(2) ? edit::Heal::Join : edit::Heal::Cut));
    }
    void connectAny()
    {
        const Endpoint from{anyBlock(), 0}, to{anyBlock(), draw(2)};
        if (from.block.empty())
            return;
        const edit::ConnectCheck check(network(), document().check().outputShapes);
        if (check.check(from, to).possible())
            document().apply(QStringLiteral("Connect"), edit::connectPorts(network(), from, to));
    }
    void disconnect()
    {
        const auto &all = network().connections;
        if (all.empty())
            return;
        const Connection chosen = all[static_cast<std::size_t>(draw(static_cast<int>(all.size())))];
        document().apply(QStringLiteral("Disconnect"), edit::disconnectPorts(network(), chosen.from, chosen.to));
    }
    void setParameter()
    {
        const Block *block = network().find(anyBlock());
        const BlockKind *kind = block ? findBlockKind(block->type) : nullptr;
        if (!kind || kind->parameters().empty())
            return;
        const auto &specs = kind->parameters();
        const ParameterSpec &spec = specs[static_cast<std::size_t>(draw(static_cast<int>(specs.size())))];
        const std::array<ParamValue, 5> values{std::int64_t(draw(9)), std::int64_t(-1), 0.5, true, ParamValue()};
        document().apply(QStringLiteral("Set"),
                         edit::setParam(network(), block->id, spec.name, values[static_cast<std::size_t>(draw(5))]),
                         draw(3));
    }
    void rename()
    {
        const std::string id = anyBlock(), to = "b" + std::to_string(draw(1000));
        if (const auto renamed = edit::renameBlock(network(), id, to))
            document().apply(QStringLiteral("Rename"), *renamed, 0, {{id, to}});
    }
    void paste()
    {
        if (!network().blocks.empty() && network().blocks.size() < 30)
            document().apply(QStringLiteral("Duplicate"),
                             edit::duplicate(network(), {anyBlock(), anyBlock()}, {40, 40}).network);
    }
    void move()
    {
        if (!network().blocks.empty())
            document().apply(QStringLiteral("Move"),
                             edit::setPositions(network(), {{anyBlock(), {double(draw(2000)), double(draw(2000))}}}));
    }
    void undo()
    {
        for (int i = draw(4); i >= 0; --i)
            undoStack().undo();
    }
    void redo()
    {
        for (int i = draw(4); i >= 0; --i)
            undoStack().redo();
    }
    void step()
    {
        StepCursor *cursor = room().cursor();
        draw(2) ? cursor->stepForward() : cursor->stepBack();
        if (draw(8) == 0)
            cursor->setCurrent(draw(std::max(1, cursor->count())));
    }
    void click()
    {
        const QPoint place(draw(view().viewport()->width()), draw(view().viewport()->height()));
        const auto modifiers = draw(4) == 0 ? Qt::ShiftModifier : Qt::NoModifier;
        QTest::mouseClick(view().viewport(), draw(6) == 0 ? Qt::MiddleButton : Qt::LeftButton, modifiers, place);
    }
    void drag()
    {
        QWidget *viewport = view().viewport();
        const auto any = [&] { return QPoint(draw(viewport->width()), draw(viewport->height())); };
        QTest::mousePress(viewport, Qt::LeftButton, {}, any());
        QTest::mouseMove(viewport, any());
        QTest::mouseMove(viewport, any());
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, any());
    }
    void key()
    {
        static constexpr std::array keys{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,    Qt::Key_Down,
                                         Qt::Key_Tab,  Qt::Key_Home,  Qt::Key_End,   Qt::Key_Delete,
                                         Qt::Key_B,    Qt::Key_L,     Qt::Key_Escape};
        QTest::keyClick(m_window.get(), keys[static_cast<std::size_t>(draw(static_cast<int>(keys.size())))]);
    }
    void command()
    {
        static constexpr std::array commands{Command::SelectAll,    Command::Copy,          Command::Duplicate,
                                             Command::GroupBlocks,  Command::UngroupBlocks, Command::FitView,
                                             Command::ActualSize,   Command::DeleteAndJoin, Command::ArrangeBlocks,
                                             Command::FreshWeights, Command::Train};
        QAction *action =
            m_window->actions()[commands[static_cast<std::size_t>(draw(static_cast<int>(commands.size())))]];
        if (network().blocks.size() < 40)
            action->trigger();
    }
    void select() { room().selection()->selectBlock(QString::fromStdString(anyBlock())); }
    void weigh()
    {
        const auto trace = m_window->session()->trace();
        if (!trace || trace->weights.empty())
            return;
        auto chosen = trace->weights.begin();
        std::advance(chosen, draw(static_cast<int>(trace->weights.size())));
        if (chosen->second.dtype() != DType::Float32)
            return;
        std::vector<float> values = chosen->second.toFloats();
        std::ranges::fill(values, static_cast<float>(draw(100)) / 50.0F - 1.0F);
        document().applyWeights(QStringLiteral("Weigh"),
                                {{chosen->first, Snapshot::of(chosen->second.shape(), values)}});
    }
    void visitLaboratory()
    {
        room().labs()->open();
        room().labs()->close();
    }
    void changeRoom()
    {
        if (draw(20) != 0)
            return;
        m_window->rooms()->enter(draw(2) ? Command::OptimizersRoom : Command::DetectRoom);
        m_window->rooms()->enter(Command::NetworkRoom);
    }
    void openBadFile()
    {
        static constexpr std::array names{"a.json", "a.vitrine.json", "a.safetensors", "a.png"};
        if (draw(10) != 0)
            return;
        const QString path = m_folder.filePath(
            QString::fromLatin1(names[static_cast<std::size_t>(draw(static_cast<int>(names.size())))]));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return;
        QByteArray bytes(draw(2000), '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(m_random());
        file.write(draw(2) ? bytes : QByteArray("{\"format\": \"vitrine-network\", \"version\": 1, \"blocks\": [{}]}"));
        file.close();
        room().open({path});
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_STATE_HOME", m_folder.path().toUtf8());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void undoLeadsBackFromThousandsOfActions()
    {
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(1600, 1000);
        m_window->show();
        m_window->start(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome() && !m_window->session()->isBusy(), patience);
        m_window->actions()[Command::NewNetwork]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(network().blocks.empty() && !m_window->session()->isBusy(), patience);
        const Network empty = network();
        // A dialog would wait for a user who is not there.
        QTimer closer;
        connect(&closer, &QTimer::timeout, this, [] {
            if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
                dialog->reject();
        });
        closer.start(50);

        static constexpr std::array<Action, 26> actions{
            &TestMonkey::add,          &TestMonkey::addUseful,    &TestMonkey::addUseful,  &TestMonkey::addUseful,
            &TestMonkey::remove,       &TestMonkey::connectAny,   &TestMonkey::connectAny, &TestMonkey::disconnect,
            &TestMonkey::setParameter, &TestMonkey::setParameter, &TestMonkey::rename,     &TestMonkey::paste,
            &TestMonkey::move,         &TestMonkey::undo,         &TestMonkey::undo,       &TestMonkey::redo,
            &TestMonkey::step,         &TestMonkey::click,        &TestMonkey::drag,       &TestMonkey::key,
            &TestMonkey::command,      &TestMonkey::select,       &TestMonkey::weigh,      &TestMonkey::visitLaboratory,
            &TestMonkey::changeRoom,   &TestMonkey::openBadFile};
        const int count = std::max(1, qEnvironmentVariable("VITRINE_MONKEY_ACTIONS", QStringLiteral("10000")).toInt());
        double longest = 0;
        int worst = 0, stalls = 0;
        for (int i = 0; i < count; ++i) {
            const auto chosen = static_cast<std::size_t>(draw(static_cast<int>(actions.size())));
            const double before = test::guiMilliseconds();
            (this->*actions[chosen])();
            QCoreApplication::processEvents();
            const double took = test::guiMilliseconds() - before;
            // Rooms are made when they are first entered, laboratories when they are first opened.
            if (took > longest) {
                longest = took;
                worst = static_cast<int>(chosen);
            }
            stalls += took > longestStall ? 1 : 0;
            if (i % 1000 == 999)
                qInfo("%d actions, %zu blocks, %d steps of undo, longest %.0f ms (action %d), %d above %.0f ms", i + 1,
                      network().blocks.size(), undoStack().count(), longest, worst, stalls, longestStall);
        }
        closer.stop();
        while (undoStack().canUndo())
            undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->isBusy(), patience);
        QCOMPARE(network().blocks.size(), std::size_t(0));
        QVERIFY(network() == empty);
        m_window.reset();
    }
};

QTEST_MAIN(TestMonkey)
#include "tst_monkey.moc"
