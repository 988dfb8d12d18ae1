#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace vitrine {

class NumberField;
class OptimizersState;

/// What the race is run on: surface or formula, the part of it, the start, how many steps, noise.
class SurfacePanel : public QWidget {
    Q_OBJECT

public:
    explicit SurfacePanel(OptimizersState *state, QWidget *parent = nullptr);

    QComboBox *surface() const { return m_surface; }
    QLineEdit *formula() const { return m_formula; }
    QLabel *mistake() const { return m_mistake; } ///< visible while the formula is wrong
    NumberField *startX() const { return m_startX; }
    QSpinBox *batch() const { return m_batch; } ///< visible where the surface is a loss over points
    QSpinBox *steps() const { return m_steps; }

private:
    void build();
    void connectFields();
    void retranslate();
    void showSetup();
    void checkFormula();
    void takeFormula();
    void takeDomain();

    OptimizersState *m_state;
    QComboBox *m_surface;
    QLineEdit *m_formula;
    QLabel *m_mistake, *m_summary;
    QLabel *m_labelX, *m_labelY, *m_labelStart, *m_labelSteps, *m_labelNoise, *m_labelBatch;
    NumberField *m_lowX, *m_highX, *m_lowY, *m_highY, *m_startX, *m_startY, *m_noise;
    QSpinBox *m_steps, *m_seed, *m_batch;
    QCheckBox *m_logarithmic;
};

} // namespace vitrine
