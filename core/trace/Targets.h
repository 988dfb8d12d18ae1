#pragma once

#include "core/base/Result.h"
#include "core/graph/Graph.h"
#include "core/tensor/Snapshot.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine {

/// The target of a loss for a batch. `prediction` is what the network answers; `classes` gives for each sample the
/// class that was asked for (a label, a choice), nothing where it shall be the network's own answer.
///
/// `CrossEntropyLoss` gets class indices, [N] or [N, H, W] (a class asked for holds for every place). `YOLOXLoss`
/// gets no objects. Other losses get
/// the prediction's shape: one-hot for a list of classes, else 1 where the prediction is above one half (above 0 for
/// `BCEWithLogitsLoss`) and 0 elsewhere.
Snapshot makeTarget(const Node &loss, const Snapshot &prediction,
                    const std::vector<std::optional<std::int64_t>> &classes);

/// The class with the largest number, for sample `sample` of an answer [N, K]; nothing for other shapes.
std::optional<std::int64_t> largest(const Snapshot &answer, std::int64_t sample);

} // namespace vitrine
