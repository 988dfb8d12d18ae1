#pragma once

// The studio on a fresh start, with hands for mouse and keyboard that count what they do.

#include "app/studio/actions/Actions.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/BuildDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/Rooms.h"
#include "core/edit/Edit.h"
#include "core/network/NetworkFile.h"
#include "widgets/builder/BlockSearch.h"
#include "widgets/builder/Builder.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/builder/FindBar.h"
#include "widgets/builder/Minimap.h"
#include "widgets/builder/NameField.h"
#include "widgets/builder/PlacePopup.h"
#include "widgets/builder/PointerTip.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

namespace vitrine::test {

constexpr int patience = 20000; // milliseconds

class BuildHarness : public QObject {
protected:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    int m_actions = 0; ///< that the user made

    NetworkRoom &room() const { return *qobject_cast<NetworkRoom *>(m_window->rooms()->current()); }
    CanvasView &view() const { return *m_window->canvas(); }
    CanvasScene &scene() const { return *view().canvas(); }
    Builder &builder() const { return *room().build()->builder(); }
    const Network &network() const { return room().document()->network(); }
    QUndoStack &undo() const { return *m_window->undoStack(); }
    BlockItem *block(const char *id) const { return scene().find(QString::fromLatin1(id)); }
    QPoint at(QPointF scene) const { return view().mapFromScene(scene); }

    void trigger(Command command)
    {
        ++m_actions;
        m_window->actions()[command]->trigger();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_actions;
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    void click(QPointF place, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_actions;
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers, at(place));
    }
    void doubleClick(QPointF place)
    {
        ++m_actions;
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, at(place));
    }
    void beginDrag(QPointF from, QPointF to)
    {
        ++m_actions;
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, at(from));
        QTest::mouseMove(view().viewport(), (at(from) + at(to)) / 2);
        QTest::mouseMove(view().viewport(), at(to));
    }
    void drag(QPointF from, QPointF to)
    {
        beginDrag(from, to);
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at(to));
    }
    /// Into the search that is open in place.
    void typeInPlace(const char *phrase)
    {
        m_actions += 2;
        QLineEdit *field = builder().popup()->search()->field();
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, QString::fromLatin1(phrase));
        QTest::keyClick(field, Qt::Key_Return);
        activate();
    }
    /// Offscreen, a search that was closed may stay the active window.
    void activate()
    {
        m_window->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget *>(m_window.get()));
    }
    /// Into the panel of blocks.
    void typeInPanel(const char *phrase)
    {
        m_actions += 2;
        QTest::keyClicks(builder().palette()->field(), QString::fromLatin1(phrase));
        QTest::keyClick(builder().palette()->field(), Qt::Key_Return);
    }
    void empty()
    {
        trigger(Command::NewNetwork);
        QTRY_VERIFY_WITH_TIMEOUT(network().blocks.empty() && !m_window->session()->isBusy(), patience);
        undo().clear();
    }
    /// LeNet-5 on the empty canvas, in as many actions as a user needs.
    void buildLeNet()
    {
        empty();
        m_actions = 1; // the command above
        doubleClick(view().mapToScene(QPoint(150, 200)));
        typeInPlace("input 1x28x28");
        QVERIFY(block("image"));
        for (const char *phrase : {"conv 6 5 padding=2", "tanh", "avgpool 2", "conv 16 5", "tanh", "avgpool 2",
                                   "conv 120 5", "tanh", "flatten", "linear 84", "tanh"})
            typeInPanel(phrase);
        // The rest with the mouse: a wire to the empty canvas asks for what comes there.
        trigger(Command::FitView);
        const BlockItem *last = block("tanh4");
        QVERIFY(last);
        drag(last->outlet(0), last->pos() + QPointF(0, 240));
        typeInPlace("linear 10");
        QVERIFY(block("fc2"));
        trigger(Command::AddBlock);
        typeInPlace("crossentropy");
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_window->session()->isBusy() && m_window->session()->trace()->graph.blocks.size() == 14, patience);
    }
    /// image → conv1 → relu1 on a line, and a loose tanh1 below.
    void smallOne()
    {
        empty();
        typeInPanel("input 1x28x28");
        typeInPanel("conv 4 3 padding=1");
        typeInPanel("relu");
        scene().clearSelection();
        doubleClick(block("conv1")->pos() + QPointF(0, 260));
        typeInPlace("tanh");
        QVERIFY(block("tanh1"));
        view().fit();
    }
    std::string wires() const
    {
        std::string text;
        for (const Connection &each : network().connections)
            text += each.from.block + '>' + each.to.block + ' ';
        return text;
    }

    void beginCase()
    {
        QVERIFY(m_folder.isValid());
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void begin()
    {
        QSettings().clear();
        Preferences preferences;
        preferences.language = QStringLiteral("en");
        preferences.run.threads = 1;
        m_window = std::make_unique<MainWindow>(preferences);
        m_window->resize(1600, 1000);
        m_window->show();
        m_window->start(std::nullopt);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->outcome() && !m_window->session()->isBusy(), patience);
        m_actions = 0;
    }
};

} // namespace vitrine::test
