#pragma once

#include "core/graph/Graph.h"
#include "core/training/OptimizerKind.h"
#include "core/training/landscape/Plane.h"

#include <cstdint>

namespace vitrine {

/// Along which dimension of each learnable tensor its filters (or neurons) are counted, beside layOut(graph).ranges:
/// the first, but for transposed convolutions the second.
std::vector<std::size_t> filterAxes(const Graph &graph);

struct RandomPlaneOptions {
    std::uint64_t seed = 0;
    /// Tensors of one dimension (biases, the scales and shifts of norms) move too, each of their numbers as a filter of
    /// its own. The paper leaves them where they are.
    bool movesBiases = false;
};

/// Two random directions through a row of weights, filter by filter as long as the weights themselves: for each filter
/// d ← d / ‖d‖ · ‖w‖, with d from a standard normal distribution. Without that, networks of large weights would look
/// flatter than they are. Li, Xu, Taylor, Studer, Goldstein, "Visualizing the Loss Landscape of Neural Nets", 2018,
/// arXiv 1712.09913. Each tensor draws from a stream of its own.
Plane randomPlane(const Graph &graph, std::span<const float> weights, const RandomPlaneOptions &options);

} // namespace vitrine
