#pragma once

#include "core/detection/YoloxModel.h"
#include "core/graph/BlockFigures.h"
#include "core/trace/Trace.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A backbone, a stage of it, or a part of one, down to the operations that are not made of others.
struct BackbonePart {
    std::string path; ///< "backbone.backbone.dark3.1"; of a stage "backbone.backbone.dark3"
    std::string name; ///< within its whole: "dark3", "1", "m.0", "conv1"
    const BlockKind *kind = nullptr; ///< null: a stage, which is no block of its own
    int firstNode = 0, endNode = 0; ///< its nodes are [firstNode, endNode)
    ValueRef output; ///< the last one, where there are several
    Shape input, shape; ///< of what goes in first and what comes out
    BlockFigures figures;
    std::vector<BackbonePart> parts; ///< in the order in which they run; of a stage its blocks

    /// Itself or one within by its path; null where there is none.
    const BackbonePart *find(std::string_view wanted) const;
    /// Convolutions among its operations.
    int convolutions() const;
};

/// The CSPDarknet or Darknet of a graph, taken apart into stem, dark2, …, dark5; none where there is none.
std::optional<BackbonePart> backboneOf(const Graph &graph);

/// A backbone by itself on a picture [3, height, width]: blocks "images" and "backbone".
Network backboneNetwork(const YoloxSpec &spec, int width, int height);
/// The one that it is compared with: Darknet53 for a CSPDarknet; for Darknet53 the CSPDarknet of YOLOX-L, which is as
/// deep and wide as the family's 1.
YoloxSpec otherBackbone(const YoloxSpec &spec);
/// A run's weights under the names that they have in backboneNetwork().
TensorMap backboneWeights(const Trace &trace, const BackbonePart &backbone);

/// Milliseconds that a part's operations took in a run.
double timeOf(const Trace &trace, const BackbonePart &part);

/// What a composite within a run puts out, or a node by its path; invalid where there is none.
Snapshot outputAt(const Trace &trace, std::string_view path);
/// What goes into it first.
Snapshot inputAt(const Trace &trace, std::string_view path);
/// Paths of the composites of a type, in the order in which they run.
std::vector<std::string> compositesOf(const Graph &graph, std::string_view type);

} // namespace vitrine
