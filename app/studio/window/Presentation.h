#pragma once

#include <QByteArray>
#include <QObject>
#include <QRect>

class QMainWindow;

namespace vitrine {

/// F11: full screen, larger type, and no menu, rail or status bar, so that the last row can read it.
class Presentation : public QObject {
    Q_OBJECT

public:
    explicit Presentation(QMainWindow *window);

    bool isOn() const { return m_on; }
    /// By how much everything is larger now.
    double enlargement() const { return m_on ? 1.5 : 1; }
    /// Its end brings back the panels of `room` as they were.
    void set(bool on, QMainWindow *room);

private:
    void showChrome(bool visible);

    QMainWindow *m_window;
    bool m_on = false;
    bool m_wasMaximized = false;
    QRect m_geometry; ///< of the window before
    QMainWindow *m_room = nullptr; ///< that was shown when it began; rooms live as long as the window
    QByteArray m_state; ///< of its panels, before
};

} // namespace vitrine
