#pragma once

#include "app/studio/journal/StudioState.h"
#include "widgets/session/Question.h"

#include <QObject>
#include <QUndoGroup>
#include <QUndoStack>

#include <optional>
#include <vector>

namespace vitrine {

class Session;

/// Undo over every choice that made another run: a step holds the question before and after. Each open network has
/// steps of its own; those of the one in front are undone.
class History : public QObject {
    Q_OBJECT

public:
    explicit History(Session *session, QObject *parent = nullptr);

    QUndoStack *stack() const { return m_group.activeStack(); } ///< of the network in front
    QUndoGroup *group() { return &m_group; }
    /// For a network that is opened; its owner deletes it.
    QUndoStack *makeStack() { return new QUndoStack(&m_group); }
    /// What is asked now becomes a step, if it is none yet.
    void settle();
    /// From now on steps are these; the network in front stands at `present`.
    void turnTo(QUndoStack *stack, const Question &present);

    /// The newest steps of a stack that are questions, the oldest first, and how many of them are done.
    static std::vector<HistoryStep> steps(const QUndoStack &stack, int *position);
    /// The same back, on an empty stack.
    void restore(QUndoStack *stack, const std::vector<HistoryStep> &steps, int position, int saved);

    /// While a network is trained its weights change all the time: until release(), steps keep the weights of now.
    void holdWeights();
    void releaseWeights() { m_held.reset(); }
    /// An edit, which is asked of the session: as one step, joined with the one before where both have the same key
    /// (not 0).
    void push(const Question &before, const Question &after, const QString &text, int mergeKey);
    /// The question became this by a step of undo that is not this class's own.
    void follow(const Question &question) { m_present = question; }

private:
    void record(const Question &answered);
    void ask(const Question &question, bool live);
    QUndoCommand *makeStep(const HistoryStep &step, int mergeKey);

    Session *m_session;
    QUndoGroup m_group;
    Question m_present; ///< where the stack stands
    bool m_isRestoring = false;
    std::optional<WeightsSource> m_held; ///< what undo takes the present weights for
};

} // namespace vitrine
