#pragma once

// Private to core's LibTorch side.

#include "core/blocks/Ops.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <string>

namespace vitrine {

/// YOLOX's loss of rows [N, cells, 5 + classes] against objects [N, most, 5], as a number that autograd goes through:
/// value and gradient are computed by core/detection/loss on the CPU. `terms` receives iou, objectness, classes, l1 and
/// positives (for each object).
at::Tensor yoloxLoss(const at::Tensor &rows, const at::Tensor &objects, const LossAttributes &attributes,
                     std::map<std::string, at::Tensor> &terms);

} // namespace vitrine
