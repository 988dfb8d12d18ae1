#pragma once

#include "widgets/yolox/YoloxRun.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace vitrine {

class YoloxState;

/// Which YOLOX the picture is sent through, at which size.
class NetworkPanel : public QWidget {
    Q_OBJECT

public:
    explicit NetworkPanel(YoloxState *state, QWidget *parent = nullptr);

    QComboBox *network() const { return m_network; }
    QSpinBox *size() const { return m_size; }

signals:
    void openWanted(); ///< weights from a file

private:
    void setTexts();
    void fill();
    void choose(int index);
    int chosen() const; ///< the present choice's place; −1: it has none
    void showChoice();
    void showRun();

    YoloxState *m_state;
    QLabel *m_networkName, *m_sizeName, *m_facts;
    QComboBox *m_network;
    std::vector<YoloxChoice> m_choices; ///< beside its items
    QSpinBox *m_size;
    QPushButton *m_open, *m_redraw;
};

} // namespace vitrine
