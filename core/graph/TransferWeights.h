#pragma once

#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// Weights that go on from another training's.
struct TransferredWeights {
    TensorMap weights; ///< all that the graph has
    std::vector<std::string> fresh; ///< names that were drawn: they were missing, or of another shape
};

/// Takes from `trained` what fits by name and shape and draws the rest by the seed: transfer learning, with a head for
/// another number of classes.
TransferredWeights transferWeights(const Graph &graph, const TensorMap &trained, std::uint64_t seed);

/// Whether a tensor belongs to the layer of a YOLOXHead whose outputs are the classes, which is the one that cannot be
/// kept when there are others: "head.cls_preds.0.bias".
bool isOfClasses(const std::string &name);

} // namespace vitrine
