#pragma once

#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/SolidGround.h"

namespace vitrine {

/// The surface as a landscape with the race on it.
class SolidView : public SolidGround {
    Q_OBJECT

public:
    explicit SolidView(QWidget *parent = nullptr);

    void setState(OptimizersState *state); ///< once

protected:
    void paintOn(QPainter &painter) override;
    void showEvent(QShowEvent *event) override;

private:
    void showRace();

    OptimizersState *m_state = nullptr;
};

} // namespace vitrine
