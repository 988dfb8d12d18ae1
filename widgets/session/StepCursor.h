#pragma once

#include "core/trace/Trace.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace vitrine {

/// Where in a trace the user stands. Stepping back, jumping and running are moves of this one number; nothing is
/// computed again.
class StepCursor : public QObject {
    Q_OBJECT
public:
    explicit StepCursor(QObject *parent = nullptr);

    /// Keeps the position where the new trace has the same step (block and pass); a new network starts at the loss,
    /// with everything forward done.
    void setTrace(std::shared_ptr<const Trace> trace);
    const std::shared_ptr<const Trace> &trace() const { return m_trace; }
    /// Another run of the network; while it is set, maps show what has changed since. Null: the values themselves.
    void setBaseline(std::shared_ptr<const Trace> before);
    bool showsDifference() const { return m_baseline != nullptr; }
    /// What maps are drawn of: the trace, or its difference to the baseline.
    const std::shared_ptr<const Trace> &shownTrace() const { return m_shown; }

    int count() const; ///< of steps; 0 without a trace
    int current() const { return m_current; } ///< 0 … count − 1; −1 without a trace
    const Step *step() const; ///< the current one; null without a trace
    QString currentBlock() const; ///< its id
    int lossStep() const; ///< the last step of the forward pass
    /// Index of a step, −1 where the trace has none.
    int find(int block, Pass pass) const;
    /// Whether the pass of this block has happened at the current step.
    bool isVisited(int block, Pass pass) const;
    bool isVisited(const QString &block, Pass pass) const;

public slots:
    void setCurrent(int step); ///< clamped
    void stepForward();
    void stepBack();
    void toFirst();
    void toLast();
    void toLoss();
    /// Between the forward and the backward step of the same block.
    void toggleBackward();

signals:
    void currentChanged(int step);
    void traceChanged();

private:
    void updateShown();

    std::shared_ptr<const Trace> m_trace, m_baseline, m_shown;
    int m_current = -1;
    std::vector<int> m_forward, m_backward; ///< step of each block, −1 where it has none
};

} // namespace vitrine
