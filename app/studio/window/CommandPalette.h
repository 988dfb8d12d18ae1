#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QAction;
class QLineEdit;
class QListWidget;
class QMenuBar;

namespace vitrine {

/// One thing that can be started, with where it is found.
struct PaletteEntry {
    QAction *action = nullptr;
    QString english, chinese; ///< both are searched, whatever the language
    QString path; ///< "View ▸ Theme"
};

/// All actions of the menus, submenus included.
QList<PaletteEntry> paletteEntries(const QMenuBar *menus);
/// How well an entry fits what was typed: smaller is better, −1 not at all. All words must be there, in any order.
int paletteScore(const PaletteEntry &entry, const QString &typed);

/// Ctrl+K: type a part of any action's name, in English or Chinese; Enter starts it.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    CommandPalette(const QMenuBar *menus, QWidget *parent);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void filter();
    void start();

    QList<PaletteEntry> m_entries;
    QLineEdit *m_input;
    QListWidget *m_list;
};

} // namespace vitrine
