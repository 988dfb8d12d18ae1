#pragma once

#include "widgets/session/Question.h"

#include <QObject>
#include <QUndoStack>

namespace vitrine {

class Session;

/// Undo over every choice that made another run: a step holds the question before and after.
class History : public QObject {
    Q_OBJECT

public:
    explicit History(Session *session, QObject *parent = nullptr);

    QUndoStack *stack() { return &m_stack; }

private:
    void record(const Question &after);

    Session *m_session;
    QUndoStack m_stack;
    Question m_present; ///< where the stack stands
};

} // namespace vitrine
