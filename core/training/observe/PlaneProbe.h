#pragma once

#include "core/base/Result.h"
#include "core/network/Network.h"
#include "core/tensor/TensorMap.h"

#include <memory>

namespace vitrine {

/// The places that a network is asked about: a grid over the plane, or, for one that takes a single number, a row.
struct PlaneGrid {
    int columns = 80;
    int rows = 80; ///< 1: a row
    double extent = 1.2; ///< from −extent to extent on both axes

    /// Of the middle of a cell; row 0 is at the top, where y is largest.
    double x(int column) const { return extent * (2 * (column + 0.5) / columns - 1); }
    double y(int row) const { return extent * (1 - 2 * (row + 0.5) / rows); }
    bool operator==(const PlaneGrid &) const = default;
};

/// What every block of a network answers on a grid. Immutable.
struct PlaneMaps {
    PlaneGrid grid;
    TensorMap outputs; ///< by block: [rows · columns, K], row by row from the top
};

/// Asks a network that takes points what each of its blocks answers all over the plane. Small perceptrons answer in a
/// millisecond or two; every other network is run as it is. Used on the compute thread.
class PlaneProbe {
public:
    /// Fails on a network that takes no points (core/graph/Neurons.h), or is not sound.
    static Result<std::unique_ptr<PlaneProbe>> make(const Network &network, const PlaneGrid &grid);
    ~PlaneProbe();

    Result<std::shared_ptr<const PlaneMaps>> look(const TensorMap &weights);
    bool isFused() const; ///< the quick way

private:
    PlaneProbe();
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace vitrine
