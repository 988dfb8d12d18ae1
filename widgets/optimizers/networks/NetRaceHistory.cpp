#include "widgets/optimizers/networks/NetRaceHistory.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace vitrine {

namespace {

bool isHigherBetter(RaceMeasure measure)
{
    return measure == RaceMeasure::ValidationAccuracy;
}

double valueOf(const RaceEpoch &epoch, RaceMeasure measure)
{
    return measure == RaceMeasure::ValidationAccuracy ? epoch.record.validationAccuracy : epoch.record.validationLoss;
}

/// Where the measure was at each moment that it is known of.
struct Moment {
    std::int64_t step = 0;
    double value = none;
};

std::vector<Moment> momentsOf(const RaceLane &lane, RaceMeasure measure)
{
    std::vector<Moment> moments;
    if (measure == RaceMeasure::TrainingLoss) {
        const auto &points = lane.steps.points();
        const std::vector<double> losses = smoothedLoss(points, judgedSmoothing);
        for (std::size_t i = 0; i < points.size(); ++i)
            moments.push_back({points[i].step, losses[i]});
        return moments;
    }
    for (const RaceEpoch &epoch : lane.epochs)
        if (const double value = valueOf(epoch, measure); std::isfinite(value))
            moments.push_back({epoch.step, value});
    return moments;
}

RaceResult resultOf(const RaceLane &lane, RaceMeasure measure, double goal)
{
    RaceResult result;
    const std::vector<Moment> moments = momentsOf(lane, measure);
    if (!lane.dropOut && !moments.empty())
        result.value = moments.back().value;
    const bool isUp = isHigherBetter(measure);
    const auto first = std::find_if(moments.begin(), moments.end(), [goal, isUp](const Moment &moment) {
        return isUp ? moment.value >= goal : moment.value <= goal;
    });
    if (std::isfinite(goal) && first != moments.end())
        result.reached = first->step;
    return result;
}

bool isOver(const std::vector<RaceLane> &lanes, int epochs)
{
    return !lanes.empty() && std::all_of(lanes.begin(), lanes.end(), [epochs](const RaceLane &lane) {
        return lane.dropOut || (!lane.epochs.empty() && lane.epochs.back().record.epoch >= epochs);
    });
}

/// The races that are over; before there is one, the first where every competitor has come to a number.
std::vector<const std::vector<RaceLane> *> countingRaces(const NetRaceHistory &history, RaceMeasure measure)
{
    std::vector<const std::vector<RaceLane> *> races;
    for (const auto &lanes : history.races)
        if (isOver(lanes, history.epochs))
            races.push_back(&lanes);
    if (!races.empty() || history.races.empty() || history.races[0].empty())
        return races;
    const auto &first = history.races[0];
    if (std::all_of(first.begin(), first.end(),
                    [measure](const RaceLane &lane) { return lane.dropOut || !momentsOf(lane, measure).empty(); }))
        races.push_back(&first);
    return races;
}

} // namespace

NetRaceUpdate::Lane &NetRaceUpdate::lane(int seedIndex, std::size_t member)
{
    for (Lane &lane : lanes)
        if (lane.seedIndex == seedIndex && lane.member == member)
            return lane;
    lanes.push_back({seedIndex, member, {}, {}, {}});
    return lanes.back();
}

void NetRaceUpdate::append(NetRaceUpdate newer)
{
    for (Lane &from : newer.lanes) {
        Lane &into = lane(from.seedIndex, from.member);
        into.steps.insert(into.steps.end(), from.steps.begin(), from.steps.end());
        into.epochs.insert(into.epochs.end(), from.epochs.begin(), from.epochs.end());
        if (from.dropOut)
            into.dropOut = std::move(from.dropOut);
    }
    for (FoundRate &search : newer.searches) {
        std::erase_if(searches, [&](const FoundRate &old) { return old.competitor.id == search.competitor.id; });
        searches.push_back(std::move(search));
    }
    if (newer.layers)
        layers = std::move(newer.layers);
    moments.insert(moments.end(), newer.moments.begin(), newer.moments.end());
}

void NetRaceHistory::begin(std::vector<Competitor> competitors, int seeds, int epochsOfEach)
{
    epochs = epochsOfEach;
    members = std::move(competitors);
    races.assign(static_cast<std::size_t>(seeds), std::vector<RaceLane>(members.size()));
    layers.reset();
    moments.clear();
}

void NetRaceHistory::add(const NetRaceUpdate &update)
{
    for (const NetRaceUpdate::Lane &news : update.lanes) {
        RaceLane &lane = races[static_cast<std::size_t>(news.seedIndex)][news.member];
        for (const StepRecord &step : news.steps)
            lane.steps.add(step);
        lane.epochs.insert(lane.epochs.end(), news.epochs.begin(), news.epochs.end());
        if (news.dropOut)
            lane.dropOut = news.dropOut;
    }
    for (const FoundRate &search : update.searches) {
        std::erase_if(searches, [&](const FoundRate &old) { return old.competitor.id == search.competitor.id; });
        searches.push_back(search);
        for (Competitor &competitor : members)
            if (competitor.id == search.competitor.id && search.isDone && search.best)
                competitor.settings["lr"] = *search.best;
    }
    if (update.layers)
        layers = update.layers;
    for (const auto &moment : update.moments) {
        if (!moments.empty() && moments.back()->seedIndex != moment->seedIndex)
            moments.clear();
        moments.push_back(moment);
    }
}

std::shared_ptr<const RaceLayers> NetRaceHistory::layersNear(int competitor, std::int64_t step) const
{
    std::shared_ptr<const RaceLayers> nearest;
    for (const auto &moment : moments)
        if (moment->competitor == competitor
            && (!nearest || std::abs(moment->step - step) < std::abs(nearest->step - step)))
            nearest = moment;
    return nearest;
}

const FoundRate *NetRaceHistory::search(int competitor) const
{
    const auto found = std::find_if(searches.begin(), searches.end(), [competitor](const FoundRate &search) {
        return search.competitor.id == competitor;
    });
    return found == searches.end() ? nullptr : &*found;
}

std::optional<std::size_t> NetRaceHistory::member(int competitor) const
{
    for (std::size_t i = 0; i < members.size(); ++i)
        if (members[i].id == competitor)
            return i;
    return std::nullopt;
}

bool NetRaceHistory::isEmpty() const
{
    return std::all_of(races.begin(), races.end(), [](const std::vector<RaceLane> &lanes) {
        return std::all_of(lanes.begin(), lanes.end(),
                           [](const RaceLane &lane) { return lane.steps.points().empty() && !lane.dropOut; });
    });
}

bool isMoment(std::int64_t step)
{
    constexpr std::uint64_t dense = 16;
    const auto stride = std::bit_ceil(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(step) / dense));
    return static_cast<std::uint64_t>(step) % stride == 0;
}

std::vector<double> smoothedLoss(const std::vector<StepRecord> &points, double keep)
{
    std::vector<double> values;
    values.reserve(points.size());
    double sum = 0, weight = 0;
    for (const StepRecord &point : points) {
        // Divided by the sum of the weights, so that the beginning is not drawn to 0.
        sum = keep * sum + (1 - keep) * point.loss;
        weight = keep * weight + (1 - keep);
        values.push_back(sum / weight);
    }
    return values;
}

RaceTable rankRaces(const NetRaceHistory &history, RaceMeasure measure, double goal)
{
    RaceTable table;
    const auto races = countingRaces(history, measure);
    table.races = static_cast<int>(races.size());
    const auto rank = [&](double wanted) {
        std::vector<std::vector<RaceResult>> results(history.members.size());
        for (const auto *lanes : races)
            for (std::size_t i = 0; i < results.size(); ++i)
                results[i].push_back(resultOf((*lanes)[i], measure, wanted));
        return rankRaces(results, isHigherBetter(measure));
    };
    table.goal = goal > 0 ? goal : none;
    if (races.empty())
        return table;
    table.standings = rank(table.goal);
    if (goal > 0)
        return table;
    table.goal = table.standings[(table.standings.size() - 1) / 2].mean;
    table.standings = rank(table.goal);
    return table;
}

double secondsPerStep(const NetRaceHistory &history, std::size_t member)
{
    double seconds = 0;
    std::int64_t steps = 0;
    for (const auto &lanes : history.races)
        if (!lanes[member].steps.points().empty()) {
            seconds += lanes[member].steps.points().back().seconds;
            steps += lanes[member].steps.points().back().step;
        }
    return steps > 0 ? seconds / static_cast<double>(steps) : none;
}

} // namespace vitrine
