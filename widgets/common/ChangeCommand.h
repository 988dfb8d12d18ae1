#pragma once

#include <QString>
#include <QUndoCommand>

#include <functional>
#include <utility>

namespace vitrine {

/// A change of a value that has been made already, as a step of undo. Changes of one kind that join make one step;
/// one that ends where it began is none.
template <typename Value>
class ChangeCommand : public QUndoCommand {
public:
    using Apply = std::function<void(const Value &from, const Value &to)>;

    /// `kind`: only changes of the same kind can join, of all commands on the stack. `joins`: with the one before.
    ChangeCommand(const QString &text, int kind, Value before, Value after, bool joins, Apply apply)
        : QUndoCommand(text), m_kind(kind), m_before(std::move(before)), m_after(std::move(after)), m_joins(joins),
          m_apply(std::move(apply))
    {
    }

    void undo() override { m_apply(m_after, m_before); }
    void redo() override
    {
        // The first redo is the push of what has been done already.
        if (!std::exchange(m_isFirst, false))
            m_apply(m_before, m_after);
    }
    int id() const override { return m_kind; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const ChangeCommand *>(other);
        if (!next->m_joins)
            return false;
        m_after = next->m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    int m_kind;
    Value m_before, m_after;
    bool m_joins;
    Apply m_apply;
    bool m_isFirst = true;
};

} // namespace vitrine
