#pragma once

#include <QAction>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace vitrine {

class SpeedSlider;
class StepCursor;
class Timeline;

/// Stepping through a run: first, back, play, forward, last, to the loss, between the passes, speed, and the timeline.
/// What comes after the last step and before the first is another iteration's, which the cursor asks for; playing waits
/// for it, and goes on.
/// The actions have texts, icons and tips; who owns the window gives them their keys.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    explicit TransportBar(QWidget *parent = nullptr);

    void setCursor(StepCursor *cursor);
    QAction *firstAction() const { return m_first; }
    QAction *backAction() const { return m_back; }
    QAction *playAction() const { return m_play; } ///< checkable
    QAction *forwardAction() const { return m_forward; }
    QAction *lastAction() const { return m_last; }
    QAction *lossAction() const { return m_loss; }
    QAction *passAction() const { return m_pass; } ///< between forward and backward of the same block
    Timeline *timeline() const { return m_timeline; }
    double stepsPerSecond() const;
    void setStepsPerSecond(double speed); ///< infinity: as fast as can be
    bool isUnlimited() const;
    double speed() const; ///< to be set again: stepsPerSecond(), or infinity
    /// A row below the timeline.
    void addRow(QWidget *row);

signals:
    /// Playing without a limit begins or ends: whoever computes iterations runs through them.
    void runWanted(bool on);

private:
    template <void (StepCursor::*slot)()>
    QAction *makeAction();
    void setTexts();
    void showIcons();
    void showStep();
    void play(bool on);
    void tick();
    void showSpeed();

    StepCursor *m_cursor = nullptr;
    QAction *m_first, *m_back, *m_play, *m_forward, *m_last, *m_loss, *m_pass;
    SpeedSlider *m_speed;
    QLabel *m_sentence, *m_speedText;
    Timeline *m_timeline;
    QTimer m_timer;
    bool m_runs = false; ///< without a limit
};

} // namespace vitrine
