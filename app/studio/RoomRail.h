#pragma once

#include <QToolBar>

class QToolButton;

namespace vitrine {

/// The left rail: the studio's rooms, as icon and word.
class RoomRail : public QToolBar {
    Q_OBJECT

public:
    /// `network`, `detect`: the actions that show the rooms.
    RoomRail(QAction *network, QAction *detect, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(QAction *action);
    void retranslate();
    void redrawIcons();

    QToolButton *m_network;
    QToolButton *m_detect;
};

} // namespace vitrine
