#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace vitrine {

class HyperparameterForm;
class ScheduleView;
class TrainState;

/// The optimizer with its numbers, and the schedule of its learning rate with its own.
class OptimizerForm : public QWidget {
    Q_OBJECT

public:
    explicit OptimizerForm(TrainState *state, QWidget *parent = nullptr);

    QComboBox *optimizer() const { return m_optimizer; }
    HyperparameterForm *hyperparameters() const { return m_hyperparameters; }
    ScheduleView *curve() const { return m_curve; }

private:
    void fill();
    void showSettings();

    TrainState *m_state;
    QLabel *m_optimizerCaption, *m_scheduleCaption;
    QComboBox *m_optimizer, *m_schedule;
    HyperparameterForm *m_hyperparameters, *m_scheduleSettings;
    ScheduleView *m_curve;
};

} // namespace vitrine
