#pragma once

#include "core/training/models/TrainingModel.h"

namespace vitrine {

/// Any network, block by block as it is described, with LibTorch's autograd.
Result<std::unique_ptr<TrainingModel>> makeTorchModel(const ModelRequest &request);

} // namespace vitrine
