#pragma once

#include "core/base/Cancel.h"
#include "core/graph/BlockFigures.h"
#include "core/trace/Trace.h"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A CSPLayer of a run, taken apart into its two paths: conv1 and the bottlenecks; conv2 around them.
struct CspStudy {
    /// What one of the paths is, and costs.
    struct Path {
        std::vector<std::string> parts; ///< paths in the run, in turn
        std::vector<Snapshot> maps; ///< what each part puts out
        std::int64_t learnable = 0, macs = 0;
        std::int64_t channels = 0; ///< that it brings to the concatenation
    };
    std::string path; ///< "backbone.backbone.dark3.1"
    Snapshot input, joined, output;
    Path through, around;
    std::int64_t mixLearnable = 0, mixMacs = 0; ///< of conv3
    Snapshot mixKernel; ///< of conv3 [K, channels of both, 1, 1]

    std::int64_t learnable() const { return through.learnable + around.learnable + mixLearnable; }
    std::int64_t macs() const { return through.macs + around.macs + mixMacs; }
};

/// `path` names a CSPLayer of the run.
CspStudy cspOf(const Trace &trace, std::string_view path);

/// How much of what conv3 adds up comes by each of the two paths.
struct CspShares {
    double through = 0; ///< root mean square of conv3's sum over the channels that went through the bottlenecks
    double around = 0;

    double shareThrough() const { return through + around > 0 ? through / (through + around) : 0; }
};
/// Adds conv3's products up for each half by itself, in double precision, at up to `places` places evenly spread over
/// the map. Needs no torch.
CspShares sharesOf(const CspStudy &csp, const Cancel &cancel, std::int64_t places = 4096);

} // namespace vitrine
