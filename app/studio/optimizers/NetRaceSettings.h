#pragma once

#include "widgets/optimizers/networks/NetRaceState.h"

namespace vitrine {

/// What the networks' half of the Optimizers room comes back with.
struct NetRaceSettings {
    NetRaceSetup race;
    NetRaceLook look;

    static NetRaceSettings load();
    void save() const;
};

} // namespace vitrine
