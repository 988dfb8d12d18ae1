#pragma once

#include <QAction>
#include <QTimer>
#include <QWidget>

class QLabel;
class QSlider;

namespace vitrine {

class SpeedSlider;
class UnitCursor;

/// Steps through unit operations: the sentence of the step, back, play, forward, to the loss, speed, and a slider over
/// all steps.
class UnitPlayer : public QWidget {
    Q_OBJECT

public:
    explicit UnitPlayer(UnitCursor *cursor, QWidget *parent = nullptr);

    QAction *playAction() const { return m_play; } ///< checkable
    QLabel *sentence() const { return m_sentence; }

protected:
    void hideEvent(QHideEvent *event) override;

private:
    template <void (UnitCursor::*slot)()>
    QAction *makeAction();
    void setTexts();
    void showIcons();
    void showStep();
    void play(bool on);
    void tick();

    UnitCursor *m_cursor;
    QAction *m_first, *m_back, *m_play, *m_forward, *m_loss, *m_last;
    SpeedSlider *m_speed;
    QSlider *m_line;
    QLabel *m_sentence;
    QTimer m_timer;
};

} // namespace vitrine
