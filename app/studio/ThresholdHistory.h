#pragma once

#include "core/detection/Nms.h"

#include <QElapsedTimer>
#include <QObject>
#include <QUndoStack>

namespace vitrine {

class DetectionState;

/// Undo over the thresholds and classes of the Detect room. While a slider is dragged, or a key held down, it is one
/// step.
class ThresholdHistory : public QObject {
    Q_OBJECT

public:
    explicit ThresholdHistory(DetectionState *state, QObject *parent = nullptr);

    QUndoStack *stack() { return &m_stack; }
    /// What is set now is where undo ends.
    void restart();

private:
    void record();

    DetectionState *m_state;
    QUndoStack m_stack;
    NmsSettings m_present; ///< where the stack stands
    QElapsedTimer m_last; ///< since the last change
    bool m_isDragging = false; ///< it was made with a button of the mouse down
    bool m_isTravelling = false; ///< undo or redo is at work
};

} // namespace vitrine
