#pragma once

#include "core/base/Cancel.h"
#include "core/trace/Trace.h"
#include "core/yolox/NeckPlan.h"

#include <cstdint>
#include <memory>

namespace vitrine {

/// What the necks are compared on.
struct NeckInputs {
    YoloxSpec spec;
    std::array<Snapshot, 3> features; ///< what the backbone made of the picture: C3, C4, C5, [1, C, H, W]
    TensorMap weights; ///< of the YOLOX that ran: "backbone.lateral_conv0.conv.weight"
    std::uint64_t seed = 1; ///< of the fresh weights of the other necks
};

/// From a run of a YOLOX network as yoloxNetwork() makes it.
NeckInputs neckInputsOf(const Trace &trace, const YoloxSpec &spec);

/// Which places of the outputs change when one place of an input does.
struct NeckInfluence {
    int level = 0; ///< of the changed input: 0, 1, 2
    int row = 0, column = 0;
    /// By output level: |Δ| of each place, the mean over its channels, over the mean |y| of that map; row by row.
    std::array<std::vector<float>, 3> change;
    std::array<std::int64_t, 3> changed{}; ///< how many places of each output changed at all

    double share(int output) const; ///< of the output's places that changed
};

/// A neck that has seen the features.
struct NeckResult {
    NeckPlan plan;
    bool isOwn = false; ///< the weights are those of the run; else fresh ones, batch norms set to these features
    std::shared_ptr<const Trace> trace; ///< Eval mode
    /// What influence is measured against: the same in double precision, unless that would take too long. A change
    /// fades by orders of magnitude on its way through layers that have not learned.
    std::shared_ptr<const Trace> reference;
    std::int64_t parameters = 0;
    std::int64_t macs = 0;
};

/// Runs a neck on the features. Call on the compute thread, like all below.
Result<NeckResult> computeNeck(NeckKind kind, const NeckInputs &inputs, const Cancel &cancel);
/// The shortest forward time of five, milliseconds, after one to warm up.
Result<double> timeNeck(const NeckResult &neck, const Cancel &cancel);
/// Adds to every channel of one place of an input that channel's standard deviation, and runs the neck again. What
/// counts as changed lies above rounding: more than 1e-13 (in single precision 1e-6) of the largest |y| of the map.
Result<NeckInfluence> influenceOf(const NeckResult &neck, int level, int row, int column, const Cancel &cancel);

} // namespace vitrine
