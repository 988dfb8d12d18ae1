#pragma once

#include <QAction>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace vitrine {

class SpeedSlider;
class OptimizersState;
class RaceTimeline;

/// Stepping through a race: first, back, play, forward, last, speed, and the timeline. Who owns the window gives the
/// actions their keys.
class RaceBar : public QWidget {
    Q_OBJECT

public:
    explicit RaceBar(QWidget *parent = nullptr);

    void setState(OptimizersState *state); ///< once
    QAction *firstAction() const { return m_first; }
    QAction *backAction() const { return m_back; }
    QAction *playAction() const { return m_play; } ///< checkable
    QAction *forwardAction() const { return m_forward; }
    QAction *lastAction() const { return m_last; }
    RaceTimeline *timeline() const { return m_timeline; }
    QString sentence() const;
    double stepsPerSecond() const;
    void setStepsPerSecond(double speed);

public slots:
    void playFromStart();

private:
    QAction *makeAction(int (*target)(int step, int steps));
    void setTexts();
    void showIcons();
    void showStep();
    void play(bool on);
    void tick();

    OptimizersState *m_state = nullptr;
    QAction *m_first, *m_back, *m_play, *m_forward, *m_last;
    SpeedSlider *m_speed;
    QLabel *m_sentence;
    RaceTimeline *m_timeline;
    QTimer m_timer;
    double m_owed = 0; ///< steps that are due and not taken yet
};

} // namespace vitrine
