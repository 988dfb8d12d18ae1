#pragma once

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;

namespace vitrine {

class AssignRuns;

/// A slider through the epochs of a run, or through the list of weights where there is no run: one plays through them,
/// drags, or steps with the arrow keys. A drag is one step of undo, and so is what was played. Beneath, how far
/// computing has come, and a button that stops it.
class EpochStrip : public QWidget {
    Q_OBJECT

public:
    explicit EpochStrip(AssignRuns *runs, QWidget *parent = nullptr);

    QSlider *slider() const { return m_slider; }
    QAction *playAction() const { return m_play; } ///< checkable
    QLabel *label() const { return m_label; }
    QProgressBar *progress() const { return m_progress; }
    QPushButton *stopButton() const { return m_stop; }

protected:
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void move(int place);
    void play(bool on);
    void tick();
    void setTexts();
    void showIcon();
    void showPlace();
    void showProgress();

    AssignRuns *m_runs;
    QAction *m_play;
    QSlider *m_slider;
    QLabel *m_label;
    QWidget *m_work;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QTimer m_timer;
    bool m_startsDrag = false; ///< the next move of the slider is the first of a drag
    bool m_startsPlaying = false; ///< likewise
};

} // namespace vitrine
