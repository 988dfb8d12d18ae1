#pragma once

#include <QTimer>
#include <QWidget>

class QAction;
class QKeyEvent;
class QLabel;
class QSlider;

namespace vitrine {

class SegmentedControl;
class SpeedSlider;

/// Plays through the positions of something that slides: play, pause, step both ways, a slider, a speed; on request a
/// choice of how fine a step is.
class PlayBar : public QWidget {
    Q_OBJECT

public:
    explicit PlayBar(QWidget *parent = nullptr);

    void setCount(qint64 count); ///< positions; keeps the present one where it can
    void setPosition(qint64 position); ///< does not emit moved()
    qint64 position() const { return m_position; }
    qint64 count() const { return m_count; }
    bool isPlaying() const { return m_timer.isActive(); }
    void pause();
    void go(qint64 position); ///< as the user would
    /// Space plays, arrows step, Home and End go to the ends. False where the key means nothing here.
    bool takesKey(int key) const;
    bool handleKey(int key);
    /// Two sizes of a step: texts and tooltips. Hidden until set.
    void setGrains(const QStringList &texts, const QStringList &tips);
    void setGrain(int grain);
    int grain() const;
    QSlider *slider() const { return m_slider; }
    SpeedSlider *speed() const { return m_speed; }

signals:
    void moved(qint64 position); ///< by the user or by playing
    void grainChosen(int grain);

private:
    QAction *addStep(qint64 (*target)(qint64 position, qint64 count));
    void play(bool on);
    void tick();
    void show();
    void setIcons();
    void setTexts();

    qint64 m_count = 0, m_position = 0;
    QTimer m_timer;
    QAction *m_first, *m_back, *m_play, *m_forward, *m_last;
    SpeedSlider *m_speed;
    QSlider *m_slider;
    QLabel *m_place;
    SegmentedControl *m_grain;
};

} // namespace vitrine
