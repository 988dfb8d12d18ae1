#pragma once

#include "widgets/session/Question.h"

#include <QObject>
#include <QUndoStack>

#include <optional>

namespace vitrine {

class Session;

/// Undo over every choice that made another run: a step holds the question before and after.
class History : public QObject {
    Q_OBJECT

public:
    explicit History(Session *session, QObject *parent = nullptr);

    QUndoStack *stack() { return &m_stack; }
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

    Session *m_session;
    QUndoStack m_stack;
    Question m_present; ///< where the stack stands
    std::optional<WeightsSource> m_held; ///< what undo takes the present weights for
};

} // namespace vitrine
