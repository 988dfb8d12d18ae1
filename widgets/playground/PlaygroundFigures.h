#pragma once

#include <QWidget>

class QLabel;

namespace vitrine {

class TrainSession;

/// Above the plane: the epoch, the losses in the colours of their curves, and the share of right answers.
class PlaygroundFigures : public QWidget {
    Q_OBJECT

public:
    explicit PlaygroundFigures(TrainSession *session, QWidget *parent = nullptr);

    QString text() const;

private:
    void showFigures();
    void style();

    TrainSession *m_session;
    QLabel *m_epoch, *m_training, *m_validation;
};

} // namespace vitrine
