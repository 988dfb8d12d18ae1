#pragma once

#include "core/detection/Nms.h"
#include "widgets/common/ChangePace.h"

#include <QObject>

class QUndoStack;

namespace vitrine {

class DetectionState;

/// Makes changes of the thresholds steps of undo, and remembers them. They begin as the Detect room left its own.
class FilterHistory : public QObject {
    Q_OBJECT

public:
    /// Both outlive it; steps on the stack may outlive it and do nothing then.
    FilterHistory(DetectionState *state, QUndoStack *stack, QObject *parent = nullptr);

private:
    void record();
    void travel(const NmsSettings &to);

    DetectionState *m_state;
    QUndoStack *m_stack;
    NmsSettings m_present; ///< where the stack stands
    ChangePace m_pace;
    bool m_isTravelling = false;
};

} // namespace vitrine
