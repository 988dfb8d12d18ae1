#pragma once

#include <QToolBar>

class QToolButton;

namespace vitrine {

/// The left rail: the studio's rooms, as icon and word.
class RoomRail : public QToolBar {
    Q_OBJECT

public:
    /// The actions that show the rooms.
    RoomRail(QAction *network, QAction *detect, QAction *optimizers, QAction *yolox, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(QAction *action);
    void retranslate();
    void redrawIcons();

    QToolButton *m_network;
    QToolButton *m_detect;
    QToolButton *m_optimizers;
    QToolButton *m_yolox;
};

} // namespace vitrine
