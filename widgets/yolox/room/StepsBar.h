#pragma once

#include <QAction>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QSlider;

namespace vitrine {

class SpeedSlider;
class StationSteps;

/// Stepping through a station: first, back, play, forward, last, speed, a slider over all steps, and the sentence of
/// the present one. Who owns the window gives the actions their keys.
class StepsBar : public QWidget {
    Q_OBJECT

public:
    explicit StepsBar(QWidget *parent = nullptr);

    void setSteps(StationSteps *steps); ///< null: nothing is stepped
    QAction *firstAction() const { return m_first; }
    QAction *backAction() const { return m_back; }
    QAction *playAction() const { return m_play; } ///< checkable
    QAction *forwardAction() const { return m_forward; }
    QAction *lastAction() const { return m_last; }
    QString sentence() const;

private:
    QAction *makeAction(int (*target)(int step, int count));
    void setTexts();
    void showIcons();
    void showSteps();
    void play(bool on);
    void tick();

    QPointer<StationSteps> m_steps;
    QAction *m_first, *m_back, *m_play, *m_forward, *m_last;
    SpeedSlider *m_speed;
    QSlider *m_place;
    QLabel *m_sentence;
    QTimer m_timer;
};

} // namespace vitrine
