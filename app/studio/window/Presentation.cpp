#include "app/studio/window/Presentation.h"

#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>

namespace vitrine {

Presentation::Presentation(QMainWindow *window) : QObject(window), m_window(window) { }

void Presentation::set(bool on, QMainWindow *room)
{
    if (on == m_on)
        return;
    m_on = on;
    if (on) {
        m_room = room;
        m_state = room->saveState();
        m_geometry = m_window->geometry();
        m_wasMaximized = m_window->isMaximized();
        showChrome(false);
        m_window->showFullScreen();
        return;
    }
    showChrome(true);
    if (m_wasMaximized)
        m_window->showMaximized();
    else {
        m_window->showNormal();
        m_window->setGeometry(m_geometry);
    }
    // The window system tells of the old size a little later; before that the panels would be fitted to the wrong one.
    constexpr int settled = 200; // milliseconds
    QTimer::singleShot(settled, this, [this] {
        if (!m_on)
            m_room->restoreState(m_state);
    });
}

void Presentation::showChrome(bool visible)
{
    // A menu bar of no height keeps its shortcuts; a hidden one would lose those of its actions on some desktops.
    m_window->menuBar()->setMaximumHeight(visible ? QWIDGETSIZE_MAX : 0);
    m_window->statusBar()->setVisible(visible);
    for (QToolBar *bar : m_window->findChildren<QToolBar *>(QString(), Qt::FindDirectChildrenOnly))
        bar->setVisible(visible);
}

} // namespace vitrine
