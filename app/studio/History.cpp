#include "app/studio/History.h"

#include "widgets/session/Session.h"

#include <QUndoCommand>

#include <functional>
#include <utility>

namespace vitrine {

namespace {

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

    AskCommand(const Question &before, const Question &after, const QString &text, int mergeKey, Ask ask)
        : QUndoCommand(text), m_before(before), m_after(after), m_mergeKey(mergeKey), m_ask(std::move(ask))
    {
    }
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
    connect(session, &Session::questionAnswered, this,
            [this](const Question &, const Question &after) { record(after); });
    // The very first answer is where undo ends.
    connect(
        session, &Session::networkChanged, this,
        [this] {
            if (m_stack.count() == 0 && m_session->outcome())
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
    m_stack.push(new AskCommand(m_present, after, changeName(m_present, after), 0,
                                [this](const Question &question) { ask(question, false); }));
    m_present = after;
}

void History::push(const Question &before, const Question &after, const QString &text, int mergeKey)
{
    Question from = before;
    if (m_held)
        from.weights = *m_held;
    m_held.reset(); // the weights of an edit are its own
    m_stack.push(
        new AskCommand(from, after, text, mergeKey, [this](const Question &question) { ask(question, false); }));
    ask(after, mergeKey != 0);
}

void History::ask(const Question &question, bool live)
{
    m_present = question;
    Question shown = question;
    if (m_held)
        shown.weights = m_session->question().weights;
    m_session->ask(shown, false, live);
}

} // namespace vitrine
