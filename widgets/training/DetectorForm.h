#pragma once

#include "core/network/Network.h"

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace vitrine {

class NumberSlider;
class TrainState;

/// How a detector's pictures are made: Mosaic, MixUp, … They are YOLOX's, until the user moves one.
class DetectorForm : public QWidget {
    Q_OBJECT

public:
    explicit DetectorForm(TrainState *state, QWidget *parent = nullptr);

    /// A detector: what YOLOX does follows its size.
    void setNetwork(const Network &network);
    NumberSlider *row(std::size_t index) const { return m_rows[index]; } ///< beside detectionOptions()
    QToolButton *usual() const { return m_usual; }

private:
    void addRows();
    void showSettings();

    TrainState *m_state;
    Network m_network;
    QLabel *m_caption;
    std::vector<NumberSlider *> m_rows; ///< beside detectionOptions()
    QToolButton *m_usual; ///< back to what YOLOX does
};

} // namespace vitrine
