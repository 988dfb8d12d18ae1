#pragma once

#include <QWidget>

#include <array>

class QToolButton;

namespace vitrine {

class DetectionState;
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
    NmsStepper *stepper() const { return m_stepper; }

private:
    void setTexts();
    void showCounts();
    void showStage();
    void chooseStage(Stage stage);

    DetectionState *m_state = nullptr;
    std::array<QToolButton *, StageCount> m_buttons{};
    NmsStepper *m_stepper;
};

} // namespace vitrine
