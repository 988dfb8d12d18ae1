// vitrine-test: TIMEOUT 1500; LABELS slow
// Thousands of random actions of a user in the YOLOX room, by a fixed seed: clicks, drags, wheel and keys on whatever
// is to be seen, boxes, other pictures and stations, steps, undo, redo, bad files, other rooms. Nothing crashes, and
// undo leads back to the scene and network that the room opened with. VITRINE_MONKEY_ACTIONS sets how many.
#include "app/studio/window/Rooms.h"
#include "app/studio/yolox/YoloxRoom.h"
#include "tests/app/studio/RandomUser.h"
#include "tests/app/studio/StudioWindow.h"
#include "widgets/common/LatestJob.h"
#include "widgets/yolox/Station.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/YoloxRunner.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/room/ScenePanel.h"
#include "widgets/yolox/room/StationBar.h"
#include "widgets/yolox/room/StationStage.h"
#include "widgets/yolox/room/StepsBar.h"

#include <QFile>
#include <QSpinBox>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <array>

using namespace vitrine;
using namespace vitrine::test;

class TestYoloxMonkey : public QObject {
    Q_OBJECT

private:
    using Action = void (TestYoloxMonkey::*)();

    StudioWindow m_window;
    YoloxRoom *m_room = nullptr;
    RandomUser m_user{20261127};

    YoloxState &state() const { return *m_room->state(); }
    int draw(int below) { return m_user.draw(below); }
    bool isQuiet() const
    {
        const QList<LatestJob *> jobs = m_room->findChildren<LatestJob *>();
        return state().run() && !m_room->runner()->isBusy()
            && std::ranges::none_of(jobs, [](const LatestJob *job) { return job->isBusy(); });
    }

    void click() { m_user.click(*m_room); }
    void doubleClick() { m_user.doubleClick(*m_room); }
    void drag() { m_user.drag(*m_room); }
    void wheel() { m_user.wheel(*m_room); }
    void key() { m_user.key(*m_room); }
    void station()
    {
        const auto &bar = *m_room->stage()->bar();
        bar.button(draw(static_cast<int>(stationKinds().size())))->click();
    }
    void step()
    {
        const std::array<QAction *, 2> ends{m_room->bar()->firstAction(), m_room->bar()->lastAction()};
        if (Station *shown = m_room->stage()->current(); shown && shown->steps() && draw(3) != 0)
            shown->steps()->go(draw(std::max(1, shown->steps()->count())));
        else
            ends[static_cast<std::size_t>(draw(2))]->trigger();
    }
    void picture()
    {
        if (draw(3) == 0)
            m_room->scene()->item()->setValue(1 + draw(40));
    }
    void box()
    {
        std::vector<LabelledBox> boxes = state().scene().boxes;
        const QImage &picture = state().scene().picture;
        const auto at = [&](int side) { return static_cast<float>(draw(side + 1)); };
        const auto classes = static_cast<int>(state().classesToMark().size());
        if (boxes.size() > 30 || (!boxes.empty() && draw(3) == 0))
            boxes.erase(boxes.begin() + draw(static_cast<int>(boxes.size())));
        else {
            const float x = at(picture.width()), y = at(picture.height()), right = at(picture.width()),
                        bottom = at(picture.height());
            boxes.push_back({{std::min(x, right), std::min(y, bottom), std::max(x, right), std::max(y, bottom)},
                             draw(std::max(1, classes))});
        }
        state().setMarked(boxes, QStringLiteral("Boxes"));
    }
    void select()
    {
        state().selectBox(draw(static_cast<int>(state().scene().boxes.size()) + 1) - 1);
        if (state().run())
            state().selectCell(draw(static_cast<int>(state().run()->raw.cells()) + 1) - 1);
    }
    void undo()
    {
        for (int i = draw(4); i >= 0; --i)
            state().undoStack()->undo();
    }
    void redo()
    {
        for (int i = draw(4); i >= 0; --i)
            state().undoStack()->redo();
    }
    void dropPicture()
    {
        if (draw(12) != 0)
            return;
        QImage own(1 + draw(500), 1 + draw(500), QImage::Format_RGB32);
        own.fill(QColor::fromHsv(draw(360), draw(256), draw(256)));
        m_room->openImage(own);
    }
    void openBadFile()
    {
        static constexpr std::array names{"a.json", "a.pth", "a.safetensors", "a.png", "a.xml", "a.txt"};
        if (draw(10) != 0)
            return;
        const QString path =
            m_window.filePath(QString::fromLatin1(names[static_cast<std::size_t>(draw(names.size()))]));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write(draw(2) ? m_user.bytes(2000) : QByteArray("{\"images\": [{}], \"annotations\": [{\"bbox\": [0]}]}"));
        file.close();
        m_room->open({path});
    }
    void changeRoom()
    {
        if (draw(20) != 0)
            return;
        m_window->rooms()->enter(draw(2) ? Command::NetworkRoom : Command::DetectRoom);
        m_window->rooms()->enter(Command::YoloxRoom);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_window.open(StudioWindow::english(), {1600, 1000}));
        m_window->rooms()->enter(Command::YoloxRoom);
        m_room = qobject_cast<YoloxRoom *>(m_window->rooms()->current());
        QVERIFY(m_room);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), patience);
    }
    void cleanupTestCase() { m_window.close(); }

    void undoLeadsBackFromThousandsOfActions()
    {
        const YoloxScene scene = state().scene();
        const YoloxChoice choice = state().choice();
        const AssignSettings assign = state().assignSettings();
        QVERIFY(!state().undoStack()->canUndo());
        RandomUser::Closer closer;

        using Monkey = TestYoloxMonkey;
        static constexpr std::array<Action, 22> actions{
            &Monkey::click, &Monkey::click, &Monkey::click,       &Monkey::doubleClick, &Monkey::drag, &Monkey::drag,
            &Monkey::drag,  &Monkey::wheel, &Monkey::key,         &Monkey::key,         &Monkey::key,  &Monkey::station,
            &Monkey::step,  &Monkey::step,  &Monkey::picture,     &Monkey::box,         &Monkey::box,  &Monkey::select,
            &Monkey::undo,  &Monkey::redo,  &Monkey::dropPicture, &Monkey::openBadFile};
        const int count = std::max(1, qEnvironmentVariable("VITRINE_MONKEY_ACTIONS", QStringLiteral("5000")).toInt());
        StallReport stalls;
        for (int i = 0; i < count; ++i) {
            stalls.measure(m_user, [&] {
                (this->*actions[static_cast<std::size_t>(draw(static_cast<int>(actions.size())))])();
                QCoreApplication::processEvents();
                changeRoom();
            });
            if (i % 500 == 499)
                qInfo("%d actions, %d steps of undo, %s", i + 1, state().undoStack()->count(),
                      qPrintable(stalls.text()));
        }
        closer.stop();
        m_window->rooms()->enter(Command::YoloxRoom);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), patience);
        while (state().undoStack()->canUndo())
            state().undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), patience);
        QVERIFY(state().scene() == scene);
        QVERIFY(state().choice() == choice);
        QVERIFY(state().assignSettings() == assign);
    }
};

QTEST_MAIN(TestYoloxMonkey)
#include "tst_yoloxmonkey.moc"
