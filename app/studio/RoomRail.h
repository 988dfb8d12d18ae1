#pragma once

#include <QToolBar>

class QToolButton;

namespace vitrine {

/// The left rail: the studio's rooms, as icon and word.
class RoomRail : public QToolBar {
    Q_OBJECT

public:
    explicit RoomRail(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void redrawIcons();

    QToolButton *m_network;
};

} // namespace vitrine
