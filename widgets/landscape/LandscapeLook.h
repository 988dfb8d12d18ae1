#pragma once

#include "core/training/landscape/LandscapeSurface.h"
#include "widgets/landscape/LandscapeSession.h"
#include "widgets/optimizers/RaceSetup.h"
#include "widgets/optimizers/SurfaceDecor.h"

#include <memory>
#include <optional>
#include <set>

namespace vitrine {

/// What the views of a landscape show beside it, the same in all of them.
struct LandscapeLook {
    bool isLogarithmic = true;
    std::optional<Point2> chosen; ///< a place that the user clicked
    std::set<std::size_t> hidden; ///< paths that are not drawn
    std::int64_t step = -1; ///< paths are drawn up to this step, and marked there; −1: all of them
};

/// Names of the two directions: "PC 1 (81 %)".
AxisNames axisNames(const LandscapePlan &plan);
/// Whether a path is there and to be drawn.
bool isDrawn(const LandscapeSession &session, const LandscapeLook &look, std::size_t path);
/// What a path is drawn in.
Competitor pathStyle(const LandscapePath &path);
/// How many of a path's points come no later than a step; all for −1.
int pointsUpTo(const PlacedPath &path, std::int64_t step);
/// Where a path is at a step: between its points straight. Nothing for a path without points.
std::optional<Point2> placeAt(const PlacedPath &path, std::int64_t step);
/// The loss at a place, and the accuracy at the place nearest to it that has been computed.
LandscapeValue valueAt(const Landscape &landscape, const LandscapeSurface &surface, Point2 place);
/// "Loss 0.034   Accuracy 98.2 %   (0.25, −0.5)"
QString describePlace(const LandscapeValue &value, Point2 place);

} // namespace vitrine
