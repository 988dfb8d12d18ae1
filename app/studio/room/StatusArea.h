#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace vitrine {

/// The right end of the status bar: progress and cancel while a run takes longer than a moment, then what is to be
/// said about it.
class StatusArea : public QWidget {
    Q_OBJECT

public:
    explicit StatusArea(QWidget *parent = nullptr);

    void setFacts(const QString &facts, const QString &tip);

public slots:
    void setBusy(bool busy);
    void setProgress(double share);

signals:
    void cancelWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showBusy(bool busy);
    void retranslate();

    QLabel *m_facts;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QTimer *m_delay;
};

} // namespace vitrine
