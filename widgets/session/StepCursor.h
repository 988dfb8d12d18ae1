#pragma once

#include "core/stepping/Iteration.h"
#include "core/stepping/Stops.h"
#include "core/trace/Trace.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace vitrine {

/// Where in an iteration the user stands: in the forward pass, in the backward pass, or, once it is known, in the
/// optimizer's step. Stepping back, jumping and running are moves of this one number; nothing is computed again. What
/// lies before and after this iteration is another's: beforeStart() and pastEnd() ask for it.
class StepCursor : public QObject {
    Q_OBJECT
public:
    explicit StepCursor(QObject *parent = nullptr);

    /// Keeps the position where the new trace has the same step (block and pass); a new network starts at the loss,
    /// with everything forward done.
    /// `isSummarised`: as setSummarised() says.
    void setTrace(std::shared_ptr<const Trace> trace, bool isSummarised = false);
    const std::shared_ptr<const Trace> &trace() const { return m_trace; }
    /// The iteration that the trace belongs to: the optimizer's step follows the backward pass from now on.
    void setIteration(std::shared_ptr<const Iteration> iteration);
    /// Null while nothing but the trace is known.
    const std::shared_ptr<const Iteration> &iteration() const { return m_iteration; }
    /// Whether Snapshot::summary() of all tensors of the trace is at hand, so that it can be spoken of.
    void setSummarised(bool on);
    bool isSummarised() const { return m_isSummarised; }
    Grain grain() const { return m_grain; }
    void setGrain(Grain grain);
    /// Whether there is something before the first step and after the last.
    void setBeyond(bool before, bool after);
    bool canGoOn() const { return m_trace && m_after; } ///< past the last step
    /// Another run of the network; while it is set, maps show what has changed since. Null: the values themselves.
    void setBaseline(std::shared_ptr<const Trace> before);
    bool showsDifference() const { return m_baseline != nullptr; }
    /// What maps are drawn of: the trace, or its difference to the baseline.
    const std::shared_ptr<const Trace> &shownTrace() const { return m_shown; }

    int count() const { return static_cast<int>(m_stops.size()); } ///< of steps; 0 without a trace
    int current() const { return m_current; } ///< 0 … count − 1; −1 without a trace
    const std::vector<Stop> &stops() const { return m_stops; }
    const Stop *stop() const; ///< the current one; null without a trace
    /// Block and pass of the current one; the optimizer's step comes from the backward pass. Null without a trace.
    const Step *step() const;
    QString currentBlock() const; ///< its id
    int lossStep() const; ///< the last step of the forward pass
    /// Index of a step, −1 where the trace has none; of the step that ends the pass of a block with several.
    int find(int block, Pass pass) const;
    /// The first of the optimizer's steps that touches a block; −1: none.
    int findUpdate(int block) const;
    /// The step of a layer, or of the block that it is a part of.
    int find(Stage stage, int node) const;
    /// The step of the same block or layer in the other pass; −1: what the loss does not depend on has none.
    int otherPass() const;
    /// Whether the pass of this block has happened at the current step.
    bool isVisited(int block, Pass pass) const;
    bool isVisited(const QString &block, Pass pass) const;
    /// Whether it has happened for these nodes, a part of a block or all of it.
    bool isVisited(int firstNode, int endNode, Pass pass) const;
    /// Whether the current step is of one of these nodes, or of the whole block that they are a part of.
    bool isAt(int firstNode, int endNode) const;
    bool canStepForward() const { return m_trace && (m_after || m_current + 1 < count()); }
    bool canStepBack() const { return m_trace && (m_before || m_current > 0); }

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
    void summarisedChanged(); ///< there is more, or less, to say of the same steps
    void stopsChanged(); ///< of the same trace: more steps, or finer ones
    void beforeStart(); ///< a step back from the first
    void pastEnd(); ///< a step forward from the last

private:
    void listAgain();
    void restore(const Stop &before);
    void updateShown();

    std::shared_ptr<const Trace> m_trace, m_baseline, m_shown;
    std::shared_ptr<const Iteration> m_iteration;
    Grain m_grain = Grain::Block;
    bool m_before = false, m_after = false;
    bool m_isSummarised = false;
    int m_current = -1;
    std::vector<Stop> m_stops;
    std::vector<Step> m_steps; ///< beside m_stops
    std::vector<int> m_forward, m_backward; ///< last step of each block, −1 where it has none
};

} // namespace vitrine
