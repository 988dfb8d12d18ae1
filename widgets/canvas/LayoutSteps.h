#pragma once

#include "widgets/canvas/Layout.h"

#include <span>
#include <vector>

/// The steps that layoutLayered() is made of.
namespace vitrine::layout {

/// A box, or the lane of a connection through one column (a dummy).
struct Vertex {
    int column = 0;
    double width = 0;
    double height = 0;
    bool dummy = false;
    std::vector<int> left, right; ///< neighbours in the columns beside
};

struct Layers {
    std::vector<Vertex> vertices; ///< the boxes first, then the dummies
    std::vector<std::vector<int>> columns; ///< vertices from top to bottom
    std::vector<std::vector<int>> lanes; ///< the dummies of each edge, from left to right
};

/// The length of the longest path that leads to each box; a box that nothing feeds stands right before what it feeds.
std::vector<int> longestPathColumns(std::size_t count, std::span<const LayoutEdge> edges);
Layers makeLayers(std::span<const LayoutBox> boxes, std::span<const LayoutEdge> edges, const std::vector<int> &columns,
                  double lane);
/// Number of pairs of connections that cross between neighbouring columns.
int crossings(const Layers &layers);
/// Sorts each column by the mean place of its neighbours, back and forth; keeps the order with the fewest crossings.
void orderByBarycentre(Layers &layers, int sweeps);
/// Centres from top to bottom in the given order, `gap` apart, as near as can be to the neighbours' centres.
std::vector<double> straighten(const Layers &layers, double gap, int sweeps);

} // namespace vitrine::layout
