#pragma once

#include <QWidget>

class QComboBox;
class QToolButton;

namespace vitrine {

class TrainSession;

/// Above the neurons: train or pause, one batch, one epoch, other weights, how fast; and one more layer.
class PlayStrip : public QWidget {
    Q_OBJECT

public:
    explicit PlayStrip(TrainSession *session, QWidget *parent = nullptr);

    QToolButton *play() const { return m_play; }
    QToolButton *batch() const { return m_batch; }
    QToolButton *layer() const { return m_layer; }
    double pace() const; ///< steps a second; 0: as many as there can be

signals:
    void playWanted();
    void batchWanted();
    void epochWanted();
    void resetWanted();
    void layerWanted();
    void paceChanged(double stepsPerSecond);

private:
    void showStage();
    void retranslate();

    TrainSession *m_session;
    QToolButton *m_play, *m_batch, *m_epoch, *m_reset;
    QComboBox *m_pace;
    QToolButton *m_layer;
};

} // namespace vitrine
