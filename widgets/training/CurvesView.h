#pragma once

#include "widgets/training/CurvesPlot.h"

class QCheckBox;
class QLabel;
class QSlider;
class QToolButton;

namespace vitrine {

class TrainSession;

/// The curves of a run, with what they are shown by: which of them, the axis of the loss, smoothing. Remembered.
class CurvesView : public QWidget {
    Q_OBJECT

public:
    explicit CurvesView(TrainSession *session, QWidget *parent = nullptr);

    CurvesPlot *plot() const { return m_plot; }

private:
    QToolButton *makeSwitch(CurvesPlot::Curve curve);
    void paintSwitches();
    void remember() const;

    CurvesPlot *m_plot;
    QToolButton *m_training, *m_validation;
    QCheckBox *m_log;
    QLabel *m_smoothingName;
    QSlider *m_smoothing;
};

} // namespace vitrine
