#pragma once

#include "widgets/common/LatestJob.h"
#include "widgets/optimizers/RaceSetup.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace vitrine {

class OptimizersState;
class StabilityView;

/// The map of learning rate and momentum for the selected competitor on the surface as it is; made beside everything
/// else, whenever something that it depends on has changed and it is on screen.
class StabilityPanel : public QWidget {
    Q_OBJECT

public:
    explicit StabilityPanel(OptimizersState *state, QWidget *parent = nullptr);

    StabilityView *view() const { return m_view; }
    bool isBusy() const { return m_job.isBusy(); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showState();
    void order();
    void retranslate();

    OptimizersState *m_state;
    QLabel *m_title, *m_legend;
    StabilityView *m_view;
    QProgressBar *m_progress;
    RaceSetup m_ordered; ///< what the newest map was made for: the setup with the selected competitor alone
    LatestJob m_job;
};

} // namespace vitrine
