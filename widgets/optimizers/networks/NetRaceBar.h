#pragma once

#include <QAction>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace vitrine {

class NetRaceSession;

/// Race or pause, one batch, one epoch, start over; how far the race is. Who owns the window gives the actions their
/// keys and answers them.
class NetRaceBar : public QWidget {
    Q_OBJECT

public:
    explicit NetRaceBar(NetRaceSession *session, QWidget *parent = nullptr);

    QAction *resetAction() const { return m_reset; }
    QAction *playAction() const { return m_play; }
    QAction *batchAction() const { return m_batch; }
    QAction *epochAction() const { return m_epoch; }
    QString sentence() const;
    /// The settings are no longer those that the race began with.
    void setOutdated(bool isOutdated);

private:
    void setTexts();
    void showStage();
    void showProgress();
    void showPreparing(double share);
    QString text() const;

    NetRaceSession *m_session;
    QAction *m_reset, *m_play, *m_batch, *m_epoch;
    QLabel *m_sentence;
    QProgressBar *m_progress;
    bool m_isOutdated = false;
};

} // namespace vitrine
