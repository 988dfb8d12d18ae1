#pragma once

#include "widgets/common/ChangePace.h"
#include "widgets/optimizers/RaceSetup.h"

#include <QObject>

class QUndoStack;

namespace vitrine {

class OptimizersState;

/// Undo over everything that a race depends on. While a slider or the start is dragged, or a key held down, it is one
/// step.
class RaceHistory : public QObject {
    Q_OBJECT

public:
    RaceHistory(OptimizersState *state, QUndoStack *stack, QObject *parent = nullptr);

    /// What is set now is where undo ends.
    void restart();

private:
    void record();

    OptimizersState *m_state;
    QUndoStack *m_stack;
    RaceSetup m_present; ///< where the stack stands
    ChangePace m_pace{ChangePace::Clicks::Apart}; ///< two clicks are two starts; one drag is one
    bool m_isTravelling = false; ///< undo or redo is at work
};

} // namespace vitrine
