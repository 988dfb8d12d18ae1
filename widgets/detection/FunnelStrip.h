#pragma once

#include "widgets/detection/DetectionState.h"

#include <QWidget>

#include <array>

class QLabel;
class QToolButton;

namespace vitrine {

class NmsStepper;

/// From all cells to the result: how many candidates are left after each gate. Each count is a button that shows its
/// stage on the picture; below, the suppression can be stepped.
class FunnelStrip : public QWidget {
    Q_OBJECT

public:
    enum Stage { Cells, Shown, Confident, Unsuppressed, Result, StageCount };

    explicit FunnelStrip(QWidget *parent = nullptr);

    void setState(DetectionState *state); ///< once
    QToolButton *button(Stage stage) const { return m_buttons[stage]; }
    int countOf(Stage stage) const;
    /// Leaves out what a view has no use for.
    void hideStage(Stage stage);
    /// The layers that show a stage; what belongs to none is left as it is.
    static DetectionLayers layersOf(Stage stage, DetectionLayers layers);
    NmsStepper *stepper() const { return m_stepper; }

private:
    void setTexts();
    void showCounts();
    void showStage();
    void chooseStage(Stage stage);

    DetectionState *m_state = nullptr;
    std::array<QToolButton *, StageCount> m_buttons{};
    std::array<QLabel *, StageCount> m_arrows{}; ///< that lead to the buttons; none to the first
    NmsStepper *m_stepper;
};

} // namespace vitrine
