#pragma once

#include "widgets/common/ChangePace.h"
#include "widgets/detection/compare/ThresholdLink.h"

#include <QObject>
#include <QUndoStack>

namespace vitrine {

/// Undo over the thresholds and classes of the Detect room, also those of a second detector that is compared. While a
/// slider is dragged, or a key held down, it is one step.
class ThresholdHistory : public QObject {
    Q_OBJECT

public:
    explicit ThresholdHistory(ThresholdLink *link, QObject *parent = nullptr);

    QUndoStack *stack() { return &m_stack; }
    /// What is set now is where undo ends.
    void restart();
    /// Sets thresholds without a step of undo.
    void apply(const ThresholdPair &thresholds);

private:
    void record();

    ThresholdLink *m_link;
    QUndoStack m_stack;
    ThresholdPair m_present; ///< where the stack stands
    ChangePace m_pace;
    bool m_isTravelling = false; ///< undo or redo is at work
};

} // namespace vitrine
