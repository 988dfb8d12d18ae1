#include "app/studio/optimizers/RaceHistory.h"

#include "widgets/common/ChangeCommand.h"
#include "widgets/optimizers/OptimizersState.h"

#include <QUndoStack>

#include <utility>

namespace vitrine {

namespace {

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

} // namespace

RaceHistory::RaceHistory(OptimizersState *state, QUndoStack *stack, QObject *parent)
    : QObject(parent), m_state(state), m_stack(stack)
{
    restart();
    connect(state, &OptimizersState::setupChanged, this, &RaceHistory::record);
}

void RaceHistory::restart()
{
    m_present = m_state->setup();
    m_pace.restart();
}

void RaceHistory::record()
{
    const RaceSetup before = std::exchange(m_present, m_state->setup());
    if (m_isTravelling || before == m_present)
        return;
    const bool joins = m_pace.joins();
    const Kind kind = kindOf(before, m_present);
    const auto travel = [this](const RaceSetup &, const RaceSetup &setup) {
        m_isTravelling = true;
        m_state->setSetup(setup);
        m_isTravelling = false;
        m_pace.restart();
    };
    // Adding two is two steps, whatever the pace.
    m_stack->push(new ChangeCommand<RaceSetup>(nameOf(kind), static_cast<int>(kind), before, m_present,
                                               joins && kind != Kind::LineUp, travel));
}

} // namespace vitrine
