// vitrine-test: TIMEOUT 1500; LABELS slow
// Thousands of random clicks, drags, keys and dropped files in the rooms Detect and Optimizers, by a fixed seed:
// nothing crashes, and the room still answers. VITRINE_MONKEY_ACTIONS sets how many.
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/room/Room.h"
#include "app/studio/window/Rooms.h"
#include "tests/app/studio/RandomUser.h"
#include "tests/app/studio/StudioWindow.h"

#include <QFile>

using namespace vitrine;
using namespace vitrine::test;

class TestRoomMonkey : public QObject {
    Q_OBJECT

private:
    using Action = void (TestRoomMonkey::*)();

    StudioWindow m_window;
    RandomUser m_user{20261127};

    /// A click may lead to the other half of the Optimizers room.
    Room &room() const { return *m_window->rooms()->current(); }
    void click() { m_user.click(room()); }
    void doubleClick() { m_user.doubleClick(room()); }
    void drag() { m_user.drag(room()); }
    void wheel() { m_user.wheel(room()); }
    void key() { m_user.key(room()); }
    void undo() { room().perform(m_user.draw(2) ? Command::Undo : Command::Redo, false); }
    void openImage()
    {
        if (m_user.draw(8) != 0)
            return;
        QImage own(1 + m_user.draw(500), 1 + m_user.draw(500), QImage::Format_RGB32);
        own.fill(QColor::fromHsv(m_user.draw(360), m_user.draw(256), m_user.draw(256)));
        room().openImage(own);
    }
    void openBadFile()
    {
        static constexpr std::array names{"a.json", "a.pth", "a.onnx", "a.safetensors", "a.png", "a.mp4", "a.csv"};
        if (m_user.draw(8) != 0)
            return;
        QFile file(m_window.filePath(
            QString::fromLatin1(names[static_cast<std::size_t>(m_user.draw(static_cast<int>(names.size())))])));
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write(m_user.bytes(2000));
        file.close();
        room().open({file.fileName()});
    }

private slots:
    void initTestCase() { QVERIFY(m_window.open(StudioWindow::english(), {1600, 1000})); }
    void cleanupTestCase() { m_window.close(); }

    void survivesThousandsOfActions_data()
    {
        QTest::addColumn<int>("command");
        QTest::newRow("Detect") << static_cast<int>(Command::DetectRoom);
        QTest::newRow("Optimizers") << static_cast<int>(Command::OptimizersRoom);
    }
    void survivesThousandsOfActions()
    {
        QFETCH(int, command);
        m_window->rooms()->enter(static_cast<Command>(command));
        const RandomUser::Closer closer;
        using Monkey = TestRoomMonkey;
        static constexpr std::array<Action, 11> actions{&Monkey::click,     &Monkey::click,      &Monkey::doubleClick,
                                                        &Monkey::drag,      &Monkey::drag,       &Monkey::wheel,
                                                        &Monkey::key,       &Monkey::key,        &Monkey::undo,
                                                        &Monkey::openImage, &Monkey::openBadFile};
        const int count = std::max(1, qEnvironmentVariable("VITRINE_MONKEY_ACTIONS", QStringLiteral("3000")).toInt());
        StallReport stalls;
        for (int i = 0; i < count; ++i) {
            stalls.measure(m_user, [&] {
                (this->*actions[static_cast<std::size_t>(m_user.draw(static_cast<int>(actions.size())))])();
                QCoreApplication::processEvents();
            });
            if (i % 500 == 499)
                qInfo("%d actions, %s", i + 1, qPrintable(stalls.text()));
        }
        // What is worked on comes to its end, and the window still shows what it is told to.
        const Room *last = &room();
        m_window->rooms()->enter(Command::NetworkRoom);
        QVERIFY(&room() != last);
        m_window->rooms()->enter(static_cast<Command>(command));
        QVERIFY(room().isVisible());
        QVERIFY(&room() != static_cast<const Room *>(m_window->networkRoom()));
    }
};

QTEST_MAIN(TestRoomMonkey)
#include "tst_roommonkey.moc"
