#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QSlider;

namespace vitrine {

class NetRaceState;
class SegmentedControl;

/// What the curves show, against what, and how.
class NetRaceLookBar : public QWidget {
    Q_OBJECT

public:
    explicit NetRaceLookBar(NetRaceState *state, QWidget *parent = nullptr);

    SegmentedControl *curve() const { return m_curve; }
    SegmentedControl *axis() const { return m_axis; }
    /// Log axis, spread and smoothing: a row that may stand apart.
    QWidget *switches() const { return m_switches; }
    QCheckBox *logarithmic() const { return m_log; }

private:
    void connectAll();
    void retranslate();
    void showLook();

    NetRaceState *m_state;
    SegmentedControl *m_curve, *m_axis;
    QWidget *m_switches;
    QCheckBox *m_log, *m_spread;
    QLabel *m_smoothingName;
    QSlider *m_smoothing;
};

} // namespace vitrine
