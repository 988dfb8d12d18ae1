#pragma once

#include "widgets/training/RunControls.h"

namespace vitrine {

class TrainSession;

/// Train or pause, one batch, one epoch, start over; how far the run is, how fast, and how long it still takes.
class RunBar : public RunControls {
    Q_OBJECT

public:
    explicit RunBar(TrainSession *session, QWidget *parent = nullptr);

private:
    void showStage();
    void showProgress();
    QString text() const;

    TrainSession *m_session;
};

} // namespace vitrine
