#pragma once

#include "core/experiments/ExperimentKind.h"
#include "core/training/walks/SurfaceWalk.h"

#include <span>

namespace vitrine {

/// An experiment in which optimizers walk on a surface.
class SurfaceExperiment : public ExperimentKind {
public:
    ExperimentScene scene(const ExperimentRequest &request) const final { return surface(request); }
    Result<std::unique_ptr<ExperimentRun>> begin(const ExperimentRequest &request) const final;

    /// Who walks where.
    virtual SurfaceScene surface(const ExperimentRequest &request) const = 0;
    /// `walks`: beside the scene's arms.
    virtual ExperimentOutcome judge(const ExperimentRequest &request, const SurfaceScene &scene,
                                    std::span<const SurfaceWalk> walks) const = 0;
};

/// A number of each point of a walk as a curve; `number` gets the walk and the index of the point, from `first` on.
/// Long walks are thinned to what a plot shows.
ExperimentSeries curveOf(const SurfaceArm &arm, const SurfaceWalk &walk, int colour,
                         const std::function<double(const SurfaceWalk &, std::size_t)> &number, std::size_t first = 0);
/// How far a point is from the nearest minimum of the scene's surface.
double distanceToMinimum(const SurfaceScene &scene, const WalkPoint &point);
/// Length of the step that led to point `i` ≥ 1.
double stepLength(const SurfaceWalk &walk, std::size_t i);

} // namespace vitrine
