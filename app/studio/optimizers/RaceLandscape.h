#pragma once

#include "core/base/Result.h"
#include "widgets/landscape/LandscapeStart.h"

#include <QObject>

namespace vitrine {

class LandscapePanel;
class LandscapeSession;
class NetRaceSession;
class Session;

/// The loss landscape of a race on a network: the ways of all competitors on the plane that they lie on best.
class RaceLandscape : public QObject {
    Q_OBJECT

public:
    RaceLandscape(NetRaceSession *race, Session *session, QWidget *window);

    LandscapeSession *landscape() const { return m_landscape; }
    LandscapePanel *panel() const { return m_panel; }
    bool hasPaths() const; ///< the race is over, and there is something to show

public slots:
    void compute();

signals:
    void stateChanged(); ///< whether there are paths or a landscape, and how it is looked at
    void failed(const vitrine::Error &error);

private:
    LandscapeOrder order() const;

    NetRaceSession *m_race;
    Session *m_session;
    LandscapeSession *m_landscape;
    LandscapePanel *m_panel;
};

} // namespace vitrine
