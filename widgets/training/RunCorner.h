#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace vitrine {

class TrainSession;

/// Where a run is and the button that pauses it, small enough for a corner beside the curves: whoever watches a run
/// need not look for the panel that sets it.
class RunCorner : public QWidget {
    Q_OBJECT

public:
    explicit RunCorner(TrainSession *session, QWidget *parent = nullptr);

    QToolButton *playButton() const { return m_play; }

signals:
    void playWanted();

private:
    void showStage();
    void showProgress();

    TrainSession *m_session;
    QLabel *m_text;
    QToolButton *m_play;
};

} // namespace vitrine
