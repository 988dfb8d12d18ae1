#include "core/training/compare/RaceRanking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace vitrine {

namespace {

double meanOf(const std::vector<double> &values)
{
    return values.empty() ? none
                          : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double deviationOf(const std::vector<double> &values, double mean)
{
    if (values.size() < 2)
        return none;
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

RaceStanding standingOf(std::size_t competitor, const std::vector<RaceResult> &races)
{
    RaceStanding standing;
    standing.competitor = competitor;
    std::vector<double> steps;
    for (const RaceResult &race : races) {
        if (race.value)
            standing.values.push_back(*race.value);
        else
            ++standing.droppedOut;
        if (race.reached)
            steps.push_back(static_cast<double>(*race.reached));
    }
    standing.mean = meanOf(standing.values);
    standing.deviation = deviationOf(standing.values, standing.mean);
    standing.reached = static_cast<int>(steps.size());
    standing.meanReached = meanOf(steps);
    return standing;
}

/// The best value of a race; nothing where nobody finished it.
std::optional<double> winningValue(const std::vector<std::vector<RaceResult>> &races, std::size_t seed,
                                   bool higherIsBetter)
{
    std::optional<double> best;
    for (const auto &competitor : races)
        if (const auto value = competitor[seed].value)
            best = !best ? *value : higherIsBetter ? std::max(*best, *value) : std::min(*best, *value);
    return best;
}

} // namespace

std::vector<RaceStanding> rankRaces(const std::vector<std::vector<RaceResult>> &races, bool higherIsBetter)
{
    std::vector<RaceStanding> standings;
    for (std::size_t i = 0; i < races.size(); ++i)
        standings.push_back(standingOf(i, races[i]));
    for (std::size_t seed = 0; !races.empty() && seed < races[0].size(); ++seed)
        if (const auto best = winningValue(races, seed, higherIsBetter))
            for (std::size_t i = 0; i < races.size(); ++i)
                standings[i].wins += races[i][seed].value == best ? 1 : 0;
    const auto place = [higherIsBetter](const RaceStanding &standing) {
        return std::tuple(standing.droppedOut, standing.values.empty(),
                          standing.values.empty() ? 0.0 : (higherIsBetter ? -standing.mean : standing.mean));
    };
    std::stable_sort(standings.begin(), standings.end(),
                     [&](const RaceStanding &a, const RaceStanding &b) { return place(a) < place(b); });
    return standings;
}

} // namespace vitrine
