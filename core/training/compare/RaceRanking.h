#pragma once

#include "core/training/TrainSetup.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine {

/// How one competitor came out of one race; every seed is a race.
struct RaceResult {
    std::optional<double> value; ///< what the ranking goes by; nothing where it dropped out
    std::optional<std::int64_t> reached; ///< the first step at which it was as good as the goal
};

/// How one competitor came out of all races.
struct RaceStanding {
    std::size_t competitor = 0;
    std::vector<double> values; ///< of the races that it finished
    double mean = none; ///< of the values
    double deviation = none; ///< their standard deviation (n − 1); of a single one there is none
    int wins = 0; ///< races in which nobody was better; several may share one
    int droppedOut = 0; ///< races that it did not finish
    int reached = 0; ///< races in which it was as good as the goal
    double meanReached = none; ///< steps that it took to be so, in those races
};

/// The best first: by their mean; whoever dropped out less often stands before whoever did more often. `races`: by
/// competitor, then by seed, all of the same length. Equal ones keep their order.
std::vector<RaceStanding> rankRaces(const std::vector<std::vector<RaceResult>> &races, bool higherIsBetter);

} // namespace vitrine
