#pragma once

#include "core/base/Cancel.h"
#include "core/training/TrainSetup.h"
#include "widgets/optimizers/networks/NetRaceHistory.h"

#include <functional>
#include <memory>
#include <vector>

namespace vitrine {

/// What a race is to begin with.
struct NetRaceRequest {
    NetRaceSetup setup;
    std::shared_ptr<const Network> canvas; ///< the network to take where the setup names none
    DeviceChoice device = DeviceChoice::Auto;
    int threads = 0; ///< that it may take; 0: as many as there are cores
    std::vector<FoundRate> known; ///< searches that hold for this setup
};

/// What runs: those that take part, with their rates, and those of them whose rate is to be looked for first.
struct NetRaceJob {
    TrainSetup base; ///< of all, but for optimizer, controls and seed
    QString data; ///< as the runs' list says it
    std::vector<Competitor> competitors;
    std::vector<int> toSearch; ///< ids
    RateSearchPlan plan;
    int seeds = 1;
};

/// Reads network and data and puts all together. Takes its time and calls no LibTorch: for a thread of its own. An
/// error says what to do.
Result<NetRaceJob> prepareNetRace(const NetRaceRequest &request, const Cancel &cancel,
                                  const std::function<void(double)> &progress);

/// A member's own setup in the race of a seed.
TrainSetup memberSetup(const TrainSetup &base, const Competitor &competitor, std::uint64_t seed);

} // namespace vitrine
