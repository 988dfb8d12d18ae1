#include "widgets/optimizers/networks/NetRaceState.h"

#include "widgets/training/TrainState.h"

#include <utility>

namespace vitrine {

NetRaceState::NetRaceState(QObject *parent) : RosterState(parent), m_setup(firstNetRace()), m_data(new TrainState(this))
{
    reselect();
    connect(m_data, &TrainState::changed, this,
            [this] { edit([this](NetRaceSetup &setup) { setup.data = m_data->settings().data; }); });
}

void NetRaceState::editRoster(const std::function<void(Roster &)> &change)
{
    edit([&change](NetRaceSetup &setup) { change(setup); });
}

Competitor NetRaceState::fresh(const OptimizerKind &optimizer) const
{
    Competitor competitor = plainCompetitor(optimizer);
    if (m_setup.rates == RateMode::Equal)
        competitor.settings["lr"] = m_setup.rate;
    return competitor;
}

void NetRaceState::setSetup(NetRaceSetup setup)
{
    keepRatesEqual(setup, m_setup);
    if (setup == m_setup)
        return;
    m_setup = std::move(setup);
    const bool isOther = reselect();
    m_data->edit([this](TrainSettings &settings) { settings.data = m_setup.data; });
    emit setupChanged();
    if (isOther)
        emit selectionChanged();
}

void NetRaceState::edit(const std::function<void(NetRaceSetup &)> &change)
{
    NetRaceSetup next = m_setup;
    change(next);
    setSetup(std::move(next));
}

void NetRaceState::setRate(int competitor, double rate)
{
    edit([competitor, rate](NetRaceSetup &setup) {
        for (Competitor &one : setup.competitors)
            if (one.id == competitor)
                one.settings["lr"] = rate;
    });
}

Competitor NetRaceState::inStyle(Competitor member) const
{
    if (const Competitor *now = m_setup.find(member.id); now && now->optimizer == member.optimizer) {
        member.colour = now->colour;
        member.line = now->line;
    }
    return member;
}

void NetRaceState::setMoment(std::optional<std::int64_t> step)
{
    if (std::exchange(m_moment, step) != step)
        emit momentChanged();
}

void NetRaceState::setLook(const NetRaceLook &look)
{
    if (std::exchange(m_look, look) != look)
        emit lookChanged();
}

} // namespace vitrine
