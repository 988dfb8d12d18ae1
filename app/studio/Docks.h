#pragma once

#include <QList>
#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;
class QWidget;

namespace vitrine {

/// The panels around the stage. They may be moved, hidden, floated; the layout is kept in QSettings and can be reset.
class Docks : public QObject {
    Q_OBJECT

public:
    enum class Panel { Input, Steps, Inspector, Explanation };

    explicit Docks(QMainWindow *window);

    /// Puts `content` into a panel of its own; in a scroll area where it may be taller than the screen.
    QDockWidget *add(Panel panel, QWidget *content, bool scrolls);
    /// Fills the menu with a switch for each panel.
    void list(QMenu *menu) const;
    void retranslate();

    void arrange(); ///< the layout of the first start
    void fitWidths(); ///< as wide as the size of the text and the window make it right
    void restore(); ///< the last one, or that of the first start
    void save() const;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QDockWidget *find(Panel panel) const;

    QMainWindow *m_window;
    QList<QDockWidget *> m_docks;
};

} // namespace vitrine
