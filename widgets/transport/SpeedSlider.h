#pragma once

#include <QSlider>

class QAction;
class QToolButton;

namespace vitrine {

/// How fast something is played: steps per second, from slowest to fastest in equal ratios.
class SpeedSlider : public QSlider {
    Q_OBJECT

public:
    SpeedSlider(double slowest, double fastest, QWidget *parent = nullptr);

    double stepsPerSecond() const;
    void setStepsPerSecond(double speed);

private:
    double m_slowest, m_fastest;
};

/// A button of a bar that plays, for its action: an icon, with a name for screen readers.
QToolButton *makeTransportButton(QAction *action);

} // namespace vitrine
