#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace vitrine {

class Session;

/// The right end of the status bar: progress and cancel while a run takes longer than a moment, then its time and
/// device.
class StatusArea : public QWidget {
    Q_OBJECT

public:
    explicit StatusArea(Session *session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showBusy(bool busy);
    void showOutcome();
    void retranslate();

    Session *m_session;
    QLabel *m_facts;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QTimer *m_delay;
};

} // namespace vitrine
