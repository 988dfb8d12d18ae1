#pragma once

#include <QObject>
#include <QUndoStack>

namespace vitrine {

/// What the two halves of the Optimizers room share: which of them is shown, and the steps of undo, so that undo goes
/// back through both in the order of what was done.
class OptimizersPlace : public QObject {
    Q_OBJECT

public:
    enum Half { Surfaces, Networks };

    explicit OptimizersPlace(QObject *parent = nullptr); ///< the half that was shown last

    QUndoStack *stack() { return &m_stack; }
    Half half() const { return m_half; }
    /// A step of undo.
    void choose(Half half);

signals:
    void halfChanged(vitrine::OptimizersPlace::Half half);

private:
    void show(Half half);

    QUndoStack m_stack;
    Half m_half = Surfaces;
};

} // namespace vitrine
