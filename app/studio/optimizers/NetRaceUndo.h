#pragma once

#include "widgets/common/ChangePace.h"
#include "widgets/optimizers/networks/NetRaceSetup.h"

#include <QObject>

class QUndoStack;

namespace vitrine {

class NetRaceState;

/// Undo over everything that a race on networks depends on. While a slider is dragged, or a key held down, it is one
/// step.
class NetRaceUndo : public QObject {
    Q_OBJECT

public:
    /// What is set now is where undo ends.
    NetRaceUndo(NetRaceState *state, QUndoStack *stack, QObject *parent = nullptr);

private:
    void record();

    NetRaceState *m_state;
    QUndoStack *m_stack;
    NetRaceSetup m_present; ///< where the stack stands
    ChangePace m_pace;
    bool m_isTravelling = false; ///< undo or redo is at work
};

} // namespace vitrine
