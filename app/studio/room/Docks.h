#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;
class QWidget;

namespace vitrine {

/// A panel beside a room's stage, and where it stands at the first start.
struct Panel {
    const char *name; ///< of the QObject: part of the saved layout
    const char *title; ///< marked with QT_TRANSLATE_NOOP("Docks", …)
    Qt::DockWidgetArea area = Qt::LeftDockWidgetArea;
    int width = 264; ///< at the normal size of text
    int share = 5; ///< of the height of its side, in fifths
    const char *over = nullptr; ///< the panel that it shares a place with
    bool waits = false; ///< hidden until it is asked for
};

/// The panels around a room's stage. They may be moved, hidden, floated; the layout is kept in QSettings and can be
/// reset.
class Docks : public QObject {
    Q_OBJECT

public:
    Docks(QMainWindow *room, const QString &name);

    /// Puts `content` into a panel of its own; in a scroll area where it may be taller than the screen.
    QDockWidget *add(const Panel &panel, QWidget *content, bool scrolls);
    /// Shows a panel, and brings it to the front of those that it shares a place with.
    void raise(const char *name);
    bool isShown(const char *name) const;
    void setShown(const char *name, bool shown);
    /// Shows panels that were hidden: as wide as they were then, and no other gets narrower for it.
    void bringBack(const QStringList &names);
    /// Fills the menu with a switch for each panel.
    void list(QMenu *menu) const;
    void retranslate();

    void arrange(); ///< the layout of the first start
    void fitWidths(); ///< as wide as the size of the text and the window make it right
    /// The room is shown: brings back the last layout, or that of the first start; and, later, its floating panels.
    void enter();
    void leave();
    void save() const;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    struct Entry {
        Panel panel;
        QDockWidget *dock;
        int width = 0; ///< before it was hidden; 0: it was not
    };
    QDockWidget *find(const char *name) const;
    void restore();

    QMainWindow *m_room;
    QString m_key; ///< in the settings
    QList<Entry> m_entries;
    QList<QDockWidget *> m_floating; ///< hidden with the room
    QByteArray m_left; ///< the layout while the room is not shown
    bool m_isRestored = false;
};

} // namespace vitrine
