// vitrine-test: TIMEOUT 1500; LABELS slow
// Thousands of random actions of a user in the YOLOX room, by a fixed seed: clicks, drags, wheel and keys on whatever
// is to be seen, boxes, other pictures and stations, steps, undo, redo, bad files, other rooms. Nothing crashes, and
// undo leads back to the scene and network that the room opened with. VITRINE_MONKEY_ACTIONS sets how many.
#include "app/studio/Rooms.h"
#include "app/studio/yolox/YoloxRoom.h"
#include "tests/app/studio/StudioWindow.h"
#include "tests/support/GuiTime.h"
#include "widgets/common/LatestJob.h"
#include "widgets/yolox/Station.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/YoloxRunner.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/room/ScenePanel.h"
#include "widgets/yolox/room/StationBar.h"
#include "widgets/yolox/room/StationStage.h"
#include "widgets/yolox/room/StepsBar.h"

#include <QDialog>
#include <QFile>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <random>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr double longestStall = 100; // milliseconds of the GUI thread's own time

} // namespace

class TestYoloxMonkey : public QObject {
    Q_OBJECT

private:
    using Action = void (TestYoloxMonkey::*)();

    StudioWindow m_window;
    YoloxRoom *m_room = nullptr;
    std::mt19937 m_random{20261127};
    QString m_last; ///< what was done last, for the report

    YoloxState &state() const { return *m_room->state(); }
    int draw(int below) { return below <= 0 ? 0 : static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    QPoint anyPlace(const QWidget &widget) { return {draw(widget.width()), draw(widget.height())}; }

    /// Something of the room that the mouse can reach.
    QWidget *anyWidget()
    {
        QList<QWidget *> all = m_room->findChildren<QWidget *>();
        const auto isOut = [](const QWidget *widget) {
            return !widget->isVisible() || !widget->isEnabled() || widget->size().isEmpty()
                || widget->window() != widget->parentWidget()->window();
        };
        all.removeIf(isOut);
        QWidget *chosen = all.isEmpty() ? m_room : all[draw(static_cast<int>(all.size()))];
        m_last = QLatin1String(chosen->metaObject()->className()) + QLatin1Char(' ') + chosen->objectName();
        return chosen;
    }
    bool isQuiet() const
    {
        const QList<LatestJob *> jobs = m_room->findChildren<LatestJob *>();
        return state().run() && !m_room->runner()->isBusy()
            && std::ranges::none_of(jobs, [](const LatestJob *job) { return job->isBusy(); });
    }

    void click()
    {
        QWidget *widget = anyWidget();
        const auto modifiers = draw(5) == 0 ? Qt::ShiftModifier : Qt::NoModifier;
        QTest::mouseClick(widget, draw(9) == 0 ? Qt::MiddleButton : Qt::LeftButton, modifiers, anyPlace(*widget));
    }
    void doubleClick()
    {
        QWidget *widget = anyWidget();
        QTest::mouseDClick(widget, Qt::LeftButton, {}, anyPlace(*widget));
    }
    void drag()
    {
        // What a press sets off may take the widget away.
        const QPointer<QWidget> widget = anyWidget();
        QTest::mousePress(widget, Qt::LeftButton, {}, anyPlace(*widget));
        for (int i = 0; i < 3; ++i)
            if (widget)
                QTest::mouseMove(widget, anyPlace(*widget));
        if (widget && draw(6) == 0)
            QTest::keyClick(widget, Qt::Key_Escape);
        if (widget)
            QTest::mouseRelease(widget, Qt::LeftButton, {}, anyPlace(*widget));
    }
    void wheel()
    {
        QWidget *widget = anyWidget();
        const QPoint place = anyPlace(*widget);
        QWheelEvent event(place, widget->mapToGlobal(place), {}, {0, draw(2) ? 120 : -120}, {}, {}, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(widget, &event);
    }
    void key()
    {
        static constexpr std::array keys{Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,    Qt::Key_Down,  Qt::Key_Tab,
                                         Qt::Key_Home,   Qt::Key_End,    Qt::Key_L,     Qt::Key_Plus,  Qt::Key_Minus,
                                         Qt::Key_Delete, Qt::Key_Escape, Qt::Key_Space, Qt::Key_Return};
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : anyWidget(), keys[static_cast<std::size_t>(draw(keys.size()))],
                        draw(6) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
    }
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
        QByteArray bytes(draw(2000), '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(m_random());
        file.write(draw(2) ? bytes : QByteArray("{\"images\": [{}], \"annotations\": [{\"bbox\": [0]}]}"));
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

    /// A dialog or a menu would wait for a user who is not there.
    static void closeWhatWaits()
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        else if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
            dialog->reject();
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
        QTimer closer;
        connect(&closer, &QTimer::timeout, this, &TestYoloxMonkey::closeWhatWaits);
        closer.start(50);

        using Monkey = TestYoloxMonkey;
        static constexpr std::array<Action, 22> actions{
            &Monkey::click, &Monkey::click, &Monkey::click,       &Monkey::doubleClick, &Monkey::drag, &Monkey::drag,
            &Monkey::drag,  &Monkey::wheel, &Monkey::key,         &Monkey::key,         &Monkey::key,  &Monkey::station,
            &Monkey::step,  &Monkey::step,  &Monkey::picture,     &Monkey::box,         &Monkey::box,  &Monkey::select,
            &Monkey::undo,  &Monkey::redo,  &Monkey::dropPicture, &Monkey::openBadFile};
        const int count = std::max(1, qEnvironmentVariable("VITRINE_MONKEY_ACTIONS", QStringLiteral("5000")).toInt());
        double longest = 0;
        QString worst;
        int stalls = 0;
        for (int i = 0; i < count; ++i) {
            m_last.clear();
            const auto chosen = static_cast<std::size_t>(draw(static_cast<int>(actions.size())));
            const double before = guiMilliseconds();
            (this->*actions[chosen])();
            QCoreApplication::processEvents();
            changeRoom();
            if (const double took = guiMilliseconds() - before; took > longest) {
                longest = took;
                worst = QStringLiteral("%1, %2").arg(chosen).arg(m_last);
            } else if (took > longestStall) {
                ++stalls;
            }
            if (i % 500 == 499)
                qInfo("%d actions, %d steps of undo, longest %.0f ms (%s), %d more above %.0f ms", i + 1,
                      state().undoStack()->count(), longest, qPrintable(worst), stalls, longestStall);
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
