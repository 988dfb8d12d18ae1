#pragma once

#include "core/base/Rng.h"
#include "core/training/OptimizerKind.h"
#include "core/training/ScheduleKind.h"
#include "core/training/SurfaceKind.h"

#include <array>
#include <optional>

namespace vitrine {

/// What walks where. The kinds must outlive the walk.
struct SurfaceWalkRequest {
    const SurfaceKind *surface = nullptr;
    const OptimizerKind *optimizer = nullptr;
    Hyperparameters hyperparameters; ///< complete (see completeHyperparameters())
    Point2 start;
    std::int64_t steps = 100; ///< of the whole walk, which a schedule spreads over
    const ScheduleKind *schedule = nullptr; ///< none: the rate stays
    Hyperparameters scheduleSettings; ///< complete, where there is a schedule
    std::vector<double> curve; ///< for the schedule "drawn"
    double noise = 0; ///< standard deviation of what is added to each part of the gradient, as batches would
    /// How many of the surface's points each gradient is taken from, drawn anew every time that all have had their
    /// turn; 0: all. Optimizers that take the whole set (isFullBatch()) do so here too.
    std::size_t batch = 0;
    std::uint64_t seed = 0; ///< of noise and batches
};

/// Where a walk is, and the step that led there.
struct WalkPoint {
    Point2 place;
    double value = 0; ///< f at the place
    Point2 gradient; ///< what the next step goes by: f's gradient at the place, with noise where there is some
    std::vector<Point2> state; ///< beside OptimizerKind::state(): after the step that led here; zero at the start
    double rate = 0; ///< learning rate of the next step

    bool isFinite() const;
};

/// The lines of the step that goes on from `point`, `stepsDone` steps after the start, for x (axis 0) or y (axis 1),
/// with the numbers put in.
std::vector<WorkedLine> workStep(const SurfaceWalkRequest &request, const WalkPoint &point, std::int64_t stepsDone,
                                 std::size_t axis);

/// One optimizer on a surface, (x, y) being a tensor [1, 2]. Takes a step at a time, so that several can race.
class SurfaceWalker {
public:
    explicit SurfaceWalker(SurfaceWalkRequest request);
    SurfaceWalker(const SurfaceWalker &) = delete;
    SurfaceWalker &operator=(const SurfaceWalker &) = delete;

    const SurfaceWalkRequest &request() const { return m_request; }
    std::int64_t stepsDone() const { return m_stepsDone; }
    const WalkPoint &point() const { return m_point; }
    void advance();
    /// The lines of the next step for x (axis 0) or y (axis 1), with the numbers put in.
    std::vector<WorkedLine> workNextStep(std::size_t axis) const;

private:
    void look();
    Point2 batchGradient();

    SurfaceWalkRequest m_request;
    Rng m_noise;
    Rng m_batches;
    std::vector<std::size_t> m_waiting; ///< points of the surface that have not had their turn
    Hyperparameters m_settings; ///< of the next step: with the rate that the schedule gives
    double &m_rate; ///< among them
    std::vector<TensorRange> m_tensors;
    std::int64_t m_stepsDone = 0;
    std::array<double, 2> m_weights;
    std::array<double, 2> m_gradient{};
    std::vector<std::array<double, 2>> m_state;
    OptimizerRow<double> m_row; ///< of the four above
    WalkPoint m_point;
};

struct SurfaceWalk {
    std::vector<WalkPoint> points; ///< steps + 1, fewer where it stopped
    /// The step whose point is the first with a number that is not finite; the walk stops there.
    std::optional<std::int64_t> divergedAt;
    /// See convergence().
    std::optional<std::int64_t> convergedAt;
    std::optional<Point2> goal; ///< the minimum that it converged to
};

/// The whole walk. Stops where it diverges.
SurfaceWalk walkSurface(const SurfaceWalkRequest &request);

/// Where a path has arrived, and since when: from point `step` to its end it stays within `radius` of `goal`. The goal
/// is the nearest of the surface's minima, where the path ends that near to one; else the path's last point, where that
/// is in a local minimum: slope at most 10⁻³, curved downwards in no direction. None: it has not converged.
struct Convergence {
    std::int64_t step = 0;
    Point2 goal;
};
std::optional<Convergence> convergence(const SurfaceKind &surface, const std::vector<WalkPoint> &points, double radius);
/// One hundredth of the shorter side of the part that is shown.
double usualRadius(const SurfaceKind &surface);

} // namespace vitrine
