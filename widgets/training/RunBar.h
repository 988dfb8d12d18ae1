#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace vitrine {

class TrainSession;

/// Train or pause, one batch, one epoch, start over; how far the run is, how fast, and how long it still takes.
class RunBar : public QWidget {
    Q_OBJECT

public:
    explicit RunBar(TrainSession *session, QWidget *parent = nullptr);

    QToolButton *play() const { return m_play; }

signals:
    void playWanted(); ///< train, go on, or pause
    void batchWanted();
    void epochWanted();
    void resetWanted();

private:
    void showStage();
    void showProgress();
    void showPreparing(double share);
    QString text() const;

    TrainSession *m_session;
    QToolButton *m_play, *m_batch, *m_epoch, *m_reset;
    QProgressBar *m_progress;
    QLabel *m_text;
};

} // namespace vitrine
