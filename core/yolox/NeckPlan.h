#pragma once

#include "core/base/Result.h"
#include "core/detection/YoloxModel.h"
#include "core/tensor/Snapshot.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// The necks that are set side by side: feature pyramid (arXiv 1612.03144), path aggregation (arXiv 1803.01534), and
/// path aggregation of Ghost bottlenecks (arXiv 1911.11907).
enum class NeckKind { Fpn, Pan, GhostPan };
constexpr int neckKinds = 3;

/// What a place of the neck does.
enum class NeckRole {
    Feature, ///< a map of the backbone: "c3", "c4", "c5"
    Lateral, ///< 1×1 convolution: other channels, the same size
    Upsample, ///< each value becomes 2×2: the way down
    Concat, ///< channels stacked
    Mix, ///< convolutions that mix what was stacked
    Halve ///< convolution of stride 2: the way up
};

/// A place of the neck's picture: a block, or blocks that follow each other.
struct NeckPlace {
    std::string first; ///< id of the first block in NeckPlan::network
    std::string last; ///< of the block whose output is shown; mostly the same
    NeckRole role = NeckRole::Feature;
    double column = 0; ///< from 0 on, to the right
    double level = 0; ///< 0, 1, 2 for strides 8, 16, 32; halves lie between
};

/// From one place's output to another place, as indices into NeckPlan::places.
struct NeckEdge {
    int from = 0;
    int to = 0;
    int port = 0; ///< of the place it leads to: 0, or 1 for the second part of a concat
};

/// A neck without its backbone: a network whose inputs are the backbone's three maps.
struct NeckPlan {
    NeckKind kind = NeckKind::Pan;
    Network network; ///< Input blocks "c3", "c4", "c5"; a "." in the ids of parts is "_" here
    std::array<std::string, 3> outputs; ///< ids of the blocks that give P3, P4, P5
    std::vector<NeckPlace> places; ///< in the order of computing
    std::vector<NeckEdge> edges;

    /// The place whose blocks `block` is among; −1: none.
    int placeOf(std::string_view block) const;
};

inline constexpr std::array<std::string_view, 3> neckInputs{"c3", "c4", "c5"};

/// Blocks names: "YOLOPAFPN".
std::string neckType(NeckKind kind);
/// The one that a YOLOX has.
NeckKind neckOf(const YoloxSpec &spec);
/// A neck for these features, [N, C, H, W] each, with `spec`'s width, depth, depthwise and activation. YOLOFPN has no
/// width of its own: its channels are scaled by `spec`'s as the others' are. Fails where the features don't fit.
Result<NeckPlan> planNeck(NeckKind kind, const YoloxSpec &spec, const std::array<Shape, 3> &features);

} // namespace vitrine
