#pragma once

#include <QSlider>

class QAction;
class QToolButton;

namespace vitrine {

/// How fast something is played: steps per second, from slowest to fastest in equal ratios; and, where it may, as fast
/// as it can be computed.
class SpeedSlider : public QSlider {
    Q_OBJECT

public:
    SpeedSlider(double slowest, double fastest, QWidget *parent = nullptr);

    /// Adds a last place that means: without a limit.
    void addUnlimited();
    bool isUnlimited() const;
    /// The fastest where there is no limit.
    double stepsPerSecond() const;
    void setStepsPerSecond(double speed); ///< infinity: without a limit

private:
    double m_slowest, m_fastest;
    bool m_hasUnlimited = false;
};

/// A button of a bar that plays, for its action: an icon, with a name for screen readers.
QToolButton *makeTransportButton(QAction *action);

} // namespace vitrine
