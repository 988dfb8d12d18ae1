#include "core/training/walks/SurfaceWalk.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace vitrine {

namespace {

double distance(Point2 a, Point2 b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

bool isLocalMinimum(const SurfacePoint &point)
{
    constexpr double level = 1e-3;
    const auto [xx, xy, yy] = point.hessian;
    // Both eigenvalues are 0 or more where trace and determinant are; a little less is rounding.
    const double curvature = std::max({std::abs(xx), std::abs(xy), std::abs(yy)});
    const bool curvesUp = xx + yy >= 0 && xx * yy - xy * xy >= -1e-9 * curvature * curvature;
    return std::hypot(point.gradient.x, point.gradient.y) <= level && curvesUp;
}

std::optional<Point2> goalOf(const SurfaceKind &surface, const WalkPoint &last, double radius)
{
    std::optional<Point2> nearest;
    for (const Point2 minimum : surface.minima())
        if (distance(minimum, last.place) <= (nearest ? distance(*nearest, last.place) : radius))
            nearest = minimum;
    if (!nearest && isLocalMinimum(surface.at(last.place)))
        nearest = last.place;
    return nearest;
}

} // namespace

bool WalkPoint::isFinite() const
{
    return std::isfinite(place.x) && std::isfinite(place.y) && std::isfinite(value);
}

SurfaceWalker::SurfaceWalker(SurfaceWalkRequest request)
    : m_request(std::move(request)), m_noise(m_request.seed), m_batches(m_noise.fork(1)),
      m_settings(m_request.hyperparameters),
      m_rate(m_settings["lr"]), m_tensors{{"xy", {1, 2}, 0}}, m_weights{m_request.start.x, m_request.start.y},
      m_state(m_request.optimizer->state().size()), m_row{m_weights, m_gradient, {}, m_tensors}
{
    for (auto &quantity : m_state)
        m_row.state.emplace_back(quantity);
    look();
}

void SurfaceWalker::advance()
{
    m_row.step = ++m_stepsDone;
    m_request.optimizer->step(m_row, m_settings);
    look();
}

std::vector<WorkedLine> SurfaceWalker::workNextStep(std::size_t axis) const
{
    return workStep(m_request, m_point, m_stepsDone, axis);
}

std::vector<WorkedLine> workStep(const SurfaceWalkRequest &request, const WalkPoint &point, std::int64_t stepsDone,
                                 std::size_t axis)
{
    // A row is made of places to write to.
    std::array<double, 2> weights{point.place.x, point.place.y};
    const std::array<double, 2> gradient{point.gradient.x, point.gradient.y};
    std::vector<std::array<double, 2>> state;
    for (const Point2 &quantity : point.state)
        state.push_back({quantity.x, quantity.y});
    const std::vector<TensorRange> tensors{{"xy", {1, 2}, 0}};
    OptimizerRow<double> row{weights, gradient, {}, tensors, stepsDone + 1};
    for (auto &quantity : state)
        row.state.emplace_back(quantity);
    Hyperparameters settings = request.hyperparameters;
    settings["lr"] = point.rate;
    return request.optimizer->work(row, axis, settings);
}

void SurfaceWalker::look()
{
    m_point.place = {m_weights[0], m_weights[1]};
    const SurfacePoint here = m_request.surface->at(m_point.place);
    m_point.value = here.value;
    const bool takesBatches = m_request.batch > 0 && m_request.batch < m_request.surface->data().size()
        && !m_request.optimizer->isFullBatch();
    const Point2 slope = takesBatches ? batchGradient() : here.gradient;
    m_gradient = {slope.x, slope.y};
    if (m_request.noise > 0)
        for (double &part : m_gradient)
            part += m_request.noise * m_noise.normal();
    m_point.gradient = {m_gradient[0], m_gradient[1]};
    m_point.state.clear();
    for (const auto &quantity : m_state)
        m_point.state.push_back({quantity[0], quantity[1]});
    m_point.rate = m_request.hyperparameters.at("lr");
    if (m_request.schedule)
        m_point.rate *=
            m_request.schedule->factor({static_cast<double>(m_stepsDone), static_cast<double>(m_request.steps), 1},
                                       m_request.scheduleSettings, m_request.curve);
    m_rate = m_point.rate;
}

/// The last batch of an epoch is smaller where the points don't divide evenly.
Point2 SurfaceWalker::batchGradient()
{
    if (m_waiting.empty()) {
        m_waiting.resize(m_request.surface->data().size());
        std::iota(m_waiting.begin(), m_waiting.end(), std::size_t{0});
    }
    const std::size_t count = std::min(m_request.batch, m_waiting.size());
    Point2 sum;
    for (std::size_t i = 0; i < count; ++i) {
        std::swap(m_waiting[m_batches.below(m_waiting.size())], m_waiting.back());
        const Point2 part = m_request.surface->sampleGradient(m_waiting.back(), m_point.place);
        m_waiting.pop_back();
        sum.x += part.x / static_cast<double>(count);
        sum.y += part.y / static_cast<double>(count);
    }
    return sum;
}

SurfaceWalk walkSurface(const SurfaceWalkRequest &request)
{
    SurfaceWalk walk;
    SurfaceWalker walker(request);
    walk.points.push_back(walker.point());
    while (walker.stepsDone() < request.steps && walker.point().isFinite()) {
        walker.advance();
        walk.points.push_back(walker.point());
    }
    if (!walker.point().isFinite()) {
        walk.divergedAt = walker.stepsDone();
    } else if (const auto found = convergence(*request.surface, walk.points, usualRadius(*request.surface))) {
        walk.convergedAt = found->step;
        walk.goal = found->goal;
    }
    return walk;
}

std::optional<Convergence> convergence(const SurfaceKind &surface, const std::vector<WalkPoint> &points, double radius)
{
    if (points.empty() || !points.back().isFinite())
        return {};
    const std::optional<Point2> goal = goalOf(surface, points.back(), radius);
    if (!goal)
        return {};
    std::size_t step = points.size() - 1;
    while (step > 0 && distance(points[step - 1].place, *goal) <= radius)
        --step;
    return Convergence{static_cast<std::int64_t>(step), *goal};
}

double usualRadius(const SurfaceKind &surface)
{
    const Point2 low = surface.low(), high = surface.high();
    return std::min(high.x - low.x, high.y - low.y) / 100;
}

} // namespace vitrine
