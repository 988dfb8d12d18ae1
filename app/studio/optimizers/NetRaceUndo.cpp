#include "app/studio/optimizers/NetRaceUndo.h"

#include "widgets/common/ChangeCommand.h"
#include "widgets/optimizers/networks/NetRaceState.h"

#include <QUndoStack>

#include <utility>

namespace vitrine {

namespace {

enum Kind { Network = 20, Data, LineUp, Competitors, Rates, Length, Judge }; // apart from those of surfaces

Kind kindOf(const NetRaceSetup &before, const NetRaceSetup &after)
{
    if (before.network != after.network)
        return Network;
    if (before.data != after.data)
        return Data;
    if (before.rates != after.rates || before.rate != after.rate || before.plan != after.plan)
        return Rates;
    if (before.competitors.size() != after.competitors.size())
        return LineUp;
    if (before.competitors != after.competitors)
        return Competitors;
    return before.measure != after.measure || before.goal != after.goal ? Judge : Length;
}

QString nameOf(Kind kind)
{
    switch (kind) {
    case Network:
        return NetRaceUndo::tr("Network");
    case Data:
        return NetRaceUndo::tr("Data");
    case LineUp:
        return NetRaceUndo::tr("Competitors");
    case Competitors:
        return NetRaceUndo::tr("Competitor");
    case Rates:
        return NetRaceUndo::tr("Learning rates");
    case Length:
        return NetRaceUndo::tr("Length of the race");
    case Judge:
        break;
    }
    return NetRaceUndo::tr("What the race is judged by");
}

} // namespace

NetRaceUndo::NetRaceUndo(NetRaceState *state, QUndoStack *stack, QObject *parent)
    : QObject(parent), m_state(state), m_stack(stack), m_present(state->setup())
{
    connect(state, &NetRaceState::setupChanged, this, &NetRaceUndo::record);
}

void NetRaceUndo::record()
{
    const NetRaceSetup before = std::exchange(m_present, m_state->setup());
    if (m_isTravelling || before == m_present)
        return;
    const bool joins = m_pace.joins();
    const Kind kind = kindOf(before, m_present);
    const auto travel = [this](const NetRaceSetup &, const NetRaceSetup &setup) {
        m_isTravelling = true;
        m_state->setSetup(setup);
        m_isTravelling = false;
        m_pace.restart();
    };
    // Adding two is two steps, whatever the pace.
    m_stack->push(
        new ChangeCommand<NetRaceSetup>(nameOf(kind), kind, before, m_present, joins && kind != LineUp, travel));
}

} // namespace vitrine
