#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace vitrine {

class YoloxState;

/// Which picture travels through the room, and what is marked in it.
class ScenePanel : public QWidget {
    Q_OBJECT

public:
    explicit ScenePanel(YoloxState *state, QWidget *parent = nullptr);

    QSpinBox *item() const { return m_item; }
    QTableWidget *boxes() const { return m_boxes; }
    QLabel *hint() const { return m_hint; } ///< what to do where nothing is marked

signals:
    void itemWanted(std::int64_t item); ///< of the scene's pool
    void pictureWanted(); ///< another one, from a file
    void truthWanted(); ///< annotations with their pictures
    void generatedWanted(); ///< the generated scenes

private:
    void setTexts();
    void showScene();
    void showBoxes();
    void showSelected();

    YoloxState *m_state;
    QLabel *m_name, *m_itemName, *m_boxesName, *m_hint;
    QSpinBox *m_item;
    QPushButton *m_picture, *m_truth, *m_generated;
    QTableWidget *m_boxes;
};

} // namespace vitrine
