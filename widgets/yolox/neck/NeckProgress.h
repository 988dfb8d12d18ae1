#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace vitrine {

class NeckSession;

/// How far the necks are computed and measured, with a button that stops it and takes it up again; gone when all is
/// known.
class NeckProgress : public QWidget {
    Q_OBJECT

public:
    explicit NeckProgress(NeckSession *session, QWidget *parent = nullptr);

    QProgressBar *bar() const { return m_bar; }
    QPushButton *button() const { return m_button; }

private:
    void setTexts();

    NeckSession *m_session;
    QProgressBar *m_bar;
    QPushButton *m_button;
};

} // namespace vitrine
