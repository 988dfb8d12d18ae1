#pragma once

#include "core/detection/Evaluate.h"
#include "core/detection/Nms.h"

#include <span>
#include <vector>

namespace vitrine {

/// What a detector finds in one picture: `rows` is its answer, as BatchResult::answers has it. Boxes in pixels of the
/// network's input, which is so wide and high; by falling score.
std::vector<ScoredBox> foundBoxes(std::span<const float> rows, int width, int height, const NmsSettings &settings);

} // namespace vitrine
