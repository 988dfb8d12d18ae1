#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace vitrine {

class TwinSession;

/// Beside the tabs while the comparison is looked at: how far it is, and one button that runs and pauses it.
class TwinCorner : public QWidget {
    Q_OBJECT

public:
    explicit TwinCorner(TwinSession *session, QWidget *parent = nullptr);

    QToolButton *play() const { return m_play; }

signals:
    void playWanted();

private:
    void showStage();
    void showProgress();

    TwinSession *m_session;
    QLabel *m_text;
    QToolButton *m_play;
};

} // namespace vitrine
