#pragma once

#include "core/base/Result.h"
#include "core/graph/Graph.h"
#include "core/training/models/TrainingModel.h"

namespace vitrine {

/// What a loss compares its prediction with: class indices for `CrossEntropyLoss`; the set's own numbers where it has
/// some; the objects of each picture, [N, most, 5], for `YOLOXLoss`; the network's input where the prediction has its
/// shape (an autoencoder); else 1 for the label's class and 0 for the others, or, with a single output, the label
/// itself.
Result<Snapshot> targetOf(const Node &loss, const Batch &batch);

/// As YOLOXLoss has them: class, centre x and y, width and height, a row an object; rows of zeros fill up. A list a
/// picture, in pixels of the network's input. Groups that none can tell apart teach nothing.
Snapshot objectTarget(const std::vector<std::vector<MarkedObject>> &pictures);

/// Whether the answers are classes, so that right ones can be counted: a prediction [N, K], or one number for two
/// classes, and no numbers for answers.
bool answersWithClasses(const Node &loss, const Batch &batch);

/// Above which a single output means class 1: 0 for logits, else a half.
double threshold(const Node &loss);

} // namespace vitrine
