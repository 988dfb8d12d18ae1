#include "app/studio/optimizers/RaceLandscape.h"

#include "widgets/landscape/LandscapeForm.h"
#include "widgets/landscape/LandscapePanel.h"
#include "widgets/landscape/LandscapeSession.h"
#include "widgets/optimizers/networks/NetRaceSession.h"
#include "widgets/optimizers/networks/NetRaceText.h"
#include "widgets/session/Session.h"

namespace vitrine {

RaceLandscape::RaceLandscape(NetRaceSession *race, Session *session, QWidget *window)
    : QObject(window), m_race(race), m_session(session),
      m_landscape(new LandscapeSession(session->computeThread(), this)),
      m_panel(new LandscapePanel(m_landscape, window))
{
    LandscapeSettings settings;
    settings.directions = LandscapeDirections::Path;
    m_panel->form()->setSettings(settings);
    m_panel->setTakes(false); // the network of the race is on no canvas
    connect(m_panel, &LandscapePanel::orderWanted, this, &RaceLandscape::compute);
    connect(m_panel, &LandscapePanel::lookChanged, this, &RaceLandscape::stateChanged);
    connect(m_landscape, &LandscapeSession::landscapeChanged, this, &RaceLandscape::stateChanged);
    connect(m_landscape, &LandscapeSession::failed, this, &RaceLandscape::failed);
    connect(race, &NetRaceSession::raceDone, this, &RaceLandscape::stateChanged);
    connect(race, &NetRaceSession::raceBegun, m_landscape, &LandscapeSession::clear);
    connect(race, &NetRaceSession::raceBegun, this, &RaceLandscape::stateChanged);
}

bool RaceLandscape::hasPaths() const
{
    return m_race->paths() && !m_race->paths()->paths.empty();
}

LandscapeOrder RaceLandscape::order() const
{
    const auto race = m_race->paths();
    LandscapeOrder order;
    order.settings = m_panel->form()->settings();
    order.network = race->setup.network;
    order.items = race->setup.items;
    order.split = race->setup.split;
    order.device = m_session->options().device;
    for (const NetRacePath &path : race->paths)
        order.paths.push_back({memberName(path.competitor), path.competitor.colour, path.competitor.line, path.points});
    return order;
}

void RaceLandscape::compute()
{
    if (hasPaths())
        m_landscape->start(order());
    else
        emit failed(fail(VITRINE_TEXT("core",
                                      "There are no paths to show yet. Let the race run to its end first; networks of "
                                      "many millions of weights leave none.")));
}

} // namespace vitrine
