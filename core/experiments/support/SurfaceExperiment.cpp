#include "core/experiments/support/SurfaceExperiment.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitrine {

namespace {

constexpr std::size_t mostPoints = 2000; ///< of a curve

/// One walk is one piece: it takes some milliseconds.
class SurfaceRun final : public ExperimentRun {
public:
    SurfaceRun(const SurfaceExperiment &kind, ExperimentRequest request, SurfaceScene scene,
               std::vector<SurfaceWalkRequest> walks)
        : m_kind(kind), m_request(std::move(request)), m_scene(std::move(scene)), m_requests(std::move(walks))
    {
    }

    bool isDone() const override { return m_walks.size() == m_requests.size(); }
    double share() const override
    {
        return static_cast<double>(m_walks.size()) / static_cast<double>(m_requests.size());
    }
    Result<void> advance() override
    {
        m_walks.push_back(walkSurface(m_requests[m_walks.size()]));
        return {};
    }
    ExperimentOutcome outcome() const override { return m_kind.judge(m_request, m_scene, m_walks); }

private:
    const SurfaceExperiment &m_kind;
    ExperimentRequest m_request;
    SurfaceScene m_scene;
    std::vector<SurfaceWalkRequest> m_requests;
    std::vector<SurfaceWalk> m_walks;
};

Result<SurfaceWalkRequest> walkOf(const SurfaceScene &scene, const SurfaceArm &arm, std::uint64_t seed)
{
    SurfaceWalkRequest walk;
    walk.surface = findSurfaceKind(scene.surface);
    walk.optimizer = findOptimizerKind(arm.optimizer);
    walk.schedule = findScheduleKind(arm.schedule);
    auto settings = completeHyperparameters(*walk.optimizer, arm.settings);
    if (!settings)
        return settings.error();
    auto scheduleSettings = completeHyperparameters(walk.schedule->settings(), arm.schedule, arm.scheduleSettings);
    if (!scheduleSettings)
        return scheduleSettings.error();
    walk.hyperparameters = *std::move(settings);
    walk.scheduleSettings = *std::move(scheduleSettings);
    walk.start = scene.start;
    walk.steps = scene.steps;
    walk.noise = scene.noise;
    walk.seed = seed;
    return walk;
}

} // namespace

Result<std::unique_ptr<ExperimentRun>> SurfaceExperiment::begin(const ExperimentRequest &request) const
{
    SurfaceScene scene = surface(request);
    std::vector<SurfaceWalkRequest> walks;
    for (const SurfaceArm &arm : scene.arms) {
        auto walk = walkOf(scene, arm, request.seed);
        if (!walk)
            return walk.error();
        walks.push_back(*std::move(walk));
    }
    return std::unique_ptr<ExperimentRun>(
        std::make_unique<SurfaceRun>(*this, request, std::move(scene), std::move(walks)));
}

ExperimentSeries curveOf(const SurfaceArm &arm, const SurfaceWalk &walk, int colour,
                         const std::function<double(const SurfaceWalk &, std::size_t)> &number, std::size_t first)
{
    ExperimentSeries series{arm.name, {}, {}, colour};
    const std::size_t every = walk.points.size() / mostPoints + 1;
    for (std::size_t i = first; i < walk.points.size(); ++i) {
        if (i % every != 0 && i + 1 != walk.points.size())
            continue;
        const double value = number(walk, i);
        if (!std::isfinite(value))
            continue;
        series.x.push_back(static_cast<double>(i));
        series.y.push_back(value);
    }
    return series;
}

double distanceToMinimum(const SurfaceScene &scene, const WalkPoint &point)
{
    double nearest = std::numeric_limits<double>::infinity();
    for (const Point2 minimum : findSurfaceKind(scene.surface)->minima())
        nearest = std::min(nearest, std::hypot(point.place.x - minimum.x, point.place.y - minimum.y));
    return nearest;
}

double stepLength(const SurfaceWalk &walk, std::size_t i)
{
    const Point2 to = walk.points[i].place, from = walk.points[i - 1].place;
    return std::hypot(to.x - from.x, to.y - from.y);
}

} // namespace vitrine
