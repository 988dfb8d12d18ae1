#include "widgets/optimizers/Race.h"

#include "widgets/common/Format.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

Point2 fanStart(const RaceSetup &setup, int index)
{
    // In the middle of each of 5 × 5 fields.
    const auto between = [](double low, double high, int i) { return low + (high - low) * (i + 0.5) / fanSide; };
    return {between(setup.low.x, setup.high.x, index % fanSide), between(setup.low.y, setup.high.y, index / fanSide)};
}

} // namespace

const WalkPoint &pointAt(const SurfaceWalk &walk, int step)
{
    // The last point of a walk that diverged is not a number.
    const std::size_t last = walk.points.size() - (walk.divergedAt && walk.points.size() > 1 ? 2 : 1);
    return walk.points[std::min(static_cast<std::size_t>(std::max(step, 0)), last)];
}

std::optional<Point2> RaceEntry::remembered(int step) const
{
    const auto &specs = request.optimizer->state();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (specs[i].name != "v" && specs[i].name != "s")
            continue;
        const Point2 kept = at(step).state[i];
        // The notes' v is a step; everything else is gradients, against which the steps go.
        const auto form = request.hyperparameters.find("pytorch_form");
        const bool isStep = form != request.hyperparameters.end() && form->second == 0;
        return isStep ? kept : Point2{-kept.x, -kept.y};
    }
    return {};
}

const RaceEntry *Race::find(int id) const
{
    const auto found =
        std::find_if(entries.begin(), entries.end(), [id](const RaceEntry &one) { return one.competitor.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

SurfaceWalkRequest walkOf(const RaceSetup &setup, const SurfaceKind &surface, const Competitor &competitor)
{
    SurfaceWalkRequest request;
    request.surface = &surface;
    request.optimizer = findOptimizerKind(competitor.optimizer);
    request.hyperparameters = competitor.settings;
    request.start = setup.start;
    request.steps = setup.steps;
    request.schedule = findScheduleKind(competitor.schedule);
    request.scheduleSettings = competitor.scheduleSettings;
    request.noise = setup.noise;
    request.batch = static_cast<std::size_t>(setup.batch);
    request.seed = setup.seed;
    return request;
}

std::shared_ptr<const Race> makeRace(const RaceSetup &setup, int fanOf, const Cancel &cancel)
{
    auto race = std::make_shared<Race>();
    race->setup = setup;
    race->surface = surfaceOf(setup);
    for (const Competitor &competitor : setup.competitors) {
        if (cancel.requested())
            return nullptr;
        if (!competitor.isOn)
            continue;
        RaceEntry entry{competitor, walkOf(setup, *race->surface, competitor), {}};
        entry.walk = walkSurface(entry.request);
        race->entries.push_back(std::move(entry));
    }
    const Competitor *fan = setup.find(fanOf);
    for (int i = 0; fan && i < fanSide * fanSide; ++i) {
        if (cancel.requested())
            return nullptr;
        race->fanOf = *fan;
        SurfaceWalkRequest request = walkOf(setup, *race->surface, *fan);
        request.start = fanStart(setup, i);
        request.seed += static_cast<std::uint64_t>(i);
        race->fan.push_back(walkSurface(request));
    }
    return race;
}

std::optional<double> distanceToMinimum(const SurfaceKind &surface, Point2 place)
{
    std::optional<double> nearest;
    for (const Point2 minimum : surface.minima()) {
        const double distance = std::hypot(minimum.x - place.x, minimum.y - place.y);
        nearest = nearest ? std::min(*nearest, distance) : distance;
    }
    return nearest;
}

QString raceCsv(const Race &race)
{
    QString text = QStringLiteral("competitor,optimizer,step,x,y,f,dfdx,dfdy,rate\n");
    for (const RaceEntry &entry : race.entries) {
        for (std::size_t step = 0; step < entry.walk.points.size(); ++step) {
            const WalkPoint &point = entry.walk.points[step];
            text += QStringLiteral("%1,%2,%3")
                        .arg(entry.competitor.id)
                        .arg(QString::fromStdString(entry.competitor.optimizer))
                        .arg(step);
            for (const double value :
                 {point.place.x, point.place.y, point.value, point.gradient.x, point.gradient.y, point.rate})
                text += QLatin1Char(',') + formatExact(value);
            text += QLatin1Char('\n');
        }
    }
    return text;
}

} // namespace vitrine
