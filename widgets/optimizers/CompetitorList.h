#pragma once

#include <QWidget>

class QListWidget;
class QMenu;
class QToolButton;

namespace vitrine {

class RosterState;

/// Who takes part: a box to tick, the trail, the name and what it is set to; with add, duplicate, remove, and line-ups
/// that are worth seeing.
class CompetitorList : public QWidget {
    Q_OBJECT

public:
    explicit CompetitorList(RosterState *state, QWidget *parent = nullptr);

    QListWidget *list() const { return m_list; }
    QMenu *addMenu() const { return m_addMenu; }

private:
    QToolButton *makeButton();
    void fillMenus();
    void retranslate();
    void showSetup();

    RosterState *m_state;
    QListWidget *m_list;
    QMenu *m_addMenu, *m_lineUpMenu;
    QToolButton *m_add, *m_duplicate, *m_remove, *m_lineUps;
};

} // namespace vitrine
