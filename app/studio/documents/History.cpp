#include "app/studio/documents/History.h"

#include "widgets/session/Session.h"

#include <QUndoCommand>

#include <algorithm>
#include <functional>
#include <utility>

namespace vitrine {

namespace {

/// Steps that a studio which was killed comes back with.
constexpr int mostKept = 100;

/// What changed between two questions, for the menu ("Undo Fit").
QString changeName(const Question &before, const Question &after)
{
    if (before.network != after.network)
        return History::tr("Network");
    if (before.weights != after.weights)
        return History::tr("Weights");
    if (before.picture != after.picture)
        return after.picture.kind == PictureSource::Kind::Drawing ? History::tr("Drawing") : History::tr("Picture");
    if (before.fit != after.fit || before.invert != after.invert)
        return History::tr("Fit");
    if (before.pixels != after.pixels)
        return History::tr("Pixels");
    if (before.mode != after.mode)
        return History::tr("Mode");
    return before.target != after.target ? History::tr("Target") : History::tr("Batch");
}

class AskCommand : public QUndoCommand {
public:
    using Ask = std::function<void(const Question &)>;

    AskCommand(const HistoryStep &step, int mergeKey, Ask ask)
        : QUndoCommand(step.text), m_before(step.before), m_after(step.after), m_mergeKey(mergeKey),
          m_ask(std::move(ask))
    {
    }
    HistoryStep step() const { return {m_before, m_after, text()}; }
    void undo() override { m_ask(m_before); }
    void redo() override
    {
        // The first redo is the push of what has been asked already.
        if (!std::exchange(m_isFirst, false))
            m_ask(m_after);
    }
    int id() const override { return m_mergeKey == 0 ? -1 : commandId; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const AskCommand *>(other);
        if (next->m_mergeKey != m_mergeKey)
            return false;
        m_after = next->m_after;
        setText(next->text()); // it may hold the value that was come to
        return true;
    }

private:
    static constexpr int commandId = 500; ///< apart from other commands on the stack

    Question m_before, m_after;
    int m_mergeKey;
    Ask m_ask;
    bool m_isFirst = true;
};

} // namespace

History::History(Session *session, QObject *parent)
    : QObject(parent), m_session(session), m_present(session->question())
{
    m_group.setActiveStack(makeStack());
    connect(session, &Session::questionAnswered, this,
            [this](const Question &, const Question &after) { record(after); });
    // The very first answer is where undo ends.
    connect(
        session, &Session::networkChanged, this,
        [this] {
            if (stack()->count() == 0 && m_session->outcome())
                m_present = m_session->outcome()->question;
        },
        Qt::SingleShotConnection);
}

void History::holdWeights()
{
    m_held = m_present.weights;
}

void History::record(const Question &answered)
{
    Question after = answered;
    const bool isLive = after.weights.kind == WeightsSource::Kind::Trained || (m_held && after.weights == *m_held);
    if (m_held && isLive)
        after.weights = *m_held;
    else
        m_held.reset(); // other weights were chosen while training went on
    if (after == m_present)
        return;
    stack()->push(makeStep({m_present, after, changeName(m_present, after)}, 0));
    m_present = after;
}

void History::push(const Question &before, const Question &after, const QString &text, int mergeKey)
{
    Question from = before;
    if (m_held)
        from.weights = *m_held;
    m_held.reset(); // the weights of an edit are its own
    stack()->push(makeStep({from, after, text}, mergeKey));
    ask(after, mergeKey != 0);
}

QUndoCommand *History::makeStep(const HistoryStep &step, int mergeKey)
{
    return new AskCommand(step, mergeKey, [this](const Question &question) { ask(question, false); });
}

void History::settle()
{
    record(m_session->question());
}

void History::turnTo(QUndoStack *stack, const Question &present)
{
    m_held.reset();
    m_present = present;
    m_group.setActiveStack(stack);
}

std::vector<HistoryStep> History::steps(const QUndoStack &stack, int *position)
{
    std::vector<HistoryStep> steps;
    *position = 0;
    const int first = std::max(0, stack.index() - mostKept);
    for (int i = first; i < std::min(stack.count(), first + 2 * mostKept); ++i) {
        const auto *command = dynamic_cast<const AskCommand *>(stack.command(i));
        if (!command)
            continue;
        steps.push_back(command->step());
        *position += i < stack.index() ? 1 : 0;
    }
    return steps;
}

void History::restore(QUndoStack *stack, const std::vector<HistoryStep> &steps, int position, int saved)
{
    for (const HistoryStep &step : steps)
        stack->push(makeStep(step, 0));
    // Going back asks each step's question; where the stack ends up is what is asked after this.
    m_isRestoring = true;
    stack->resetClean();
    if (saved >= 0) {
        stack->setIndex(saved);
        stack->setClean();
    }
    stack->setIndex(position);
    m_isRestoring = false;
}

void History::ask(const Question &question, bool live)
{
    if (m_isRestoring)
        return;
    m_present = question;
    Question shown = question;
    if (m_held)
        shown.weights = m_session->question().weights;
    m_session->ask(shown, false, live);
}

} // namespace vitrine
