#pragma once

#include <QWidget>

#include <string>

class QLabel;
class QTimer;
class QToolButton;

namespace vitrine {

class TrainSession;

/// What shows in the numbers of a run, and what to try; with the way back where the numbers ran away. Empty while all
/// is well.
class FindingsView : public QWidget {
    Q_OBJECT

public:
    explicit FindingsView(TrainSession *session, QWidget *parent = nullptr);

    QString text() const;
    QToolButton *restore() const { return m_restore; }

private:
    void showFindings();

    TrainSession *m_session;
    QLabel *m_text;
    QToolButton *m_restore;
    QTimer *m_timer;
};

} // namespace vitrine
