#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace vitrine {

class TwinSession;

/// Compare or pause, one batch, one epoch, start over, for all runs at once; and how far they are.
class TwinBar : public QWidget {
    Q_OBJECT

public:
    explicit TwinBar(TwinSession *session, QWidget *parent = nullptr);

    QToolButton *play() const { return m_play; }
    QToolButton *batch() const { return m_batch; }
    QToolButton *epoch() const { return m_epoch; }
    QToolButton *startOver() const { return m_reset; }

signals:
    void playWanted(); ///< compare, go on, or pause
    void batchWanted();
    void epochWanted();
    void resetWanted();

private:
    void showStage();
    void showProgress();
    void showPreparing(double share);
    QString text() const;

    TwinSession *m_session;
    QToolButton *m_play, *m_batch, *m_epoch, *m_reset;
    QProgressBar *m_progress;
    QLabel *m_text;
};

} // namespace vitrine
