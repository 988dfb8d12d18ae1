#pragma once

#include "core/training/SurfaceKind.h"
#include "core/training/TrainSetup.h"
#include "core/training/landscape/Plane.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// What batch norm subtracts and divides by while a landscape is computed.
enum class NormStatistics {
    Running, ///< the running statistics as they were trained, wherever the weights are
    Batch ///< those of the samples themselves, anew at each place: what training does
};

/// The part of a plane that is computed, and how finely.
struct LandscapeArea {
    Point2 low{-1, -1}, high{1, 1};
    int columns = 25, rows = 25; ///< places along x and y, the corners included; one row: a line along x

    Point2 place(int column, int row) const;
    std::size_t count() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
    std::size_t index(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }
    bool operator==(const LandscapeArea &) const = default;
};

/// The loss at one place.
struct LandscapeValue {
    double loss = none; ///< mean over the samples
    double accuracy = none; ///< 0 … 1; NaN for networks that don't answer with classes
};

/// The loss of a network around its weights, as far as it has been computed.
struct Landscape {
    std::shared_ptr<const Plane> plane;
    LandscapeArea area;
    std::vector<LandscapeValue> values; ///< row by row from the lowest y
    std::vector<bool> isKnown; ///< beside `values`
    int stride = 0; ///< every stride-th place in each direction is known, and the last ones; 0: no such grid yet
    LandscapeValue centre; ///< at (0, 0)
    /// ∂²loss/∂a² along x and y at (0, 0), by finite differences: how sharp the place is. NaN: not known.
    double curvatureX = none, curvatureY = none;

    bool isComplete() const { return stride == 1; }
    const LandscapeValue &at(int column, int row) const { return values[area.index(column, row)]; }
};

/// A point of a path on the plane.
struct PlacedPoint {
    std::int64_t step = 0;
    Projection projection;
};

/// A run's path on the plane.
struct PlacedPath {
    std::string name; ///< "Adam"
    std::vector<PlacedPoint> points;
};

/// An area around all the paths and (0, 0), a quarter wider than they are; no side less than half of the other, so that
/// paths along one direction have a landscape too.
LandscapeArea areaAround(const std::vector<PlacedPath> &paths, int side);

/// All numbers: `kind,name,step,x,y,loss,accuracy,distance`, a line a place (kind “grid”) and a point of a path
/// (“path”).
std::string landscapeCsv(const Landscape &landscape, const std::vector<PlacedPath> &paths);

} // namespace vitrine
