#pragma once

#include "core/base/Cancel.h"
#include "core/training/walks/SurfaceWalk.h"
#include "widgets/optimizers/RaceSetup.h"

#include <optional>

namespace vitrine {

/// Where a walk is at a step of the race: one that diverged stays where it was last.
const WalkPoint &pointAt(const SurfaceWalk &walk, int step);

/// One competitor's whole walk.
struct RaceEntry {
    Competitor competitor;
    SurfaceWalkRequest request;
    SurfaceWalk walk;

    const WalkPoint &at(int step) const { return pointAt(walk, step); }
    bool hasDiverged(int step) const { return walk.divergedAt && step >= *walk.divergedAt; }
    /// Along what it remembers of the steps before this one; none where it remembers nothing.
    std::optional<Point2> remembered(int step) const;
    bool hasConverged(int step) const { return walk.convergedAt && step >= *walk.convergedAt; }
};

/// A race, made once and looked at from all sides. Nothing writes it any more.
struct Race {
    RaceSetup setup;
    std::shared_ptr<const SurfaceKind> surface;
    std::vector<RaceEntry> entries; ///< the competitors that are on
    std::optional<Competitor> fanOf; ///< whose walks from a grid of starts are in `fan`
    std::vector<SurfaceWalk> fan;

    const RaceEntry *find(int id) const;
    int steps() const { return setup.steps; }
};

/// The starts of a fan are a grid of this many by this many.
inline constexpr int fanSide = 5;

/// `fanOf`: the competitor that also starts from a grid of places; 0: none does. Empty where it was cancelled.
std::shared_ptr<const Race> makeRace(const RaceSetup &setup, int fanOf, const Cancel &cancel);
SurfaceWalkRequest walkOf(const RaceSetup &setup, const SurfaceKind &surface, const Competitor &competitor);

/// To the nearest of the surface's minima; none where it has none.
std::optional<double> distanceToMinimum(const SurfaceKind &surface, Point2 place);
/// "optimizer,step,x,y,f": every point of every path.
QString raceCsv(const Race &race);

} // namespace vitrine
