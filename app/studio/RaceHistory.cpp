#include "app/studio/RaceHistory.h"

#include "widgets/optimizers/OptimizersState.h"

#include <QApplication>
#include <QUndoCommand>

#include <functional>
#include <utility>

namespace vitrine {

namespace {

/// Changes of one kind that follow each other more quickly than this are one.
constexpr qint64 pause = 700; // milliseconds

enum class Kind { Start, Surface, LineUp, Competitor, Length, Noise };

Kind kindOf(const RaceSetup &before, const RaceSetup &after)
{
    if (before.surface != after.surface || before.low != after.low || before.high != after.high)
        return Kind::Surface;
    if (before.start != after.start)
        return Kind::Start;
    if (before.competitors.size() != after.competitors.size())
        return Kind::LineUp;
    if (before.competitors != after.competitors)
        return Kind::Competitor;
    return before.steps != after.steps ? Kind::Length : Kind::Noise;
}

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Start:
        return RaceHistory::tr("Start");
    case Kind::Surface:
        return RaceHistory::tr("Surface");
    case Kind::LineUp:
        return RaceHistory::tr("Competitors");
    case Kind::Competitor:
        return RaceHistory::tr("Competitor");
    case Kind::Length:
        return RaceHistory::tr("Steps");
    case Kind::Noise:
        break;
    }
    return RaceHistory::tr("Noise");
}

class SetupCommand : public QUndoCommand {
public:
    using Apply = std::function<void(const RaceSetup &)>;

    SetupCommand(const RaceSetup &before, const RaceSetup &after, bool joins, Apply apply)
        : QUndoCommand(nameOf(kindOf(before, after))), m_kind(kindOf(before, after)), m_before(before), m_after(after),
          m_joins(joins), m_apply(std::move(apply))
    {
    }
    void undo() override { m_apply(m_before); }
    void redo() override
    {
        // The first redo is the push of what has been done already.
        if (!std::exchange(m_isFirst, false))
            m_apply(m_after);
    }
    int id() const override { return static_cast<int>(m_kind); }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const SetupCommand *>(other);
        // Adding two is two steps, whatever the pace.
        if (!next->m_joins || m_kind == Kind::LineUp)
            return false;
        m_after = next->m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    Kind m_kind;
    RaceSetup m_before, m_after;
    bool m_joins;
    Apply m_apply;
    bool m_isFirst = true;
};

} // namespace

RaceHistory::RaceHistory(OptimizersState *state, QObject *parent) : QObject(parent), m_state(state)
{
    restart();
    connect(state, &OptimizersState::setupChanged, this, &RaceHistory::record);
}

void RaceHistory::restart()
{
    m_stack.clear();
    m_present = m_state->setup();
    m_last.invalidate();
}

void RaceHistory::record()
{
    const RaceSetup before = std::exchange(m_present, m_state->setup());
    if (m_isTravelling || before == m_present)
        return;
    const bool wasDragging = std::exchange(m_isDragging, QApplication::mouseButtons().testFlag(Qt::LeftButton));
    // Two clicks are two starts; one drag is one.
    const bool isClick = m_isDragging && !wasDragging;
    const bool joins = m_last.isValid() && !isClick
        && ((wasDragging && m_isDragging) || (!wasDragging && !m_isDragging && m_last.elapsed() < pause));
    m_last.start();
    m_stack.push(new SetupCommand(before, m_present, joins, [this](const RaceSetup &setup) {
        m_isTravelling = true;
        m_state->setSetup(setup);
        m_isTravelling = false;
        m_last.invalidate();
    }));
}

} // namespace vitrine
