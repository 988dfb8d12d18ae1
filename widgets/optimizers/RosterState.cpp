#include "widgets/optimizers/RosterState.h"

#include <utility>

namespace vitrine {

void RosterState::editSelected(const std::function<void(Competitor &)> &change)
{
    editRoster([this, &change](Roster &roster) {
        for (Competitor &competitor : roster.competitors)
            if (competitor.id == m_selected)
                change(competitor);
    });
}

void RosterState::add(const OptimizerKind &optimizer)
{
    if (roster().competitors.size() >= mostCompetitors)
        return;
    editRoster([&](Roster &roster) { addCompetitor(roster, fresh(optimizer)); });
    select(roster().competitors.back().id);
}

void RosterState::duplicateSelected()
{
    const Competitor *original = selectedCompetitor();
    if (!original || roster().competitors.size() >= mostCompetitors)
        return;
    editRoster([&copy = *original](Roster &roster) { addCompetitor(roster, Competitor(copy)); });
    select(roster().competitors.back().id);
}

void RosterState::removeSelected()
{
    editRoster([this](Roster &roster) {
        std::erase_if(roster.competitors, [this](const Competitor &one) { return one.id == m_selected; });
    });
}

void RosterState::select(int id)
{
    if (id == m_selected || !roster().find(id))
        return;
    m_selected = id;
    emit selectionChanged();
}

bool RosterState::reselect()
{
    if (roster().find(m_selected))
        return false;
    const int last = roster().competitors.empty() ? 0 : roster().competitors.back().id;
    return std::exchange(m_selected, last) != last;
}

} // namespace vitrine
