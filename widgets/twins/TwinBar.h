#pragma once

#include "widgets/training/RunControls.h"

namespace vitrine {

class TwinSession;

/// Compare or pause, one batch, one epoch, start over, for all runs at once; and how far they are.
class TwinBar : public RunControls {
    Q_OBJECT

public:
    explicit TwinBar(TwinSession *session, QWidget *parent = nullptr);

private:
    void showStage();
    void showProgress();
    QString text() const;

    TwinSession *m_session;
};

} // namespace vitrine
