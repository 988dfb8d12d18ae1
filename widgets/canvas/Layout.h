#pragma once

#include "core/network/Network.h"

#include <span>
#include <vector>

namespace vitrine {

/// The size of a box that is to be placed, in canvas units.
struct LayoutBox {
    double width = 0;
    double height = 0;
};

/// A connection between two boxes, by their positions in the list.
struct LayoutEdge {
    int from = 0;
    int to = 0;
};

struct LayoutSpacing {
    double column = 88; ///< between columns, room for a connection's label
    double row = 32; ///< between boxes of a column
    double lane = 20; ///< height that a passing connection takes in a column
};

struct LayoutResult {
    std::vector<int> columns; ///< of each box
    std::vector<Position> positions; ///< the centre of each box
    std::vector<std::vector<Position>>
        bends; ///< for each edge the points that it passes on its way, from left to right
};

/// Places boxes from left to right, each in a column right of all that feed it, so that few connections cross and
/// straight chains stay straight. Long connections get a lane of their own through the columns they pass.
/// Edges that close a cycle are left out of the ordering; edges to boxes that don't exist must not be given.
///
/// Sugiyama, Tagawa, Toda 1981: longest-path ranks, dummy boxes, barycentre ordering; coordinates by isotonic
/// regression.
LayoutResult layoutLayered(std::span<const LayoutBox> boxes, std::span<const LayoutEdge> edges,
                           LayoutSpacing spacing = {});

} // namespace vitrine
